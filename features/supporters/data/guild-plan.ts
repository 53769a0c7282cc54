import { desc, eq } from "drizzle-orm";
import type { GuildContext, SystemContext } from "@/db/context";
import { grizzlyUsers } from "@/db/schema/core";
import { guildSubscriptions, patreonSubscriptions, subscriptions } from "@/db/schema/patronage";
import { higherTier, tierRank } from "../rules";
import type { EntitlementKind, Tier } from "../schema";
import { plansOf } from "./plans";

const g = guildSubscriptions;

/** The plan that pays for a guild now. */
export interface GuildPlan {
  tier: Tier;
  state: "active" | "grace" | "none";
  kind: EntitlementKind | null;
  /** Who was chosen to pay, also where their plan has ended since. */
  supporter: { id: string; name: string } | null;
  /** When they chose this guild. */
  supportsSince: Date | null;
  /** When their plan began. */
  planSince: Date | null;
  graceUntil: Date | null;
  /** Since when the limits are what they are; null where nobody ever paid. */
  limitsSince: Date | null;
}

export const NO_PLAN: GuildPlan = {
  tier: "none",
  state: "none",
  kind: null,
  supporter: null,
  supportsSince: null,
  planSince: null,
  graceUntil: null,
  limitsSince: null,
};

const later = (one: Date, other: Date | null) => (other && other > one ? other : one);

/** When a person's plans ended last, by a day that was set, by the end of the grace, or by hand. */
async function endOf(ctx: GuildContext, personId: string): Promise<Date | null> {
  const [row] = await ctx.db
    .select({ endsAt: subscriptions.endsAt, graceUntil: subscriptions.graceUntil })
    .from(subscriptions)
    .where(eq(subscriptions.grizzlyUserId, personId))
    .orderBy(desc(subscriptions.updatedAt))
    .limit(1);
  return row?.endsAt ?? row?.graceUntil ?? null;
}

/** Who pays for the guild, and with what. Plans end by the database's clock, also while no sync has run. */
export async function guildPlan(ctx: GuildContext): Promise<GuildPlan> {
  const [row] = await ctx.db.select().from(g).where(eq(g.guildId, ctx.guildId));
  if (!row) return NO_PLAN;
  const { supporterUserId: personId, since, updatedAt } = row;
  if (!personId) return { ...NO_PLAN, limitsSince: updatedAt };
  const [plans, people] = await Promise.all([
    plansOf(ctx, personId),
    ctx.db.select({ name: grizzlyUsers.displayName }).from(grizzlyUsers).where(eq(grizzlyUsers.id, personId)),
  ]);
  const supporter = { id: personId, name: people[0]?.name ?? "a former member" };
  const [plan] = plans.toSorted((one, other) => tierRank(other.tier) - tierRank(one.tier));
  if (!plan) {
    const limitsSince = later(updatedAt, await endOf(ctx, personId));
    return { ...NO_PLAN, supporter, supportsSince: since, limitsSince };
  }
  const { tier, state, kind, startsAt: planSince, graceUntil } = plan;
  return {
    tier,
    state,
    kind,
    supporter,
    supportsSince: since,
    planSince,
    graceUntil,
    limitsSince: updatedAt,
  };
}

/** The tier that a guild has now: what its limits and its beta features follow from. */
export const guildTier = (ctx: GuildContext): Promise<Tier> => tierOfGuild(ctx, ctx.guildId);

/** The same for visitors' pages, which have no guild of their own. */
export async function tierOfGuild(ctx: GuildContext | SystemContext, guildId: string): Promise<Tier> {
  const personId = await payerOf(ctx, guildId);
  if (!personId) return "none";
  const plans = await plansOf(ctx, personId);
  return plans.reduce<Tier>((best, plan) => higherTier(best, plan.tier), "none");
}

/** When Patreon charges a supporter next; null where it does not, or has not said. Nothing else of theirs. */
export async function nextCharge(ctx: SystemContext, personId: string): Promise<Date | null> {
  const [row] = await ctx.db
    .select({ at: patreonSubscriptions.nextChargeDate, status: patreonSubscriptions.patronStatus })
    .from(patreonSubscriptions)
    .where(eq(patreonSubscriptions.grizzlyUserId, personId));
  return row?.status === "active_patron" ? row.at : null;
}

/** Who was chosen to pay for a guild; null where nobody is. */
export async function payerOf(ctx: GuildContext | SystemContext, guildId: string): Promise<string | null> {
  const [row] = await ctx.db.select({ personId: g.supporterUserId }).from(g).where(eq(g.guildId, guildId));
  return row?.personId ?? null;
}

/** The guild that a person's plan pays for; null where they have chosen none. */
export async function supportedGuild(
  ctx: SystemContext,
  personId: string,
): Promise<{ guildId: string; name: string | null; movedAt: Date | null } | null> {
  const [row] = await ctx.db
    .select({ guildId: g.guildId, name: g.guildName, movedAt: g.movedAt })
    .from(g)
    .where(eq(g.supporterUserId, personId));
  return row ?? null;
}
