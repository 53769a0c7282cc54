import { and, eq, inArray, sql } from "drizzle-orm";
import type { GuildContext, SystemContext, UserContext } from "@/db/context";
import { subscriptions } from "@/db/schema/patronage";
import { higherTier } from "../rules";
import type { EntitlementKind, Tier } from "../schema";

type Reader = GuildContext | UserContext | SystemContext;

/** A plan that counts today. */
export interface Plan {
  id: string;
  tier: Tier;
  state: "active" | "grace";
  kind: EntitlementKind;
  startsAt: Date;
  graceUntil: Date | null;
  reason: string | null;
}

export const counts = and(
  inArray(subscriptions.state, ["active", "grace"]),
  sql`${subscriptions.startsAt} <= now()`,
  sql`(${subscriptions.endsAt} is null or ${subscriptions.endsAt} > now())`,
  sql`(${subscriptions.state} = 'active' or ${subscriptions.graceUntil} > now())`,
);

/** The plans of a person that count now, by the database's clock. */
export async function plansOf(ctx: Reader, grizzlyUserId: string): Promise<Plan[]> {
  const rows = await ctx.db
    .select()
    .from(subscriptions)
    .where(and(eq(subscriptions.grizzlyUserId, grizzlyUserId), counts));
  return rows.map((row) => ({
    id: row.id,
    tier: row.tier as Tier,
    state: row.state as Plan["state"],
    kind: row.source === "grant" ? "grant" : row.gifted ? "gifted" : row.trial ? "trial" : "paid",
    startsAt: row.startsAt,
    graceUntil: row.graceUntil,
    reason: row.reason,
  }));
}

/** The tier that a person has now: the highest of their plans, `none` without one. */
export async function tierOf(ctx: Reader, grizzlyUserId: string): Promise<Tier> {
  const plans = await plansOf(ctx, grizzlyUserId);
  return plans.reduce<Tier>((best, plan) => higherTier(best, plan.tier), "none");
}
