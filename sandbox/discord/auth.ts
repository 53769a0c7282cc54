import type { DiscordApp } from "@/sandbox/config";
import type { Call, Handler, Reply } from "@/sandbox/http/types";
import { bearer } from "@/sandbox/oauth";
import { isSnowflake } from "@/sandbox/state/snowflake";
import type { Guild, Member, Person, TokenPair } from "@/sandbox/state/types";
import { invalidForm, missingAccess, notSnowflake, unauthorized, unknownGuild } from "./errors";

export interface SignedIn {
  readonly person: Person;
  readonly token: TokenPair;
}

/** Whoever a Bearer token stands for. */
export function signedIn(call: Call): SignedIn | null {
  const token = bearer(call, "discord");
  const person = token && call.store.person(token.personId);
  return token && person ? { token, person } : null;
}

/** A handler for people. Discord answers a missing scope like a missing token: 401. */
export function withUser(scope: string, handler: (call: Call, user: SignedIn) => Reply): Handler {
  return (call) => {
    const user = signedIn(call);
    return user?.token.scope.includes(scope) ? handler(call, user) : unauthorized();
  };
}

export function botOf(call: Call): DiscordApp | null {
  const [scheme, token] = (call.headers.authorization ?? "").split(" ");
  if (scheme !== "Bot" || !token) return null;
  return call.config.discord.apps.find((app) => app.botToken === token) ?? null;
}

/** A handler for bots. Every parameter in the path must be a snowflake. */
export function withBot(handler: (call: Call, bot: DiscordApp) => Reply | Promise<Reply>): Handler {
  return (call) => {
    const bot = botOf(call);
    if (!bot) return unauthorized();
    const wrong = Object.entries(call.params).filter(([, value]) => !isSnowflake(value));
    if (wrong.length > 0) return invalidForm(wrong.map(([name, value]) => notSnowflake(name, value)));
    return handler(call, bot);
  };
}

export interface BotInGuild {
  readonly bot: DiscordApp;
  readonly guild: Guild;
  readonly self: Member;
}

/** A handler for a bot in the guild `:guild_id`. Strangers' guilds look like missing ones, or are no access. */
export function withGuildBot(
  handler: (call: Call, where: BotInGuild) => Reply | Promise<Reply>,
  outside = missingAccess,
): Handler {
  return withBot((call, bot) => {
    const guild = call.store.guild(call.params.guild_id ?? "");
    if (!guild) return unknownGuild();
    const self = call.store.member(guild, bot.id);
    return self ? handler(call, { bot, guild, self }) : outside();
  });
}
