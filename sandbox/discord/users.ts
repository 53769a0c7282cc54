import { json } from "@/sandbox/http/reply";
import type { Call, Reply, Route } from "@/sandbox/http/types";
import { route } from "@/sandbox/http/types";
import { isSnowflake } from "@/sandbox/state/snowflake";
import type { Guild, Member } from "@/sandbox/state/types";
import { botOf, signedIn, withBot, withUser } from "./auth";
import {
  type FieldError,
  invalidForm,
  missingAccess,
  notSnowflake,
  unauthorized,
  unknownGuild,
  unknownUser,
} from "./errors";
import { anyUser, botShape, memberShape, partialGuild, selfShape } from "./serialise";

function self(call: Call): Reply {
  const bot = botOf(call);
  if (bot)
    return json(200, { ...botShape(bot), mfa_enabled: true, locale: "en-US", verified: true, email: null });
  const user = signedIn(call);
  if (!user?.token.scope.includes("identify")) return unauthorized();
  return json(200, selfShape(user.person, user.token.scope));
}

function ownGuilds(call: Call): Reply {
  const bot = botOf(call);
  const user = signedIn(call);
  const id = bot?.id ?? (user?.token.scope.includes("guilds") ? user.person.id : null);
  if (!id) return unauthorized();
  const query = call.url.searchParams;
  const limit = Number(query.get("limit") ?? 200);
  const wrong: FieldError[] = [];
  if (!Number.isInteger(limit)) {
    wrong.push({
      path: "limit",
      code: "NUMBER_TYPE_COERCE",
      message: `Value "${query.get("limit")}" is not int.`,
    });
  } else if (limit < 1) {
    wrong.push({
      path: "limit",
      code: "NUMBER_TYPE_MIN",
      message: "int value should be greater than or equal to 1.",
    });
  } else if (limit > 200) {
    wrong.push({
      path: "limit",
      code: "NUMBER_TYPE_MAX",
      message: "int value should be less than or equal to 200.",
    });
  }
  const after = query.get("after") ?? "0";
  const before = query.get("before");
  if (!isSnowflake(after)) wrong.push(notSnowflake("after", after));
  if (before !== null && !isSnowflake(before)) wrong.push(notSnowflake("before", before));
  if (wrong.length > 0) return invalidForm(wrong);
  const guilds = call.store.state.guilds
    .flatMap((guild): [Guild, Member][] => {
      const member = call.store.member(guild, id);
      return member ? [[guild, member]] : [];
    })
    .filter(([guild]) => BigInt(guild.id) > BigInt(after) && (!before || BigInt(guild.id) < BigInt(before)))
    .slice(0, limit);
  const withCounts = query.get("with_counts") === "true";
  return json(
    200,
    guilds.map(([guild, member]) => partialGuild(guild, member, withCounts)),
  );
}

export const userRoutes: readonly Route[] = [
  route("GET", "/users/@me", self),
  route("GET", "/users/@me/guilds", ownGuilds),
  route(
    "GET",
    "/users/@me/guilds/:guild_id/member",
    withUser("guilds.members.read", (call, { person }) => {
      const guild = call.store.guild(call.params.guild_id ?? "");
      if (!guild) return unknownGuild();
      const member = call.store.member(guild, person.id);
      return member ? json(200, memberShape(call, member)) : missingAccess();
    }),
  ),
  route(
    "GET",
    "/users/:user_id",
    withBot((call) => {
      const user = anyUser(call, call.params.user_id ?? "");
      return user ? json(200, user) : unknownUser();
    }),
  ),
];
