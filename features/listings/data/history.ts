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

export interface ServerKey {
  guildId: string;
  serverId: string;
}

export const keyOf = ({ guildId, serverId }: ServerKey) => `${guildId} ${serverId}`;

/**
 * Means and peaks of players in equal steps for these servers, by `guild server`; each is read along its own index.
 * @param end end of the last step
 */
export async function seriesOf(
  ctx: PublicContext,
  resolution: "5m" | "1h" | "1d",
  end: Date,
  stepMs: number,
  count: number,
  servers: readonly ServerKey[],
): Promise<Map<string, (HistoryPoint & { slots: number | null })[]>> {
  const start = new Date(end.getTime() - count * stepMs);
  const result = await ctx.db.execute<PointRow & { guild_id: string }>(sql`
    select t.guild_id, t.server_id, floor(extract(epoch from t."timestamp" - ${start.toISOString()}::timestamptz) / ${stepMs / 1000})::int as slot,
      sum(players_sum)::float8 / nullif(sum(known_samples), 0) as mean, max(players_peak) as peak, max(slots) as slots
    from unnest(${sql.param(servers.map(({ guildId }) => guildId))}::text[],
      ${sql.param(servers.map(({ serverId }) => serverId))}::uuid[]) as k(guild_id, server_id)
    join server_stats t on t.guild_id = k.guild_id and t.server_id = k.server_id
    where t.resolution = ${resolution} and t."timestamp" >= ${start.toISOString()}::timestamptz
      and t."timestamp" < ${end.toISOString()}::timestamptz
    group by 1, 2, 3`);
  const found = new Map<string, (HistoryPoint & { slots: number | null })[]>();
  for (const row of result.rows) {
    const id = keyOf({ guildId: row.guild_id, serverId: row.server_id });
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

/** A packed series as it reads when its window has moved on: what is new is not known. */
export function movedTo(packed: string, from: Date | null, to: Date, stepMs: number, count: number): string {
  const steps = from === null ? count : Math.round((to.getTime() - from.getTime()) / stepMs);
  return packed
    .slice(Math.max(0, steps))
    .padEnd(count, packLevels([null]))
    .slice(0, count);
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
  const server = { guildId, serverId };
  const id = keyOf(server);
  const chart = async (resolution: "5m" | "1h", stepMs: number, count: number): Promise<History> => {
    const end = endOf(ctx.now, stepMs);
    const points = (await seriesOf(ctx, resolution, end, stepMs, count, [server])).get(id) ?? [];
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
  const hours = await seriesOf(ctx, "1h", hoursEnd, HOUR_MS, HISTORY_HOURS, [server]);
  return {
    day: await chart("5m", QUARTER_MS, 96),
    week: await chart("1h", HOUR_MS, 7 * 24),
    month: await chart("1h", 6 * HOUR_MS, 30 * 4),
    hours: { end: hoursEnd.toISOString(), packed: packPoints(hours.get(id), HISTORY_HOURS, slots) },
  };
}
