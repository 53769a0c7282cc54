import { and, eq, ne, or, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { grizzlyUsers } from "@/db/schema/core";
import { patreonSubscriptions, subscriptions } from "@/db/schema/patronage";
import { recordAudit } from "@/features/audit/mutations";
import { publish } from "@/features/events/mutations";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import type { Entitlement, PatreonMember, Tier } from "../schema";
import { followPlan } from "./guild-plan";
import { judge, keptMember, type Mirror } from "./mirror";

/** Which membership is meant: by Patreon's member id, its user id, or both. */
export interface MemberRef {
  memberId: string | null;
  patreonUserId: string | null;
}

export interface Applied {
  /** Whether the person's plan is another one than before. */
  changed: boolean;
  before: Tier;
  after: Tier;
  /** Null while nobody here has linked this Patreon account. */
  grizzlyUserId: string | null;
}

async function findMirror(ctx: SystemContext, ref: MemberRef): Promise<Mirror | undefined> {
  const byMember = ref.memberId === null ? undefined : eq(patreonSubscriptions.memberId, ref.memberId);
  const byUser =
    ref.patreonUserId === null ? undefined : eq(patreonSubscriptions.patreonUserId, ref.patreonUserId);
  if (!byMember && !byUser) return undefined;
  const rows = await ctx.db.select().from(patreonSubscriptions).where(or(byMember, byUser)).for("update");
  // Where two rows mean one membership, the one that a person is linked to counts.
  return rows.find((row) => row.grizzlyUserId !== null) ?? rows[0];
}

async function ownerOf(
  ctx: SystemContext,
  patreonUserId: string | null,
): Promise<{ id: string; discordId: string } | undefined> {
  if (patreonUserId === null) return undefined;
  const rows = await ctx.db
    .select({ id: grizzlyUsers.id, discordId: grizzlyUsers.discordId })
    .from(grizzlyUsers)
    .where(eq(grizzlyUsers.patreonUserId, patreonUserId));
  return rows[0];
}

/**
 * Writes a membership as Patreon tells it now, and the plan that follows for the person who linked it. The same
 * state again changes nothing, so a webhook that comes twice, late or out of order does no harm; and of two answers
 * the one that was asked for later counts, whichever arrives last.
 * @param told null when Patreon no longer knows the membership
 * @param asOf before Patreon was asked, by the database's clock
 */
export async function applyMember(
  ctx: SystemContext,
  ref: MemberRef,
  told: PatreonMember | null,
  asOf: Date,
): Promise<Applied> {
  let member = told;
  let readAt = asOf;
  const memberId = member?.memberId ?? ref.memberId;
  const patreonUserId = member?.patreonUserId ?? ref.patreonUserId;
  const mirror = await findMirror(ctx, { memberId, patreonUserId });
  const owner = await ownerOf(ctx, patreonUserId ?? mirror?.patreonUserId ?? null);
  const held = (mirror?.subscriptionTier ?? "none") as Tier;
  if (mirror?.lastSyncedAt && mirror.lastSyncedAt > asOf)
    [member, readAt] = [keptMember(mirror), mirror.lastSyncedAt];
  const { entitlement, columns } = judge(member, mirror, ctx.now);
  const values = {
    ...columns,
    memberId,
    patreonUserId: patreonUserId ?? mirror?.patreonUserId ?? null,
    fullName: member?.fullName ?? mirror?.fullName ?? null,
    campaignId: env().PATREON_CAMPAIGN_ID,
    grizzlyUserId: owner?.id ?? null,
    discordId: owner?.discordId ?? null,
    lastSyncedAt: readAt,
    lastError: null,
    removedAt: member === null ? sql`now()` : null,
    updatedAt: sql`now()`,
  };
  if (mirror) {
    await mergeTwins(ctx, mirror.id, { memberId, patreonUserId, grizzlyUserId: owner?.id ?? null });
    await ctx.db.update(patreonSubscriptions).set(values).where(eq(patreonSubscriptions.id, mirror.id));
  } else if (member) await ctx.db.insert(patreonSubscriptions).values({ id: newId(), ...values });
  if (!owner) return { changed: false, before: held, after: entitlement.tier, grizzlyUserId: null };
  const plan = await setPatreonPlan(ctx, owner.id, entitlement);
  return { ...plan, grizzlyUserId: owner.id };
}

/** A sync may have seen the member before the person linked: that second row gives way to the linked one. */
async function mergeTwins(
  ctx: SystemContext,
  keep: string,
  keys: { memberId: string | null; patreonUserId: string | null; grizzlyUserId: string | null },
): Promise<void> {
  const same = [
    keys.memberId === null ? undefined : eq(patreonSubscriptions.memberId, keys.memberId),
    keys.patreonUserId === null ? undefined : eq(patreonSubscriptions.patreonUserId, keys.patreonUserId),
    keys.grizzlyUserId === null ? undefined : eq(patreonSubscriptions.grizzlyUserId, keys.grizzlyUserId),
  ].filter((one) => one !== undefined);
  if (same.length > 0)
    await ctx.db.delete(patreonSubscriptions).where(and(ne(patreonSubscriptions.id, keep), or(...same)));
}

/** Brings a person's Patreon plan to what was decided, with its line in the audit log and its event. */
export async function setPatreonPlan(
  ctx: SystemContext,
  grizzlyUserId: string,
  entitlement: Entitlement,
): Promise<{ changed: boolean; before: Tier; after: Tier }> {
  const open = and(
    eq(subscriptions.grizzlyUserId, grizzlyUserId),
    eq(subscriptions.source, "patreon"),
    ne(subscriptions.state, "ended"),
  );
  // The person's row is the lock: two syncs of one person follow each other.
  await ctx.db
    .select({ id: grizzlyUsers.id })
    .from(grizzlyUsers)
    .where(eq(grizzlyUsers.id, grizzlyUserId))
    .for("update");
  const current = (await ctx.db.select().from(subscriptions).where(open))[0];
  const before = (current?.tier ?? "none") as Tier;
  const { tier, state, kind, graceUntil, reason } = entitlement;
  const wanted = { tier, state, gifted: kind === "gifted", trial: kind === "trial", graceUntil, reason };
  if (tier === "none" || state === "none") {
    if (!current) return { changed: false, before, after: "none" };
    const ended = { state: "ended", endsAt: sql`now()`, reason, updatedAt: sql`now()` };
    await ctx.db.update(subscriptions).set(ended).where(eq(subscriptions.id, current.id));
  } else if (current) {
    const same =
      current.tier === tier &&
      current.state === state &&
      current.gifted === wanted.gifted &&
      current.trial === wanted.trial &&
      (current.graceUntil?.getTime() ?? 0) === (graceUntil?.getTime() ?? 0);
    if (same) return { changed: false, before, after: tier };
    await ctx.db
      .update(subscriptions)
      .set({ ...wanted, updatedAt: sql`now()` })
      .where(eq(subscriptions.id, current.id));
  } else {
    const row = { id: newId(), grizzlyUserId, source: "patreon", ...wanted };
    await ctx.db.insert(subscriptions).values(row);
  }
  const after = state === "none" ? "none" : tier;
  await recordAudit(ctx, {
    action: "supporters.plan.change",
    subjectType: "person",
    subjectId: grizzlyUserId,
    before: current ? { tier: current.tier, state: current.state } : null,
    after: { tier: after, state, graceUntil },
    reason,
  });
  await publish(ctx, {
    type: "supporters.plan.changed",
    payload: { grizzlyUserId, before, after, state, graceUntil: graceUntil?.toISOString() ?? null },
    orderKey: `plan:${grizzlyUserId}`,
  });
  await followPlan(ctx, grizzlyUserId);
  return { changed: true, before, after };
}
