import { and, desc, gte, isNull, or, sql } from "drizzle-orm";
import type { PublicContext } from "@/db/context";
import { botUpdates, updateLogs } from "@/db/schema/core";
import { platformIncidents, platformStatus, platformStatusDays, responseTimes } from "@/db/schema/monitoring";
import { DAY, isoDate } from "@/lib/time";
import type { ChangelogEntry, ComponentStatus, Incident, StatusPage } from "../schema";
import {
  BAR_DAYS,
  COMPONENTS,
  type Component,
  type DayCounts,
  dayState,
  type KnownState,
  packDays,
  shownState,
  uptime,
} from "../status-rules";

function daysOf(now: Date): string[] {
  return Array.from({ length: BAR_DAYS }, (_, index) =>
    isoDate(new Date(now.getTime() - (BAR_DAYS - 1 - index) * DAY)),
  );
}

async function components(ctx: PublicContext): Promise<ComponentStatus[]> {
  const days = daysOf(ctx.now);
  const states = await ctx.db.select().from(platformStatus);
  const counts = await ctx.db
    .select()
    .from(platformStatusDays)
    .where(gte(platformStatusDays.day, days[0] ?? ""));
  const byKey = new Map(counts.map((row) => [`${row.component} ${row.day}`, row]));
  return COMPONENTS.map((component) => {
    const row = states.find((state) => state.component === component);
    const own = days.map((day): DayCounts | null => byKey.get(`${component} ${day}`) ?? null);
    return {
      component,
      state: shownState((row?.state ?? "unknown") as KnownState, row?.checkedAt ?? null, ctx.now),
      reason: row?.reason ?? null,
      latencyMs: row?.latencyMs ?? null,
      since: row?.since?.toISOString() ?? null,
      checkedAt: row?.checkedAt?.toISOString() ?? null,
      bars: packDays(own.map(dayState)),
      uptime: uptime(own),
    };
  });
}

async function incidents(ctx: PublicContext): Promise<Incident[]> {
  const since = new Date(ctx.now.getTime() - BAR_DAYS * DAY);
  const rows = await ctx.db
    .select()
    .from(platformIncidents)
    .where(or(isNull(platformIncidents.endedAt), gte(platformIncidents.startedAt, since)))
    .orderBy(sql`${platformIncidents.endedAt} is not null`, desc(platformIncidents.startedAt))
    .limit(20);
  return rows.map((row) => ({
    id: row.id,
    component: row.component as Component,
    state: row.state as Incident["state"],
    title: row.title,
    text: row.text,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  }));
}

/** Upper edge of the bucket that holds the median of the last day's answers. */
async function medianResponse(ctx: PublicContext): Promise<number | null> {
  const since = new Date(ctx.now.getTime() - DAY);
  const rows = await ctx.db
    .select({ bucketMs: responseTimes.bucketMs, hits: sql<number>`sum(${responseTimes.hits})::float8` })
    .from(responseTimes)
    .where(and(sql`${responseTimes.kind} = 'http'`, gte(responseTimes.hour, since)))
    .groupBy(responseTimes.bucketMs)
    .orderBy(responseTimes.bucketMs);
  const half = rows.reduce((sum, { hits }) => sum + hits, 0) / 2;
  let seen = 0;
  for (const { bucketMs, hits } of rows) {
    seen += hits;
    if (seen >= half && seen > 0) return bucketMs;
  }
  return null;
}

/** Everything that the status page shows. */
export async function statusPage(ctx: PublicContext): Promise<StatusPage> {
  const bots = await ctx.db
    .selectDistinctOn([botUpdates.bot], {
      bot: botUpdates.bot,
      version: botUpdates.version,
      startedAt: botUpdates.startedAt,
    })
    .from(botUpdates)
    .orderBy(botUpdates.bot, desc(botUpdates.startedAt));
  return {
    components: await components(ctx),
    incidents: await incidents(ctx),
    bots: bots.map((row) => ({ ...row, startedAt: row.startedAt.toISOString() })),
    responseMs: await medianResponse(ctx),
    at: ctx.now.toISOString(),
  };
}

/** Published entries, newest first. At most 100. */
export async function changelog(ctx: PublicContext): Promise<ChangelogEntry[]> {
  const rows = await ctx.db
    .select()
    .from(updateLogs)
    .where(sql`${updateLogs.publishedAt} <= ${ctx.now.toISOString()}::timestamptz`)
    .orderBy(desc(updateLogs.publishedAt))
    .limit(100);
  return rows.flatMap(({ version, title, body, publishedAt }) =>
    publishedAt ? [{ version, title, body, publishedAt: publishedAt.toISOString() }] : [],
  );
}
