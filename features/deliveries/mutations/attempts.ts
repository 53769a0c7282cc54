import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import type { OrderToDeliver } from "@/features/shop/data/delivery";
import type { EvidenceRow } from "@/features/shop/dto";
import { lockOrder } from "@/features/shop/mutations/order-row";
import { advanceOrder, failOrder, type OrderStep } from "@/features/shop/mutations/orders";
import { mayAdvance } from "@/features/shop/order-states";
import type { OrderState } from "@/features/shop/schema";
import { retryProblem } from "../attempt-states";
import type { BootFact } from "../boots-seen";
import { type Attempt, earlierStates, subjectOf } from "../data/attempts";
import { seatOf, spreadObjects } from "../spread";
import { noteAttempt, stepAttempt } from "./step";

/** Takes the attempt's order along where that follows from its state; staff may have moved it elsewhere meanwhile. */
async function moveOrder(
  ctx: GuildContext,
  { number }: Pick<Attempt, "number">,
  to: OrderState,
  step: OrderStep = {},
): Promise<void> {
  if (number === null) return;
  const order = await lockOrder(ctx, number);
  if (mayAdvance(order.kind, order.state, to)) await advanceOrder(ctx, number, to, step);
}

const INSERT = `
insert into delivery_attempts (guild_id, service_id, kind, purchase_id, attempt, state, state_at, objects, place, persistent,
  created_at, updated_at)
values ($1, $2, 'order', $3, $4, 'planned', $5::timestamptz, $6::jsonb, $7::jsonb, $8, $5::timestamptz, $5::timestamptz)
on conflict do nothing`;

/**
 * Plans a paid order: each thing gets its place, once. An order that was placed already, or whose earlier attempt is
 * not proven to have failed, goes to a person instead.
 * @param persistent the guild's choice for this server
 */
export async function planOrder(
  ctx: GuildContext,
  serviceId: string,
  order: OrderToDeliver,
  persistent: boolean,
): Promise<void> {
  const locked = await lockOrder(ctx, order.number);
  if (!(["paid", "queued", "staged", "uploaded"] as const).some((state) => state === locked.state)) return;
  const earlier = await earlierStates(ctx, order.purchaseId);
  const problem = retryProblem(earlier);
  if (problem !== null) {
    await advanceOrder(ctx, order.number, "needs_look", {
      sentence: `${problem} It is not placed again by itself.`,
    });
    return;
  }
  // Without an attempt nothing was ever written for it: whoever moved it on before began nothing.
  if (locked.state !== "queued") await advanceOrder(ctx, order.number, "queued");
  const { place } = order;
  const objects = place ? spreadObjects(order.classNames, place, seatOf(place.kind, order.number)) : [];
  await prepared(ctx.db, INSERT, [
    ctx.guildId,
    serviceId,
    order.purchaseId,
    earlier.length + 1,
    ctx.now,
    JSON.stringify(objects),
    place ? JSON.stringify(place) : null,
    persistent,
  ]);
}

/** Says why an attempt waits; the order's page shows it. */
export async function waitAttempt(ctx: GuildContext, attempt: Attempt, reason: string): Promise<void> {
  if (attempt.reason !== reason) await noteAttempt(ctx, attempt, { reason });
}

/**
 * Stores that an attempt is about to be written. From here on a boot may have read it, whatever becomes of us.
 * @returns false where the order was taken back meanwhile: then it is abandoned
 */
export async function intendAttempt(ctx: GuildContext, attempt: Attempt): Promise<boolean> {
  if (!(await noteAttempt(ctx, attempt, { intentAt: ctx.now, reason: null }))) return false;
  if (attempt.number === null) return true;
  const order = await lockOrder(ctx, attempt.number);
  if (order.state === "staged") return true;
  if (order.state === "queued") {
    const tag = `grizzly:${subjectOf(attempt)}:${attempt.attempt}`;
    const evidence: EvidenceRow[] = [
      { label: "Tag", value: tag, mono: true },
      { label: "Objects", value: String(attempt.objects.length) },
    ];
    await advanceOrder(ctx, attempt.number, "staged", { evidence });
    return true;
  }
  return false;
}

/** The order is somewhere else than an attempt expects: an attempt that was never written ends. */
export async function dropAttempt(ctx: GuildContext, attempt: Attempt): Promise<void> {
  await stepAttempt(ctx, attempt, "abandoned", { reason: "The order was taken back before it was written." });
}

