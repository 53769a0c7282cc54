import { and, eq, ne, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { grizzlyUsers } from "@/db/schema/core";
import { subscriptions } from "@/db/schema/patronage";
import { recordAudit } from "@/features/audit/mutations";
import { publish } from "@/features/events/mutations";
import { notFound } from "@/lib/errors";
import type { Tier } from "../schema";
import { followPlan } from "./guild-plan";

export interface PlanGrant {
  grizzlyUserId: string;
  tier: Exclude<Tier, "none">;
  /** Why, in a sentence that the person may read. */
  reason: string;
  /** Null: until it is taken back. */
  endsAt: Date | null;
}

/** What one person was granted and still has. */
const runningGrant = (grizzlyUserId: string) =>
  and(
    eq(subscriptions.grizzlyUserId, grizzlyUserId),
    eq(subscriptions.source, "grant"),
    ne(subscriptions.state, "ended"),
  );

const grantedBy = (ctx: SystemContext) => (ctx.actor.kind === "user" ? ctx.actor.userId : null);

/**
 * Gives a person a plan by agreement: the only way to Partner. An earlier grant ends.
 * @throws AppError not_found
 */
export async function grantPlan(ctx: SystemContext, grant: PlanGrant): Promise<void> {
  const { grizzlyUserId, tier, reason, endsAt } = grant;
  const person = await ctx.db
    .select({ id: grizzlyUsers.id })
    .from(grizzlyUsers)
    .where(eq(grizzlyUsers.id, grizzlyUserId))
    .for("update");
  if (person.length === 0) throw notFound("There is no such person.");
  const ended = await ctx.db
    .update(subscriptions)
    .set({ state: "ended", endsAt: sql`now()`, updatedAt: sql`now()` })
    .where(runningGrant(grizzlyUserId))
    .returning({ tier: subscriptions.tier });
  await ctx.db.insert(subscriptions).values({
    grizzlyUserId,
    source: "grant",
    tier,
    state: "active",
    reason,
    endsAt,
    grantedBy: grantedBy(ctx),
  });
  await recordAudit(ctx, {
    action: "supporters.plan.grant",
    subjectType: "person",
    subjectId: grizzlyUserId,
    before: ended[0] ? { tier: ended[0].tier } : null,
    after: { tier, endsAt },
    reason,
  });
  const payload = {
    grizzlyUserId,
    before: ended[0]?.tier ?? "none",
    after: tier,
    state: "active",
    graceUntil: null,
  };
  await publish(ctx, { type: "supporters.plan.changed", payload, orderKey: `plan:${grizzlyUserId}` });
  await followPlan(ctx, grizzlyUserId);
}

/** Takes a granted plan back. @throws AppError not_found when there is none */
export async function endGrant(ctx: SystemContext, grizzlyUserId: string, reason: string): Promise<void> {
  const ended = await ctx.db
    .update(subscriptions)
    .set({ state: "ended", endsAt: sql`now()`, updatedAt: sql`now()` })
    .where(runningGrant(grizzlyUserId))
    .returning({ tier: subscriptions.tier });
  const before = ended[0]?.tier;
  if (!before) throw notFound("This person has no granted plan.");
  await recordAudit(ctx, {
    action: "supporters.plan.revoke",
    subjectType: "person",
    subjectId: grizzlyUserId,
    before: { tier: before },
    reason,
  });
  const payload = { grizzlyUserId, before, after: "none", state: "none", graceUntil: null };
  await publish(ctx, { type: "supporters.plan.changed", payload, orderKey: `plan:${grizzlyUserId}` });
  await followPlan(ctx, grizzlyUserId);
}
