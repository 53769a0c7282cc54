import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { recordAudit } from "@/features/audit/mutations";
import { publish } from "@/features/events/mutations";
import { type AttemptState, stepProblem } from "../attempt-states";
import { type Attempt, type AttemptEvidence, lockAttempt } from "../data/attempts";
import { type DeliveryEvent, deliveryEvents } from "../events";

/** What changes with a step; a field that is absent stays. */
export interface StepChange {
  intentAt?: Date;
  stagedHash?: string;
  stagedAt?: Date;
  bootId?: number;
  bootSeenAt?: Date;
  boots?: number;
  unstageIntentAt?: Date;
  unstagedAt?: Date;
  reason?: string | null;
  evidence?: readonly { label: string; value: string }[];
}

const UPDATE = `
update delivery_attempts set state = $3,
  state_at = case when state = $3 then state_at else $4::timestamptz end, updated_at = $4::timestamptz,
  intent_at = coalesce($5, intent_at), staged_hash = coalesce($6, staged_hash), staged_at = coalesce($7, staged_at),
  boot_id = coalesce($8, boot_id), boot_seen_at = coalesce($9, boot_seen_at), boots = coalesce($10, boots),
  unstage_intent_at = coalesce($11, unstage_intent_at), unstaged_at = coalesce($12, unstaged_at),
  reason = case when $13 then $14 else reason end, evidence = evidence || $15::jsonb
where guild_id = $1 and id = $2`;

async function write(
  ctx: GuildContext,
  attempt: Attempt,
  to: AttemptState,
  change: StepChange,
): Promise<void> {
  const evidence: AttemptEvidence[] = (change.evidence ?? []).map((one) => ({
    at: ctx.now.toISOString(),
    ...one,
  }));
  await prepared(ctx.db, UPDATE, [
    ctx.guildId,
    attempt.id,
    to,
    ctx.now,
    change.intentAt ?? null,
    change.stagedHash ?? null,
    change.stagedAt ?? null,
    change.bootId ?? null,
    change.bootSeenAt ?? null,
    change.boots ?? null,
    change.unstageIntentAt ?? null,
    change.unstagedAt ?? null,
    change.reason !== undefined,
    change.reason ?? null,
    JSON.stringify(evidence),
  ]);
}

const TOLD: Partial<Record<AttemptState, DeliveryEvent>> = {
  staged: "deliveries.staged",
  fulfilled: "deliveries.fulfilled",
  needs_look: "deliveries.needs_look",
};

async function announcementOf(ctx: GuildContext, attempt: Attempt) {
  if (attempt.eventSettingId === null) return null;
  const [setting] = await prepared<{ name: string; show_location: boolean; announce: boolean }>(
    ctx.db,
    `select coalesce(custom_name, event_type) as name, show_location, coalesce((config->>'announce')::boolean, false) as announce
     from dynamic_event_settings where guild_id = $1 and id = $2`,
    [ctx.guildId, attempt.eventSettingId],
  );
  if (!setting?.announce) return null;
  const { name: placeName = "", map = "", x = 0, z = 0 } = attempt.place ?? {};
  const shown = setting.show_location && attempt.place !== null;
  return { name: setting.name, place: shown ? { name: placeName, map, x, z } : null };
}

async function tell(ctx: GuildContext, attempt: Attempt, to: AttemptState, reason: string): Promise<void> {
  const type = TOLD[to];
  if (!type) return;
  const base = {
    attemptId: attempt.id,
    serviceId: attempt.serviceId,
    kind: attempt.kind,
    number: attempt.number,
    announcement: await announcementOf(ctx, attempt),
  };
  const payload = deliveryEvents[type].parse(type === "deliveries.needs_look" ? { ...base, reason } : base);
  await publish(ctx, { type, key: `${attempt.id}:${to}`, payload });
}

/**
 * Takes an attempt a step further, with its audit row and event. The rule is asked again under the attempt's lock:
 * where somebody else has moved it meanwhile, nothing happens.
 * @returns the attempt as it was before the step; null where the step is no longer right
 */
export async function stepAttempt(
  ctx: GuildContext,
  { id, state }: Pick<Attempt, "id" | "state">,
  to: AttemptState,
  change: StepChange = {},
): Promise<Attempt | null> {
  const attempt = await lockAttempt(ctx, id);
  if (!attempt || attempt.state !== state) return null;
  const moments = { ...attempt, ...(change.unstagedAt && { unstagedAt: change.unstagedAt }) };
  if (stepProblem(moments, to) !== null) return null;
  await write(ctx, attempt, to, change);
  await recordAudit(ctx, {
    action: "deliveries.attempt.step",
    subjectType: "delivery_attempt",
    subjectId: attempt.id,
    before: { state: attempt.state },
    after: { state: to },
    ...(change.reason && { reason: change.reason }),
  });
  await tell(ctx, attempt, to, change.reason ?? "");
  return attempt;
}

/** Notes facts of an attempt that stays where it is. @returns false where somebody else has moved it meanwhile */
export async function noteAttempt(
  ctx: GuildContext,
  { id, state }: Pick<Attempt, "id" | "state">,
  change: StepChange,
): Promise<boolean> {
  const attempt = await lockAttempt(ctx, id);
  if (!attempt || attempt.state !== state) return false;
  await write(ctx, attempt, attempt.state, change);
  return true;
}
