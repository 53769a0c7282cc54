import { and, eq, isNull, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { platformIncidents, platformStatus, platformStatusDays } from "@/db/schema/monitoring";
import { parseInput } from "@/lib/http/validate";
import { isoDate } from "@/lib/time";
import { type ComponentCheck, componentCheck } from "../schema";
import { type Component, componentName } from "../status-rules";

const incidentTitle = (component: Component, state: "degraded" | "down") =>
  `${componentName(component)} ${state === "down" ? "does not answer" : "is slow or limited"}`;

/** Opens, worsens or ends the incident of a component, so that there is at most one open at a time. */
async function keepIncidents(ctx: SystemContext, check: ReturnType<typeof parseCheck>): Promise<void> {
  const open = and(
    eq(platformIncidents.component, check.component),
    isNull(platformIncidents.endedAt),
    eq(platformIncidents.byHand, false),
  );
  if (check.state === "running") {
    await ctx.db.update(platformIncidents).set({ endedAt: ctx.now }).where(open);
    return;
  }
  const title = incidentTitle(check.component, check.state);
  const [running] = await ctx.db.select().from(platformIncidents).where(open).for("update");
  if (!running) {
    const { component, state, reason } = check;
    await ctx.db
      .insert(platformIncidents)
      .values({ component, state, title, text: reason, startedAt: ctx.now });
  } else if (running.state === "degraded" && check.state === "down") {
    await ctx.db.update(platformIncidents).set({ state: "down", title, text: check.reason }).where(open);
  }
}

const parseCheck = (input: ComponentCheck) => parseInput(componentCheck, input);

/** Records one look at a part of the platform: its state, its day's bar, and the incident it opens or ends. */
export async function recordCheck(ctx: SystemContext, input: ComponentCheck): Promise<void> {
  const check = parseCheck(input);
  const counts = {
    ok: check.state === "running" ? 1 : 0,
    degraded: check.state === "degraded" ? 1 : 0,
    down: check.state === "down" ? 1 : 0,
    latencyMsSum: check.latencyMs ?? 0,
  };
  const now = ctx.now.toISOString();
  await ctx.db
    .insert(platformStatus)
    .values({ ...check, since: ctx.now, checkedAt: ctx.now })
    .onConflictDoUpdate({
      target: platformStatus.component,
      set: {
        state: check.state,
        reason: check.reason,
        latencyMs: check.latencyMs,
        checkedAt: ctx.now,
        since: sql`case when ${platformStatus.state} = ${check.state} then ${platformStatus.since} else ${now}::timestamptz end`,
      },
    });
  await ctx.db
    .insert(platformStatusDays)
    .values({ component: check.component, day: isoDate(ctx.now), ...counts })
    .onConflictDoUpdate({
      target: [platformStatusDays.component, platformStatusDays.day],
      set: {
        ok: sql`${platformStatusDays.ok} + ${counts.ok}`,
        degraded: sql`${platformStatusDays.degraded} + ${counts.degraded}`,
        down: sql`${platformStatusDays.down} + ${counts.down}`,
        latencyMsSum: sql`${platformStatusDays.latencyMsSum} + ${counts.latencyMsSum}`,
      },
    });
  await keepIncidents(ctx, check);
}

export interface DayOfChecks {
  component: Component;
  /** `2026-11-22`, UTC. */
  day: string;
  ok: number;
  degraded: number;
  down: number;
  latencyMsSum: number;
}

/** Adds whole days of checks that were made elsewhere, e.g. before the platform kept them. Days that are known stay. */
export async function recordDays(ctx: SystemContext, days: readonly DayOfChecks[]): Promise<void> {
  if (days.length > 0)
    await ctx.db
      .insert(platformStatusDays)
      .values([...days])
      .onConflictDoNothing();
}

/** Records an outage that is over. */
export async function recordPastIncident(
  ctx: SystemContext,
  incident: {
    component: Component;
    state: "degraded" | "down";
    text: string | null;
    startedAt: Date;
    endedAt: Date;
  },
): Promise<void> {
  await ctx.db
    .insert(platformIncidents)
    .values({ ...incident, title: incidentTitle(incident.component, incident.state) });
}
