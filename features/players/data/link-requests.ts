import { and, desc, eq, gt, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { verificationRequests } from "@/db/schema/identity";
import { playerProfiles } from "@/db/schema/players";

const v = verificationRequests;

export interface LinkRequest {
  id: string;
  player: string;
  discordId: string;
  person: string;
  attemptsLeft: number;
  askedAt: string;
  expiresAt: string;
}

/** A player of this guild, and whether somebody has linked them. */
export async function findPlayer(
  ctx: GuildContext,
  playerId: number,
): Promise<{ name: string; linked: boolean } | null> {
  const [row] = await ctx.db
    .select({
      name: playerProfiles.ingameName,
      // Named in full: of a single table the builder leaves the table's name out, and both columns are l's as well.
      linked: sql<boolean>`exists (select 1 from player_links l where l.guild_id = player_profiles.guild_id and l.player_id = player_profiles.player_id and l.verified)`,
    })
    .from(playerProfiles)
    .where(and(eq(playerProfiles.guildId, ctx.guildId), eq(playerProfiles.playerId, playerId)));
  return row ?? null;
}

/** Requests that wait for staff, newest first. */
export async function openLinkRequests(ctx: GuildContext): Promise<LinkRequest[]> {
  const rows = await ctx.db
    .select()
    .from(v)
    .where(
      and(
        eq(v.guildId, ctx.guildId),
        eq(v.kind, "player-link"),
        eq(v.state, "open"),
        gt(v.expiresAt, ctx.now),
      ),
    )
    .orderBy(desc(v.createdAt))
    .limit(100);
  const names = await peopleNames(
    ctx,
    rows.map((row) => String(row.evidence?.discordId ?? "")),
  );
  return rows.map((row) => {
    const discordId = String(row.evidence?.discordId ?? "");
    return {
      id: row.id,
      player: String(row.evidence?.name ?? ""),
      discordId,
      person: names.get(discordId) ?? discordId,
      attemptsLeft: row.maxAttempts - row.attempts,
      askedAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
    };
  });
}

async function peopleNames(ctx: GuildContext, discordIds: string[]): Promise<Map<string, string>> {
  if (discordIds.length === 0) return new Map();
  const result = await ctx.db.execute<{ discord_id: string; name: string }>(sql`
    select discord_id, display_name as name from guild_members
    where guild_id = ${ctx.guildId} and discord_id = any(${sql.param(discordIds)}::text[])`);
  return new Map(result.rows.map((row) => [row.discord_id, row.name]));
}
