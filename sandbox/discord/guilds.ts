import { empty, json } from "@/sandbox/http/reply";
import type { Call, Reply, Route } from "@/sandbox/http/types";
import { route } from "@/sandbox/http/types";
import { guildPermissions, PERMISSION, topPosition } from "@/sandbox/state/permissions";
import { isSnowflake } from "@/sandbox/state/snowflake";
import { type BotInGuild, withGuildBot } from "./auth";
import {
  discordError,
  invalidForm,
  missingAccess,
  missingPermissions,
  notSnowflake,
  unknownGuild,
  unknownMember,
  unknownRole,
  unknownUser,
} from "./errors";
import { lastMessageId } from "./message-shape";
import { anyUser, channelShape, guildShape, memberShape, roleShape } from "./serialise";

function listMembers(call: Call, { bot, guild }: BotInGuild): Reply {
  if (!bot.memberIntent) return missingAccess();
  const limit = Number(call.url.searchParams.get("limit") ?? 1);
  const after = call.url.searchParams.get("after") ?? "0";
  if (!isSnowflake(after)) return invalidForm([notSnowflake("after", after)]);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) {
    const message = "int value should be between 1 and 1000.";
    return invalidForm([{ path: "limit", code: "NUMBER_TYPE_RANGE", message }]);
  }
  const members = guild.members
    .filter((one) => BigInt(one.userId) > BigInt(after))
    .toSorted((a, b) => (BigInt(a.userId) < BigInt(b.userId) ? -1 : 1))
    .slice(0, limit);
  return json(
    200,
    members.flatMap((one) => memberShape(call, one) ?? []),
  );
}

function oneMember(call: Call, { guild }: BotInGuild): Reply {
  const userId = call.params.user_id ?? "";
  const member = call.store.member(guild, userId);
  if (member) return json(200, memberShape(call, member));
  return anyUser(call, userId) ? unknownMember() : unknownUser();
}

/** Giving and taking a role: MANAGE_ROLES, and only roles below the bot's own highest. */
function setRole(call: Call, { guild, self }: BotInGuild, give: boolean): Reply {
  const member = call.store.member(guild, call.params.user_id ?? "");
  if (!member) return unknownMember();
  const role = guild.roles.find((one) => one.id === call.params.role_id);
  if (!role) return unknownRole();
  if (role.id === guild.id) return discordError(400, 50028, "Invalid Role");
  const may = guildPermissions(guild, self) & PERMISSION.MANAGE_ROLES;
  if (!may || role.botId !== null || role.position >= topPosition(guild, self)) return missingPermissions();
  call.store.change(() => {
    const others = member.roles.filter((id) => id !== role.id);
    member.roles = give ? [...others, role.id] : others;
  });
  return empty();
}

/** All of them, as over the gateway: a bot knows the channels that it does not see, and why, by their overwrites. */
function listChannels(call: Call, { guild }: BotInGuild): Reply {
  return json(
    200,
    guild.channels.map((channel) => channelShape(guild, channel, lastMessageId(call, channel.id))),
  );
}

export const guildRoutes: readonly Route[] = [
  route(
    "GET",
    "/guilds/:guild_id",
    withGuildBot(
      (call, { guild }) => json(200, guildShape(guild, call.url.searchParams.get("with_counts") === "true")),
      unknownGuild,
    ),
  ),
  route("GET", "/guilds/:guild_id/members", withGuildBot(listMembers)),
  route("GET", "/guilds/:guild_id/members/:user_id", withGuildBot(oneMember)),
  route(
    "GET",
    "/guilds/:guild_id/roles",
    withGuildBot((_, { guild }) => json(200, guild.roles.map(roleShape))),
  ),
  route(
    "PUT",
    "/guilds/:guild_id/members/:user_id/roles/:role_id",
    withGuildBot((call, where) => setRole(call, where, true)),
  ),
  route(
    "DELETE",
    "/guilds/:guild_id/members/:user_id/roles/:role_id",
    withGuildBot((call, where) => setRole(call, where, false)),
  ),
  route("GET", "/guilds/:guild_id/channels", withGuildBot(listChannels)),
];
