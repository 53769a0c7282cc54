import { eq, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { supporterThanks } from "@/db/schema/patronage";
import { recordAudit } from "@/features/audit/mutations";
import { conflict } from "@/lib/errors";
import { plansOf } from "../data/plans";
import { tierRank } from "../rules";
import type { Tier } from "../schema";

const t = supporterThanks;

/**
 * Shows a supporter on the thanks wall under a name of their choice, or changes that name.
 * @throws AppError conflict without a plan
 */
export async function showThanks(ctx: SystemContext, personId: string, name: string): Promise<void> {
  const plans = await plansOf(ctx, personId);
  const [plan] = plans.toSorted((one, other) => tierRank(other.tier) - tierRank(one.tier));
  if (!plan) throw conflict("The wall names those who have a plan now. Nothing was changed.");
  const [before] = await ctx.db.select().from(t).where(eq(t.grizzlyUserId, personId));
  const [since = plan.startsAt] = plans
    .map(({ startsAt }) => startsAt)
    .toSorted((one, other) => one.getTime() - other.getTime());
  const shown = { shownName: name, tier: plan.tier };
  await ctx.db
    .insert(t)
    .values({ grizzlyUserId: personId, since, ...shown })
    .onConflictDoUpdate({ target: t.grizzlyUserId, set: shown });
  await recordAudit(ctx, {
    action: "supporters.thanks.show",
    subjectType: "thanks",
    subjectId: personId,
    before: before ? { name: before.shownName } : null,
    after: { name },
  });
}

/** Takes somebody from the thanks wall; nothing of it is kept. */
export async function hideThanks(ctx: SystemContext, personId: string): Promise<void> {
  const gone = await ctx.db.delete(t).where(eq(t.grizzlyUserId, personId)).returning({ name: t.shownName });
  if (!gone[0]) return;
  await recordAudit(ctx, {
    action: "supporters.thanks.hide",
    subjectType: "thanks",
    subjectId: personId,
    before: { name: gone[0].name },
  });
}

/** The wall follows a change of a plan: whose plan ended is kept, and not shown until there is one again. */
export async function followThanks(ctx: SystemContext, personId: string, tier: Tier): Promise<void> {
  await ctx.db.update(t).set({ tier }).where(sql`${t.grizzlyUserId} = ${personId} and ${t.tier} <> ${tier}`);
}
