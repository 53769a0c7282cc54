import { and, asc, eq, inArray, lte, or, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { grizzlyUsers } from "@/db/schema/core";
import { subscriptions } from "@/db/schema/patronage";
import { recordAudit } from "@/features/audit/mutations";
import { publish } from "@/features/events/mutations";
import { tierOf } from "../data/plans";
import { followPlan } from "./guild-plan";

const s = subscriptions;

/** Plans that one round ends; the next one takes the rest. */
const A_ROUND = 50;

const over = or(lte(s.endsAt, sql`now()`), and(eq(s.state, "grace"), lte(s.graceUntil, sql`now()`)));

/**
 * Ends plans whose day has come: by then they count no longer, and this tells everybody who listens. A sync would
 * find them a day later.
 * @returns how many
 */
export async function endDuePlans(ctx: SystemContext): Promise<number> {
  const due = await ctx.db
    .select({ id: s.id, personId: s.grizzlyUserId })
    .from(s)
    .where(and(inArray(s.state, ["active", "grace"]), over))
    .orderBy(asc(s.id))
    .limit(A_ROUND);
  for (const { id, personId } of due) if (personId) await endOne(ctx, id, personId);
  return due.length;
}

async function endOne(ctx: SystemContext, id: string, personId: string): Promise<void> {
  // The person's row is the lock, as for every change of a plan.
  await ctx.db
    .select({ id: grizzlyUsers.id })
    .from(grizzlyUsers)
    .where(eq(grizzlyUsers.id, personId))
    .for("update");
  const [row] = await ctx.db
    .select()
    .from(s)
    .where(and(eq(s.id, id), inArray(s.state, ["active", "grace"]), over));
  if (!row) return;
  const reason =
    row.state === "grace"
      ? "The last payment on Patreon was declined, and the time to repair it is over."
      : "The plan was given until this day.";
  await ctx.db
    .update(s)
    .set({
      state: "ended",
      reason,
      endsAt: sql`coalesce(${s.endsAt}, ${s.graceUntil})`,
      updatedAt: sql`now()`,
    })
    .where(eq(s.id, id));
  const after = await tierOf(ctx, personId);
  const action = row.source === "grant" ? "supporters.plan.revoke" : "supporters.plan.change";
  await recordAudit(ctx, {
    action,
    subjectType: "person",
    subjectId: personId,
    before: { tier: row.tier, state: row.state },
    after: { tier: after, state: after === "none" ? "none" : "active", graceUntil: null },
    reason,
  });
  const payload = { grizzlyUserId: personId, before: row.tier, after, state: "none", graceUntil: null };
  await publish(ctx, { type: "supporters.plan.changed", payload, orderKey: `plan:${personId}` });
  await followPlan(ctx, personId);
}
