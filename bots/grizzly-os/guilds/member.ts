import { type GuildMember, PermissionFlagsBits } from "discord.js";
import type { MemberFacts } from "@/features/guilds/mutations/members";

/** A member of discord.js in words of ours. */
export function memberFacts(member: GuildMember): MemberFacts {
  const { user, guild } = member;
  const strong = member.permissions.any([PermissionFlagsBits.Administrator, PermissionFlagsBits.ManageGuild]);
  return {
    discordId: user.id,
    displayName: member.nickname ?? user.globalName ?? user.username,
    avatar: user.avatar,
    roleIds: [...member.roles.cache.keys()].filter((roleId) => roleId !== guild.id),
    joinedAt: member.joinedAt,
    isAdmin: guild.ownerId === user.id || strong,
  };
}
