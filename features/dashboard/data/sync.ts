import { eq, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { dashboardData, guildDashboardSync } from "@/db/schema/shop";
import { prepared } from "@/db/transaction";
import { logCompleteUntil } from "@/features/nitrado/data";
import { barSpan, courseSpan, KEEP_MS, type Range, readKeptRange } from "../ranges";
import { WIDGETS, type Widget } from "../schema";

/** Under this name the job keeps when every total was counted again. */
export const RECOUNT = "recount";

/** What the job knows of a widget from its last turns. */
export interface Cursor {
  /** By kept range: what the figures were computed from. */
  marks?: Record<string, string>;
  /** Coins: begin of the hour up to which `net` is summed. */
  netTo?: string;
  /** Minted less taken out before `netTo`, as a decimal text. */
  net?: string;
  /** What was in circulation before the ledger began. */
  brought?: string;
}

/** Where the figures come from, as far as it grew. Each widget has one of them. */
export interface Sources {
  marks: Record<Widget, string>;
  until: Record<Widget, Date | null>;
}

interface Grown {
  looked: Date | null;
  read: Date | null;
  ledger: bigint | null;
  orders: bigint | null;
}

/** How far what a guild's figures come from has grown: four looks at the ends of indexes. */
export async function sources(ctx: GuildContext): Promise<Sources> {
  const [[grown], logs] = await Promise.all([
    prepared<Grown>(
      ctx.db,
      `select (select max(checked_at) from server_status where guild_id = $1) as looked,
         (select max(updated_at) from nitrado_log_state where guild_id = $1) as read,
         (select max(transaction_id) from economy_transactions where guild_id = $1) as ledger,
         (select max(event_id) from shop_order_events where guild_id = $1) as orders`,
      [ctx.guildId],
    ),
    logCompleteUntil(ctx),
  ]);
  const lines = [...logs.values()].map((at) => at.getTime());
  const log = lines.length === 0 ? null : new Date(Math.min(...lines));
  const read = grown?.read?.toISOString() ?? "";
  return {
    marks: {
      players: grown?.looked?.toISOString() ?? "",
      kills: read,
      people: read,
      coins: String(grown?.ledger ?? ""),
      orders: String(grown?.orders ?? ""),
    },
    until: { players: grown?.looked ?? null, kills: log, people: log, coins: ctx.now, orders: ctx.now },
  };
}

/** The mark of one range: a stretch that has moved on is computed anew, whether anything grew or not. */
export function markOf(widget: Widget, range: Range, source: string, now: Date): string {
  const span = widget === "players" ? courseSpan(range, now) : barSpan(range, now);
  return `${source}@${span.to.toISOString()}`;
}

export async function cursors(ctx: GuildContext): Promise<Map<string, Cursor>> {
  const rows = await ctx.db
    .select({ widget: guildDashboardSync.widget, cursor: guildDashboardSync.cursor })
    .from(guildDashboardSync)
    .where(eq(guildDashboardSync.guildId, ctx.guildId));
  return new Map(rows.map((row) => [row.widget, (row.cursor ?? {}) as Cursor]));
}

export interface Due {
  widget: Widget;
  /** Kept ranges that are to be computed, with their new marks. */
  ranges: Map<string, string>;
}

/**
 * What is to be computed now: what was never computed, and what has changed since and is not kept any longer.
 * @param wanted kept ranges, by widget
 */
export async function dueNow(
  ctx: GuildContext,
  wanted: Record<Widget, readonly string[]>,
  { marks }: Sources,
  force: boolean,
): Promise<Due[]> {
  const [known, kept] = await Promise.all([
    cursors(ctx),
    ctx.db
      .select({ widget: dashboardData.widget, range: dashboardData.range, at: dashboardData.computedAt })
      .from(dashboardData)
      .where(sql`${dashboardData.guildId} = ${ctx.guildId}`),
  ]);
  const ages = new Map(
    kept.map((row) => [`${row.widget} ${row.range}`, ctx.now.getTime() - row.at.getTime()]),
  );
  return WIDGETS.map((widget) => {
    const ranges = new Map<string, string>();
    for (const text of wanted[widget]) {
      const range = readKeptRange(text)?.range;
      if (!range) continue;
      const mark = markOf(widget, range, marks[widget], ctx.now);
      const age = ages.get(`${widget} ${text}`) ?? Number.POSITIVE_INFINITY;
      const changed = known.get(widget)?.marks?.[text] !== mark;
      if (force || (changed && age >= KEEP_MS[range])) ranges.set(text, mark);
    }
    return { widget, ranges };
  }).filter(({ ranges }) => ranges.size > 0);
}

/** When every total was last counted again; null before the first time. */
export async function lastRecountAt(ctx: GuildContext): Promise<Date | null> {
  const [row] = await ctx.db
    .select({ at: guildDashboardSync.finishedAt })
    .from(guildDashboardSync)
    .where(sql`${guildDashboardSync.guildId} = ${ctx.guildId} and ${guildDashboardSync.widget} = ${RECOUNT}`);
  return row?.at ?? null;
}
