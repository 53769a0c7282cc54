import { desc, eq } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { subscriptions } from "@/db/schema/patronage";
import { notify } from "@/features/notices/mutations";
import type { Plan } from "../data/plans";
import { tierName } from "../rules";
import type { Tier } from "../schema";

const s = subscriptions;
const PORTAL = "/me/supporter";
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });

/** Whoever ended it themselves, by unlinking, knows. */
const didIt = (ctx: SystemContext, personId: string) =>
  ctx.actor.kind === "user" && ctx.actor.userId === personId;

async function tellEnd(ctx: SystemContext, personId: string): Promise<void> {
  const [last] = await ctx.db
    .select({ id: s.id, tier: s.tier, state: s.state, reason: s.reason })
    .from(s)
    .where(eq(s.grizzlyUserId, personId))
    .orderBy(desc(s.updatedAt))
    .limit(1);
  if (!last || didIt(ctx, personId)) return;
  await notify(ctx, {
    grizzlyUserId: personId,
    kind: "supporters.plan.ended",
    level: "warning",
    title: `Your plan has ended: ${tierName(last.tier as Tier)}`,
    body: `${last.reason ?? ""} Nothing was deleted; your supporter page says what is missing.`.trim(),
    href: PORTAL,
    key: `plan-ended:${last.id}`,
  });
}

/** Tells a supporter what somebody else did to their plan: a payment that was declined, or its end. Once each. */
export async function tellPlan(ctx: SystemContext, personId: string, plan: Plan | undefined): Promise<void> {
  if (!plan) return tellEnd(ctx, personId);
  if (plan.state !== "grace" || !plan.graceUntil) return;
  const name = tierName(plan.tier);
  await notify(ctx, {
    grizzlyUserId: personId,
    kind: "supporters.plan.declined",
    level: "warning",
    title: "Your last payment was declined",
    body: `You keep ${name} until ${DAY.format(plan.graceUntil)}. Repair it on Patreon; nothing changes before.`,
    href: PORTAL,
    key: `plan-declined:${plan.graceUntil.toISOString()}`,
  });
}

/** Tells a supporter that somebody else's plan has taken the place of theirs, which is free again. */
export async function tellReplaced(
  ctx: SystemContext,
  { personId, guildId, guild, by }: { personId: string; guildId: string; guild: string; by: string },
): Promise<void> {
  await notify(ctx, {
    grizzlyUserId: personId,
    kind: "supporters.guild.replaced",
    level: "info",
    title: `${by} pays for ${guild} now`,
    body: "Your plan is free for another guild. Your own perks stay as they are.",
    href: `${PORTAL}#guild`,
    key: `plan-replaced:${guildId}:${ctx.now.toISOString()}`,
  });
}
