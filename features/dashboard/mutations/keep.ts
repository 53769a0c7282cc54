import { sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { dashboardData, guildDashboardSync } from "@/db/schema/shop";
import { computeWidget } from "../data/compute";
import { type Cursor, cursors, type Due, RECOUNT, type Sources } from "../data/sync";
import { readKeptRange } from "../ranges";
import { type LastRecount, PAYLOAD_VERSION, type Widget } from "../schema";
import { rollCoins } from "./coins";

type Change = Partial<Omit<typeof guildDashboardSync.$inferInsert, "guildId" | "widget">>;

async function setSync(ctx: GuildContext, widget: string, change: Change): Promise<void> {
  const set = { ...change, updatedAt: ctx.now };
  await ctx.db
    .insert(guildDashboardSync)
    .values({ guildId: ctx.guildId, widget, ...set })
    .onConflictDoUpdate({ target: [guildDashboardSync.guildId, guildDashboardSync.widget], set });
}

/** Says that a widget is being computed; readers go on with what is kept. */
export const beginWidget = (ctx: GuildContext, widget: Widget): Promise<void> =>
  setSync(ctx, widget, { state: "computing", startedAt: ctx.now });

/** Says why a widget could not be computed. What is kept stays, with its age. @param words for the guild's staff */
export const failWidget = (ctx: GuildContext, widget: string, words: string): Promise<void> =>
  setSync(ctx, widget, { state: "error", lastError: words, finishedAt: ctx.now });

/** Computes the ranges of a widget that are due, and keeps them with what they were computed from. */
export async function keepWidget(
  ctx: GuildContext,
  { widget, ranges }: Due,
  { until }: Sources,
): Promise<void> {
  const before = (await cursors(ctx)).get(widget) ?? {};
  const coins = widget === "coins" ? await rollCoins(ctx, before) : null;
  const rows: (typeof dashboardData.$inferInsert)[] = [];
  for (const range of ranges.keys()) {
    const read = readKeptRange(range);
    if (!read) continue;
    const figures = await computeWidget(ctx, widget, read.range, read.serviceId, coins?.circulating ?? null);
    rows.push({
      guildId: ctx.guildId,
      widget,
      range,
      payload: { v: PAYLOAD_VERSION, figures },
      computedAt: ctx.now,
      sourceUntil: until[widget],
    });
  }
  if (rows.length > 0)
    await ctx.db
      .insert(dashboardData)
      .values(rows)
      .onConflictDoUpdate({
        target: [dashboardData.guildId, dashboardData.widget, dashboardData.range],
        set: {
          payload: sql`excluded.payload`,
          computedAt: sql`excluded.computed_at`,
          sourceUntil: sql`excluded.source_until`,
        },
      });
  const marks = { ...before.marks, ...Object.fromEntries(ranges) };
  const cursor: Cursor = { ...before, ...coins?.cursor, marks };
  await setSync(ctx, widget, {
    state: "fresh",
    lastError: null,
    finishedAt: ctx.now,
    cursor: { ...cursor },
  });
}

/** Keeps what counting every total again came to. Totals that differ are told on the overview. */
export async function keepRecount(ctx: GuildContext, found: Omit<LastRecount, "at">): Promise<void> {
  const { wrong } = found;
  await setSync(ctx, RECOUNT, {
    state: wrong === 0 ? "fresh" : "error",
    lastError:
      wrong === 0
        ? null
        : `${wrong === 1 ? "One total differs" : `${wrong} totals differ`} from the rows that it should sum up.`,
    finishedAt: ctx.now,
    cursor: { ...found, at: ctx.now.toISOString() },
  });
}

/** Forgets what a guild's figures were computed from, so that the next turn computes all of them anew. */
export async function forgetFigures(ctx: GuildContext): Promise<void> {
  await ctx.db
    .update(guildDashboardSync)
    .set({ cursor: null, state: "stale", requestedAt: ctx.now, updatedAt: ctx.now })
    .where(sql`guild_id = ${ctx.guildId} and widget <> ${RECOUNT}`);
}
