import { and, desc, eq, lte } from "drizzle-orm";
import type { GuildContext, PublicContext } from "@/db/context";
import { killLogs } from "@/db/schema/players";
import { MINUTE } from "@/lib/time";
import type { KillDto, KillKind } from "../schema";

const k = killLogs;

// Everybody may see who killed whom; where it happened and the raw line are the guild's.
const shown = {
  killId: k.killId,
  kind: k.kind,
  victim: k.victimName,
  killer: k.killerName,
  weapon: k.weapon,
  distance: k.distance,
  headshot: k.headshot,
  at: k.timestamp,
  inferred: k.inferred,
  struckReason: k.struckReason,
};

type Shown = { [key in keyof typeof shown]: (typeof shown)[key]["_"]["data"] };

function toDto(row: { [key in keyof Shown]: Shown[key] | null } & { killId: number; at: Date }): KillDto {
  return {
    killId: row.killId,
    kind: (row.kind ?? "unknown") as KillKind,
    victim: row.victim,
    killer: row.killer,
    weapon: row.weapon,
    distance: row.distance,
    headshot: row.headshot ?? false,
    at: row.at.toISOString(),
    inferred: row.inferred ?? false,
    struckReason: row.struckReason,
  };
}

/** The newest kills of players by players in a guild. @param delayMinutes how late the public may know */
export async function recentKills(
  ctx: PublicContext | GuildContext,
  guildId: string,
  options: { limit?: number; delayMinutes?: number } = {},
): Promise<KillDto[]> {
  const until = new Date(ctx.now.getTime() - (options.delayMinutes ?? 0) * MINUTE);
  const rows = await ctx.db
    .select(shown)
    .from(k)
    .where(and(eq(k.guildId, guildId), eq(k.kind, "pvp"), lte(k.timestamp, until)))
    .orderBy(desc(k.timestamp), desc(k.killId))
    .limit(Math.min(options.limit ?? 10, 100));
  return rows.map(toDto);
}