/** The file was read back with the attempt's entries in it. */
export async function stageAttempt(
  ctx: GuildContext,
  attempt: Attempt,
  file: { path: string; hash: string },
): Promise<void> {
  const change = {
    stagedHash: file.hash,
    stagedAt: ctx.now,
    evidence: [
      { label: "File", value: file.path },
      { label: "SHA-256 as read back", value: file.hash },
    ],
  };
  if (!(await stepAttempt(ctx, attempt, "staged", change))) return;
  const evidence: EvidenceRow[] = [
    { label: "File", value: file.path, mono: true },
    { label: "SHA-256", value: file.hash, mono: true },
    { label: "Read back", value: ctx.now.toISOString() },
  ];
  await moveOrder(ctx, attempt, "uploaded", { evidence });
}

function bootRows(boot: BootFact): EvidenceRow[] {
  return [
    { label: "Start", value: boot.startedAt.toISOString() },
    ...(boot.notedAt ? [{ label: "Noted by Nitrado", value: boot.notedAt.toISOString() }] : []),
    { label: "Proof", value: boot.proven ? "the log's own header" : "Nitrado's restart.log" },
    { label: "Start number", value: String(boot.id), mono: true },
  ];
}

/** A boot read the attempt; with the log's proof it is to be taken out of the file, with a note alone it stays. */
export async function bootTookAttempt(ctx: GuildContext, attempt: Attempt, boot: BootFact): Promise<void> {
  const change = {
    bootId: boot.id,
    bootSeenAt: boot.startedAt,
    boots: 1,
    evidence: bootRows(boot).map(({ label, value }) => ({ label, value })),
    ...(boot.proven && { unstageIntentAt: ctx.now }),
  };
  const to = boot.proven ? "unstage_required" : "restart_seen";
  if (!(await stepAttempt(ctx, attempt, to, change))) return;
  await moveOrder(ctx, attempt, "restart_seen", { bootSeenAt: boot.startedAt, evidence: bootRows(boot) });
}

/** The file was read back without the attempt's entries. What a boot has consumed is fulfilled with that. */
export async function cleanAttempt(ctx: GuildContext, attempt: Attempt, hash: string): Promise<void> {
  const change = {
    unstagedAt: ctx.now,
    evidence: [{ label: "Taken out of the file, SHA-256", value: hash }],
  };
  if (attempt.state === "unstage_required" && attempt.bootId !== null)
    await stepAttempt(ctx, attempt, "fulfilled", change);
  else await noteAttempt(ctx, attempt, change);
}

/** It was to be taken back, but a boot had read it wholly before: it lies in the game. */
export async function fulfilAttempt(ctx: GuildContext, attempt: Attempt, boot: BootFact): Promise<void> {
  const change = { bootId: boot.id, bootSeenAt: boot.startedAt, boots: 1, reason: null };
  if (!(await stepAttempt(ctx, attempt, "fulfilled", change))) return;
  await moveOrder(ctx, attempt, "restart_seen", { bootSeenAt: boot.startedAt, evidence: bootRows(boot) });
}

/** Hands an attempt and its order to a person, with what is known. */
export async function lookAttempt(
  ctx: GuildContext,
  attempt: Attempt,
  reason: string,
  boots: readonly BootFact[],
): Promise<void> {
  const rows = boots.flatMap(bootRows);
  const change = {
    reason,
    boots: boots.length,
    evidence: rows.map(({ label, value }) => ({ label, value })),
    // It may stand in the file still: it is taken out like the others, and the moment is kept.
    ...(attempt.unstageIntentAt === null && { unstageIntentAt: ctx.now }),
  };
  if (!(await stepAttempt(ctx, attempt, "needs_look", change))) return;
  await moveOrder(ctx, attempt, "needs_look", { sentence: reason, evidence: rows });
}

/** Begins to take an attempt back that may stand in the file: it comes out first, and the log decides. */
export async function takeBackAttempt(ctx: GuildContext, attempt: Attempt, reason: string): Promise<boolean> {
  const step = await stepAttempt(ctx, attempt, "unstage_required", { reason, unstageIntentAt: ctx.now });
  return step !== null;
}

/** Ends an attempt that provably never reached a boot; the order fails with that, and its coins come back. */
export async function abandonAttempt(ctx: GuildContext, attempt: Attempt, reason: string): Promise<void> {
  // What was taken back keeps why; before that, the reason only said why it waits.
  const why = attempt.state === "unstage_required" ? (attempt.reason ?? reason) : reason;
  if (!(await stepAttempt(ctx, attempt, "abandoned", { reason: why }))) return;
  if (attempt.number === null) return;
  const [order] = await prepared<{ state: OrderState }>(
    ctx.db,
    "select state from shop_purchases where guild_id = $1 and number = $2",
    [ctx.guildId, attempt.number],
  );
  if (order && mayAdvance("in_game", order.state, "failed"))
    await failOrder(ctx, attempt.number, { sentence: why, evidence: [{ label: "Why", value: reason }] });
}
