import { and, eq, inArray, ne, or, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { grizzlyUsers } from "@/db/schema/core";
import { patreonSubscriptions, subscriptions } from "@/db/schema/patronage";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import type { Entitlement, PatreonMember } from "../schema";
import { type Judged, judge, type Mirror, saysTheSame } from "./mirror";

const p = patreonSubscriptions;
type Plan = typeof subscriptions.$inferSelect;

const known = <T>(values: readonly (T | null)[]): T[] => values.filter((value) => value !== null);

function mirrorsOf(ctx: SystemContext, members: readonly PatreonMember[]): Promise<Mirror[]> {
  const users = known(members.map(({ patreonUserId }) => patreonUserId));
  const byMember = sql`${p.memberId} = any(${sql.param(members.map(({ memberId }) => memberId))}::text[])`;
  const byUser = sql`${p.patreonUserId} = any(${sql.param(users)}::text[])`;
  return ctx.db.select().from(p).where(or(byMember, byUser)).orderBy(p.id).for("update");
}

/** People who have linked one of these accounts, with the plan that each has from Patreon. */
async function ownersOf(
  ctx: SystemContext,
  members: readonly PatreonMember[],
): Promise<Map<string, Plan | null>> {
  const users = known(members.map(({ patreonUserId }) => patreonUserId));
  const open = and(
    eq(subscriptions.grizzlyUserId, grizzlyUsers.id),
    eq(subscriptions.source, "patreon"),
    ne(subscriptions.state, "ended"),
  );
  const rows = await ctx.db
    .select({ user: grizzlyUsers.patreonUserId, plan: subscriptions })
    .from(grizzlyUsers)
    .leftJoin(subscriptions, open)
    .where(sql`${grizzlyUsers.patreonUserId} = any(${sql.param(users)}::text[])`);
  return new Map(rows.flatMap(({ user, plan }) => (user === null ? [] : [[user, plan] as const])));
}

function planSays(plan: Plan | null, wanted: Entitlement): boolean {
  if (wanted.tier === "none" || wanted.state === "none") return plan === null;
  return (
    plan !== null &&
    plan.tier === wanted.tier &&
    plan.state === wanted.state &&
    plan.gifted === (wanted.kind === "gifted") &&
    plan.trial === (wanted.kind === "trial") &&
    plan.graceUntil?.getTime() === wanted.graceUntil?.getTime()
  );
}

/** By any key of a membership: more than one row means that two rows have to become one. */
function indexed(rows: readonly Mirror[]) {
  const byMember = new Map(rows.map((row) => [row.memberId, row]));
  const byUser = new Map(rows.map((row) => [row.patreonUserId, row]));
  return ({ memberId, patreonUserId }: PatreonMember): Mirror[] => {
    const found = [byMember.get(memberId), patreonUserId === null ? undefined : byUser.get(patreonUserId)];
    return [...new Set(found.filter((row) => row !== undefined))];
  };
}

async function write(
  ctx: SystemContext,
  rows: readonly { id: string; member: PatreonMember; judged: Judged }[],
  asOf: Date,
): Promise<void> {
  if (rows.length === 0) return;
  const list = rows.map(({ id, member, judged }) => ({
    id,
    memberId: member.memberId,
    patreonUserId: member.patreonUserId,
    fullName: member.fullName,
    ...judged.columns,
  }));
  await ctx.db.execute(sql`
    insert into patreon_subscriptions as s (id, member_id, patreon_user_id, full_name, campaign_id, subscription_tier,
      active, patron_status, tier_ids, entitled_cents, will_pay_cents, is_gifted, is_free_trial, last_charge_status,
      last_charge_date, next_charge_date, pledge_started_at, declined_at, grace_until, last_synced_at)
    select g.id, g."memberId", g."patreonUserId", g."fullName", ${env().PATREON_CAMPAIGN_ID}, g."subscriptionTier",
      g.active, g."patronStatus", g."tierIds", g."entitledCents", g."willPayCents", g."isGifted", g."isFreeTrial",
      g."lastChargeStatus", g."lastChargeDate", g."nextChargeDate", g."pledgeStartedAt", g."declinedAt",
      g."graceUntil", ${asOf.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as g (id uuid, "memberId" text, "patreonUserId" text,
      "fullName" text, "subscriptionTier" text, active boolean, "patronStatus" text, "tierIds" text[],
      "entitledCents" int, "willPayCents" int, "isGifted" boolean, "isFreeTrial" boolean, "lastChargeStatus" text,
      "lastChargeDate" timestamptz, "nextChargeDate" timestamptz, "pledgeStartedAt" timestamptz,
      "declinedAt" timestamptz, "graceUntil" timestamptz)
    on conflict (id) do update set member_id = excluded.member_id,
      patreon_user_id = coalesce(excluded.patreon_user_id, s.patreon_user_id),
      full_name = coalesce(excluded.full_name, s.full_name), campaign_id = excluded.campaign_id,
      subscription_tier = excluded.subscription_tier, active = excluded.active, patron_status = excluded.patron_status,
      tier_ids = excluded.tier_ids, entitled_cents = excluded.entitled_cents, will_pay_cents = excluded.will_pay_cents,
      is_gifted = excluded.is_gifted, is_free_trial = excluded.is_free_trial,
      last_charge_status = excluded.last_charge_status, last_charge_date = excluded.last_charge_date,
      next_charge_date = excluded.next_charge_date, pledge_started_at = excluded.pledge_started_at,
      declined_at = excluded.declined_at, grace_until = excluded.grace_until, last_synced_at = excluded.last_synced_at,
      last_error = null, removed_at = null, updated_at = now()`);
}

export interface PageApplied {
  /** Memberships of nobody here that are not what they were. */
  changed: number;
  /** Those that change a person's plan, or have two rows: each is applied in a transaction of its own. */
  single: PatreonMember[];
}

/**
 * Writes a page of members in four statements, however many they are. A row that was read from Patreon later than the
 * page was is left alone.
 * @param asOf before the page was asked for, by the database's clock
 */
export async function applyPage(
  ctx: SystemContext,
  members: readonly PatreonMember[],
  asOf: Date,
): Promise<PageApplied> {
  const rowsOf = indexed(await mirrorsOf(ctx, members));
  const owners = await ownersOf(ctx, members);
  const single: PatreonMember[] = [];
  const same: string[] = [];
  const different: { id: string; member: PatreonMember; judged: Judged }[] = [];
  for (const member of members) {
    const [row, ...twins] = rowsOf(member);
    if (row?.lastSyncedAt && row.lastSyncedAt > asOf) continue;
    const judged = judge(member, row, ctx.now);
    const plan = owners.get(member.patreonUserId ?? row?.patreonUserId ?? "");
    const owned = plan !== undefined;
    const settled = row !== undefined && twins.length === 0 && saysTheSame(row, member, judged);
    if (settled && owned === (row.grizzlyUserId !== null) && (!owned || planSays(plan, judged.entitlement)))
      same.push(row.id);
    else if (owned || twins.length > 0 || row?.grizzlyUserId) single.push(member);
    else different.push({ id: row?.id ?? newId(), member, judged });
  }
  await write(ctx, different, asOf);
  if (same.length > 0) await ctx.db.update(p).set({ lastSyncedAt: asOf }).where(inArray(p.id, same));
  return { changed: different.length, single };
}
