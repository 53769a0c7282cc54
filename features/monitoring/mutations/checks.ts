import { and, eq, isNull, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { platformIncidents, platformStatus, platformStatusDays } from "@/db/schema/monitoring";
import { parseInput } from "@/lib/http/validate";
import { isoDate } from "@/lib/time";
import { type ComponentCheck, componentCheck } from "../schema";
import { componentName } from "../status-rules";

/** Opens, worsens or ends the incident of a component, so that there is at most one open at a time. */
async function keepIncidents(ctx: SystemContext, check: ReturnType<typeof parseCheck>): Promise<void> {
  const open = and(eq(platformIncidents.component, check.component), isNull(platformIncidents.endedAt));
  if (check.state === "running") {
    await ctx.db.update(platformIncidents).set({ endedAt: ctx.now }).where(open);
    return;
  }
  const title = `${componentName(check.component)} ${check.state === "down" ? "is down" : "is slow or limited"}`;
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
