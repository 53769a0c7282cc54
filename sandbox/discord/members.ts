import { jsonBody } from "@/sandbox/http/body";
import { empty, json } from "@/sandbox/http/reply";
import type { Call, Reply, Route } from "@/sandbox/http/types";
import { route } from "@/sandbox/http/types";
import { guildPermissions, PERMISSION, topPosition } from "@/sandbox/state/permissions";
import type { Guild, Member } from "@/sandbox/state/types";
import { type BotInGuild, withGuildBot } from "./auth";
import {
  invalidForm,
  invalidJson,
  missingPermissions,
  unknownBan,
  unknownMember,
  unknownRole,
  unknownUser,
} from "./errors";
import { anyUser, memberShape } from "./serialise";

const LONGEST_TIMEOUT_MS = 28 * 86_400_000;

/** True when the bot may act on a member: by the right itself, and by standing above everyone but the owner. */
function mayActOn({ guild, self }: BotInGuild, target: Member, right: bigint): boolean {
  if (!(guildPermissions(guild, self) & right)) return false;
  return guild.ownerId !== target.userId && topPosition(guild, target) < topPosition(guild, self);
}

function timeoutOf(call: Call, value: unknown): string | null | undefined {
  if (value === null) return null;
  const until = typeof value === "string" ? Date.parse(value) : Number.NaN;
  const longest = call.now.getTime() + LONGEST_TIMEOUT_MS;
  return Number.isNaN(until) || until > longest ? undefined : new Date(until).toISOString();
}

/** A timeout, a nickname or the whole list of roles. An administrator cannot be timed out. */
function changeMember(call: Call, where: BotInGuild): Reply {
  const { guild } = where;
  const body = jsonBody(call);
  if (!body) return invalidJson();
  const member = call.store.member(guild, call.params.user_id ?? "");
  if (!member) return unknownMember();
  const change: Partial<Member> = {};
  if (body.communication_disabled_until !== undefined) {
    const admin = guildPermissions(guild, member) & PERMISSION.ADMINISTRATOR;
    if (admin || !mayActOn(where, member, PERMISSION.MODERATE_MEMBERS)) return missingPermissions();
    const until = timeoutOf(call, body.communication_disabled_until);
    if (until === undefined) {
      const path = "communication_disabled_until";
      const message = "Must be a time in the next 28 days.";
      return invalidForm([{ path, code: "DATE_TIME_TYPE_PARSE", message }]);
    }
    change.timeoutUntil = until;
  }
  if (body.nick !== undefined) {
    if (!mayActOn(where, member, PERMISSION.MANAGE_NICKNAMES)) return missingPermissions();
    change.nick = typeof body.nick === "string" && body.nick ? body.nick.slice(0, 32) : null;
  }
  if (Array.isArray(body.roles)) {
    const wanted = body.roles.map(String);
    const touched = [...wanted, ...member.roles].filter(
      (id) => wanted.includes(id) !== member.roles.includes(id),
    );
    const problem = touched.map((id) => roleProblem(where, id)).find((one) => one !== null);
    if (problem) return problem;
    change.roles = wanted;
  }
  call.store.change(() => Object.assign(member, change));
  return json(200, memberShape(call, member));
}

function roleProblem({ guild, self }: BotInGuild, roleId: string): Reply | null {
  const role = guild.roles.find((one) => one.id === roleId);
  if (!role) return unknownRole();
  const may = guildPermissions(guild, self) & PERMISSION.MANAGE_ROLES;
  return may && role.botId === null && role.position < topPosition(guild, self) ? null : missingPermissions();
}

/** Takes someone out of a guild and of its threads. */
export function leaves(guild: Guild, userId: string): void {
  guild.members = guild.members.filter((one) => one.userId !== userId);
  for (const thread of guild.threads) {
    thread.members = thread.members.filter((one) => one.userId !== userId);
  }
}

function kick(call: Call, where: BotInGuild): Reply {
  const member = call.store.member(where.guild, call.params.user_id ?? "");
  if (!member) return unknownMember();
  if (!mayActOn(where, member, PERMISSION.KICK_MEMBERS)) return missingPermissions();
  call.store.change(() => leaves(where.guild, member.userId));
  return empty();
}

/** Discord asks for the reason in a header, percent-encoded. */
function reasonOf(call: Call): string {
  const header = String(call.headers["x-audit-log-reason"] ?? "");
  try {
    return decodeURIComponent(header);
  } catch {
    return header;
  }
}

function ban(call: Call, where: BotInGuild): Reply {
  const { guild, self } = where;
  const userId = call.params.user_id ?? "";
  if (!anyUser(call, userId)) return unknownUser();
  const member = call.store.member(guild, userId);
  const may = member
    ? mayActOn(where, member, PERMISSION.BAN_MEMBERS)
    : guildPermissions(guild, self) & PERMISSION.BAN_MEMBERS;
  if (!may) return missingPermissions();
  call.store.change(() => {
    leaves(guild, userId);
    if (guild.bans.some((one) => one.userId === userId)) return;
    guild.bans.push({ userId, reason: reasonOf(call) });
  });
  return empty();
}

function unban(call: Call, { guild, self }: BotInGuild): Reply {
  if (!(guildPermissions(guild, self) & PERMISSION.BAN_MEMBERS)) return missingPermissions();
  const userId = call.params.user_id ?? "";
  if (!guild.bans.some((one) => one.userId === userId)) return unknownBan();
  call.store.change(() => {
    guild.bans = guild.bans.filter((one) => one.userId !== userId);
  });
  return empty();
}

function bans(call: Call, { guild, self }: BotInGuild): Reply {
  if (!(guildPermissions(guild, self) & PERMISSION.BAN_MEMBERS)) return missingPermissions();
  const shapes = guild.bans.map((one) => ({ reason: one.reason || null, user: anyUser(call, one.userId) }));
  const { user_id: id } = call.params;
  if (!id) return json(200, shapes);
  const at = guild.bans.findIndex((one) => one.userId === id);
  return at < 0 ? unknownBan() : json(200, shapes[at]);
}

const guild = "/guilds/:guild_id";

/** What moderation changes. */
export const memberRoutes: readonly Route[] = [
  route("PATCH", `${guild}/members/:user_id`, withGuildBot(changeMember)),
  route("DELETE", `${guild}/members/:user_id`, withGuildBot(kick)),
  route("GET", `${guild}/bans`, withGuildBot(bans)),
  route("GET", `${guild}/bans/:user_id`, withGuildBot(bans)),
  route("PUT", `${guild}/bans/:user_id`, withGuildBot(ban)),
  route("DELETE", `${guild}/bans/:user_id`, withGuildBot(unban)),
];
