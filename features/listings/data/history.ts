import { sql } from "drizzle-orm";
import type { PublicContext } from "@/db/context";
import { HISTORY_HOURS } from "../evening";
import { packLevels } from "../levels";
import type { History, HistoryPoint } from "../schema";

export const QUARTER_MS = 15 * 60_000;
export const HOUR_MS = 3_600_000;
/** Hours of history that a card carries: fifteen days, for fourteen whole evenings in any zone. */
export const CARD_HOURS = 15 * 24;

interface PointRow extends Record<string, unknown> {
  server_id: string;
  slot: number;
  mean: number | null;
  peak: number | null;
  slots: number | null;
}

const key = (guildId: string, serverId: string) => `${guildId} ${serverId}`;

/**
 * Means and peaks of players in equal steps for all listed servers, by `guild server`.
 * @param end end of the last step
 */
export async function seriesOf(
  ctx: PublicContext,
  resolution: "5m" | "1h" | "1d",
  end: Date,
  stepMs: number,
  count: number,
  serverId: string | null = null,
): Promise<Map<string, (HistoryPoint & { slots: number | null })[]>> {
  const start = new Date(end.getTime() - count * stepMs);
  const result = await ctx.db.execute<PointRow & { guild_id: string }>(sql`
    select guild_id, server_id, floor(extract(epoch from "timestamp" - ${start.toISOString()}::timestamptz) / ${stepMs / 1000})::int as slot,
      sum(players_sum)::float8 / nullif(sum(known_samples), 0) as mean, max(players_peak) as peak, max(slots) as slots
    from server_stats
    where resolution = ${resolution} and "timestamp" >= ${start.toISOString()}::timestamptz
      and "timestamp" < ${end.toISOString()}::timestamptz
      and (${serverId}::uuid is null or server_id = ${serverId}::uuid)
    group by 1, 2, 3`);
  const found = new Map<string, (HistoryPoint & { slots: number | null })[]>();
  for (const row of result.rows) {
    const id = key(row.guild_id, row.server_id);
    let points = found.get(id);
    if (!points) {
      points = Array.from({ length: count }, () => ({ mean: null, peak: null, slots: null }));
      found.set(id, points);
    }
    if (row.slot >= 0 && row.slot < count) {
      points[row.slot] = {
        mean: row.mean === null ? null : Math.round(Number(row.mean) * 10) / 10,
        peak: row.peak,
        slots: row.slots,
      };
    }
  }
  return found;
}

/** Points as shares of the slots there were then, packed for the page. */
export function packPoints(
  points: readonly (HistoryPoint & { slots: number | null })[] | undefined,
  count: number,
  slots: number,
): string {
  const shares = Array.from({ length: count }, (_, index) => {
    const point = points?.[index];
    const of = point?.slots || slots;
    return !point || point.mean === null || of === 0 ? null : point.mean / of;
  });
  return packLevels(shares);
}

/** The end of the running step. */
const endOf = (now: Date, stepMs: number) => new Date(Math.floor(now.getTime() / stepMs) * stepMs + stepMs);

/** Ends of the series that all cards share. */
export const cardEnds = (now: Date) => ({ spark: endOf(now, QUARTER_MS), history: endOf(now, HOUR_MS) });

/** The three charts of a server's page, and the hours of its week. */
export async function serverHistory(
  ctx: PublicContext,
  guildId: string,
  serverId: string,
  slots: number,
): Promise<{ day: History; week: History; month: History; hours: { end: string; packed: string } }> {
  const id = key(guildId, serverId);
  const chart = async (resolution: "5m" | "1h", stepMs: number, count: number): Promise<History> => {
    const end = endOf(ctx.now, stepMs);
    const points = (await seriesOf(ctx, resolution, end, stepMs, count, serverId)).get(id) ?? [];
    return {
      end: end.toISOString(),
      stepMinutes: stepMs / 60_000,
      points: Array.from({ length: count }, (_, index) => ({
        mean: points[index]?.mean ?? null,
        peak: points[index]?.peak ?? null,
      })),
    };
  };
  const hoursEnd = endOf(ctx.now, HOUR_MS);
  const hours = await seriesOf(ctx, "1h", hoursEnd, HOUR_MS, HISTORY_HOURS, serverId);
  return {
    day: await chart("5m", QUARTER_MS, 96),
    week: await chart("1h", HOUR_MS, 7 * 24),
    month: await chart("1h", 6 * HOUR_MS, 30 * 4),
    hours: { end: hoursEnd.toISOString(), packed: packPoints(hours.get(id), HISTORY_HOURS, slots) },
  };
}
