import { and, eq, inArray, isNotNull, notInArray, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { guildChannels, guildRoles } from "@/db/schema/core";

export interface RoleFacts {
  roleId: string;
  name: string;
  color: number;
  position: number;
  permissions: string;
  managed: boolean;
}

/** Brings a guild's roles to what Discord says now, after its members. Rights of a role that is gone stay, and name nobody. */
export async function syncRoles(ctx: GuildContext, roles: readonly RoleFacts[]): Promise<void> {
  const ids = roles.map((role) => role.roleId);
  const mine = eq(guildRoles.guildId, ctx.guildId);
  await ctx.db
    .delete(guildRoles)
    .where(ids.length > 0 ? and(mine, notInArray(guildRoles.roleId, ids)) : mine);
  if (roles.length === 0) return;
  await ctx.db
    .insert(guildRoles)
    .values(roles.map((role) => ({ guildId: ctx.guildId, ...role })))
    .onConflictDoUpdate({
      target: [guildRoles.guildId, guildRoles.roleId],
      set: {
        name: sql`excluded.name`,
        color: sql`excluded.color`,
        position: sql`excluded.position`,
        permissions: sql`excluded.permissions`,
        managed: sql`excluded.managed`,
        syncedAt: sql`now()`,
      },
    });
  // Counted here, where members have just been synced: a page of a large guild would count all of them each time.
  await ctx.db.execute(sql`
    with h as (
      select u.role_id, count(*)::int as n from guild_members m, unnest(m.role_ids) as u(role_id)
      where m.guild_id = ${ctx.guildId} and m.left_at is null group by 1
    )
    update guild_roles r set holders = coalesce((select h.n from h where h.role_id = r.role_id), 0)
    where r.guild_id = ${ctx.guildId}`);
}

export interface ChannelFacts {
  channelId: string;
  name: string;
  /** `text` or `announcement`. */
  kind: string;
  /** The bits of what Grizzly OS may do there, as decimal text; null where they were not asked for. */
  permissions?: string | null;
  /** What keeps Grizzly OS from posting there, in words; null when nothing does. */
  problem: string | null;
}

/** Purpose of a channel's row that says only that the channel is there. */
export const LISTED = "listed";

/** Brings the list of a guild's channels to what Discord says now. One that is gone stays listed as gone. */
export async function syncChannels(ctx: GuildContext, channels: readonly ChannelFacts[]): Promise<void> {
  const rows = channels.map(({ problem, ...channel }) => ({
    guildId: ctx.guildId,
    purpose: LISTED,
    ...channel,
    isEnabled: problem === null,
    disabledReason: problem,
    updatedAt: ctx.now,
  }));
  const listed = and(eq(guildChannels.guildId, ctx.guildId), eq(guildChannels.purpose, LISTED));
  const ids = channels.map((channel) => channel.channelId);
  await ctx.db
    .update(guildChannels)
    .set({ isEnabled: false, disabledReason: CHANNEL_GONE, updatedAt: ctx.now })
    .where(ids.length > 0 ? and(listed, notInArray(guildChannels.channelId, ids)) : listed);
  if (rows.length === 0) return;
  await ctx.db
    .insert(guildChannels)
    .values(rows)
    .onConflictDoUpdate({
      target: [guildChannels.guildId, guildChannels.purpose, guildChannels.channelId],
      set: {
        name: sql`excluded.name`,
        kind: sql`excluded.kind`,
        permissions: sql`excluded.permissions`,
        isEnabled: sql`excluded.is_enabled`,
        disabledReason: sql`excluded.disabled_reason`,
        updatedAt: ctx.now,
      },
    });
  const well = rows.filter((row) => row.isEnabled).map((row) => row.channelId);
  if (well.length === 0) return;
  // A channel that refused us before and would take us now: its feeds go on.
  await ctx.db
    .update(guildChannels)
    .set({ isEnabled: true, disabledReason: null, updatedAt: ctx.now })
    .where(
      and(
        eq(guildChannels.guildId, ctx.guildId),
        inArray(guildChannels.channelId, well),
        isNotNull(guildChannels.disabledReason),
      ),
    );
}

/** Why nothing reaches a channel that was deleted in Discord. */
export const CHANNEL_GONE = "The channel does not exist any more.";
