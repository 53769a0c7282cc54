import { and, eq, inArray } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { dashboardData, guildDashboardSync } from "@/db/schema/shop";
import { keptRange } from "../ranges";
import {
  type Figures,
  type Kept,
  type LastRecount,
  type Overview,
  type OverviewQuery,
  PAYLOAD_VERSION,
  type SyncState,
  WIDGETS,
  type Widget,
} from "../schema";
import { computeWidget } from "./compute";
import { RECOUNT } from "./sync";

/** Coins belong to the guild, whatever server is looked at. */
export const keptAs = (
  widget: Widget,
  { range, serviceId }: Pick<OverviewQuery, "range" | "serviceId">,
): string => keptRange(range, widget === "coins" ? null : serviceId);

interface Read {
  overview: Overview;
  recount: LastRecount | null;
}

const isRecount = (cursor: unknown): cursor is LastRecount =>
  typeof cursor === "object" && cursor !== null && "at" in cursor && "wrong" in cursor;

/**
 * The overview's figures as the job kept them, in one flight. What it has not computed yet is computed now: a
 * bounded number of rollup rows.
 * @param wanted the widgets that the reader may see
 */
export async function readOverview(
  ctx: GuildContext,
  query: Pick<OverviewQuery, "range" | "serviceId">,
  wanted: readonly Widget[] = WIDGETS,
): Promise<Read> {
  const names = [...new Set(wanted.map((widget) => keptAs(widget, query)))];
  const [rows, states] = await Promise.all([
    ctx.db
      .select()
      .from(dashboardData)
      .where(and(eq(dashboardData.guildId, ctx.guildId), inArray(dashboardData.range, names))),
    ctx.db.select().from(guildDashboardSync).where(eq(guildDashboardSync.guildId, ctx.guildId)),
  ]);
  const read = async <W extends Widget>(widget: W): Promise<Kept<W> | null> => {
    if (!wanted.includes(widget)) return null;
    const sync = states.find((row) => row.widget === widget);
    const row = rows.find((one) => one.widget === widget && one.range === keptAs(widget, query));
    const payload = row?.payload as { v?: number; figures?: Figures[W] } | undefined;
    const state = (sync?.state ?? "stale") as SyncState;
    const known = { state, lastError: sync?.lastError ?? null };
    if (row && payload?.v === PAYLOAD_VERSION && payload.figures) {
      const { computedAt, sourceUntil } = row;
      return {
        figures: payload.figures,
        computedAt: computedAt.toISOString(),
        sourceUntil: sourceUntil?.toISOString() ?? null,
        ...known,
      };
    }
    const figures = await computeWidget(ctx, widget, query.range, query.serviceId, null);
    return { figures, computedAt: ctx.now.toISOString(), sourceUntil: null, ...known };
  };
  const [players, kills, people, coins, orders] = await Promise.all([
    read("players"),
    read("kills"),
    read("people"),
    read("coins"),
    read("orders"),
  ]);
  const recount = states.find((row) => row.widget === RECOUNT)?.cursor;
  return {
    overview: { players, kills, people, coins, orders },
    recount: isRecount(recount) ? recount : null,
  };
}
