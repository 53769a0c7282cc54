import { and, eq, isNull, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { guildChannels, guildSync } from "@/db/schema/core";
import { guildMembers } from "@/db/schema/servers";

export interface MemberFacts {
  discordId: string;
  displayName: string;
  avatar: string | null;
  roleIds: string[];
  joinedAt: Date | null;
  isAdmin: boolean;
}

/**
 * Brings a guild's members to what Discord said. Whoever is missing has left; rows stay, because tickets and orders
 * lead to them. Whoever something was told of since then stays as they were told.
 * @param asOf when Discord was asked, by the database's clock
 * @returns how many were there
 */
export async function syncMembers(
  ctx: GuildContext,
  members: readonly MemberFacts[],
  asOf = ctx.now,
): Promise<number> {
  const at = sql`${asOf.toISOString()}::timestamptz`;
  const sorted = [...members].sort((a, b) => (a.discordId < b.discordId ? -1 : 1));
  const list = JSON.stringify(
    sorted.map((member) => ({ ...member, joinedAt: member.joinedAt?.toISOString() ?? null })),
  );
  await ctx.db.execute(sql`
    insert into guild_members (guild_id, discord_id, display_name, avatar, role_ids, join_date, is_admin, left_at, synced_at)
    select ${ctx.guildId}, m."discordId", m."displayName", m.avatar, m."roleIds", m."joinedAt", m."isAdmin", null, ${at}
    from jsonb_to_recordset(${list}::jsonb)
      as m("discordId" text, "displayName" text, avatar text, "roleIds" text[], "joinedAt" timestamptz, "isAdmin" boolean)
    on conflict (guild_id, discord_id) do update set display_name = excluded.display_name, avatar = excluded.avatar,
      role_ids = excluded.role_ids, join_date = coalesce(excluded.join_date, guild_members.join_date),
      is_admin = excluded.is_admin, left_at = null, synced_at = excluded.synced_at
    where guild_members.synced_at <= excluded.synced_at`);
  await ctx.db.execute(sql`
    update guild_members set left_at = now(), role_ids = '{}', is_admin = false, synced_at = ${at}
    where guild_id = ${ctx.guildId} and left_at is null and synced_at <= ${at}
      and not discord_id = any(${sql.param(sorted.map((member) => member.discordId))}::text[])`);
  return sorted.length;
}

/** Keeps one member as Discord has just told of them: somebody new, another name, other roles. */
export async function keepMember(ctx: GuildContext, member: MemberFacts): Promise<void> {
  const { discordId, displayName, avatar, roleIds, joinedAt, isAdmin } = member;
  const facts = { displayName, avatar, roleIds, isAdmin, leftAt: null, syncedAt: sql`now()` };
  await ctx.db
    .insert(guildMembers)
    .values({ guildId: ctx.guildId, discordId, joinDate: joinedAt, ...facts })
    .onConflictDoUpdate({
      target: [guildMembers.guildId, guildMembers.discordId],
      set: { ...facts, ...(joinedAt && { joinDate: joinedAt }) },
    });
}

/** Somebody has left, or was made to. Their row stays, without roles. */
export async function memberLeft(ctx: GuildContext, discordId: string): Promise<void> {
  await ctx.db
    .update(guildMembers)
    .set({ leftAt: ctx.now, roleIds: [], isAdmin: false, syncedAt: sql`now()` })
    .where(
      and(
        eq(guildMembers.guildId, ctx.guildId),
        eq(guildMembers.discordId, discordId),
        isNull(guildMembers.leftAt),
      ),
    );
}

/** Notes how the bot stands in a guild: when it last looked, and what went wrong if it did. */
export async function recordSync(
  ctx: GuildContext,
  sync: {
    botPresent: boolean;
    memberCount: number | null;
    error: string | null;
    /** What the bot may do in the guild, and the position of its highest role; as before where they were not read. */
    bot?: { permissions: string; position: number };
  },
): Promise<void> {
  const failed = sync.error !== null;
  const row = {
    state: failed ? "error" : sync.botPresent ? "active" : "sleep",
    botPresent: sync.botPresent,
    memberCount: sync.memberCount,
    lastSyncAt: ctx.now,
    ...(sync.bot && { botPermissions: sync.bot.permissions, botPosition: sync.bot.position }),
    ...(failed && { lastError: sync.error, lastErrorAt: ctx.now }),
    updatedAt: ctx.now,
  };
  await ctx.db
    .insert(guildSync)
    .values({ guildId: ctx.guildId, ...row })
    .onConflictDoUpdate({ target: guildSync.guildId, set: row });
}

/** What a channel is for. */
export type ChannelPurpose =
  | "kills"
  | "connections"
  | "bounties"
  | "shop"
  | "status"
  | "tickets"
  | "ticket-log"
  | "admin";

/** Gives a channel a purpose, or brings its name up to date. */
export async function setChannel(
  ctx: GuildContext,
  channel: { channelId: string; purpose: ChannelPurpose; name: string },
): Promise<void> {
  const { channelId, purpose, name } = channel;
  await ctx.db
    .insert(guildChannels)
    .values({ guildId: ctx.guildId, channelId, purpose, name, kind: "text" })
    .onConflictDoUpdate({
      target: [guildChannels.guildId, guildChannels.purpose, guildChannels.channelId],
      set: { name, updatedAt: ctx.now },
    });
}
