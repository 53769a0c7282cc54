import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { tickets } from "@/db/schema/tickets";
import { prepared } from "@/db/transaction";
import { dataOf } from "../../data/row";

/** A ticket as a case refers to it; null where the reader has none with this number. */
export async function ticketRef(ctx: GuildContext, number: number) {
  const [row] = await ctx.db
    .select({
      ticketId: tickets.ticketId,
      createdBy: tickets.createdBy,
      subjectType: tickets.subjectType,
      subjectId: tickets.subjectId,
      data: tickets.data,
    })
    .from(tickets)
    .where(and(eq(tickets.guildId, ctx.guildId), eq(tickets.number, number)));
  if (!row) return null;
  const { data, ...ref } = row;
  return { ...ref, waitingSince: dataOf({ data, createdBy: row.createdBy }).waitingSince };
}

export interface LinkedParty {
  playerId: number;
  name: string;
  discordId: string | null;
  linkedAt: string | null;
  method: string | null;
  lastSeenAt: string | null;
}

const PARTIES = `
select p.player_id, p.ingame_name, p.last_seen_at, l.discord_id, l.verified_at, l.method
from player_profiles p
left join player_links l on l.guild_id = p.guild_id and l.player_id = p.player_id and l.verified
where p.guild_id = $1 and (p.player_id = any($2::bigint[]) or l.discord_id = $3)`;

/** The players of a case with who is linked to each, and the one of this person. */
export async function linkedParties(
  ctx: GuildContext,
  playerIds: readonly number[],
  discordId: string,
): Promise<LinkedParty[]> {
  const rows = await prepared<{
    player_id: bigint;
    ingame_name: string;
    last_seen_at: Date | null;
    discord_id: string | null;
    verified_at: Date | null;
    method: string | null;
  }>(ctx.db, PARTIES, [ctx.guildId, [...playerIds], discordId]);
  return rows.map((row) => ({
    playerId: Number(row.player_id),
    name: row.ingame_name,
    discordId: row.discord_id,
    linkedAt: row.verified_at?.toISOString() ?? null,
    method: row.method,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
  }));
}
