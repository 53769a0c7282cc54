import { and, asc, eq, lte, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { patreonWebhookDeliveries as deliveries } from "@/db/schema/patronage";
import { backoffMs, MAX_ATTEMPTS } from "@/features/events/rules";
import type { WebhookNote } from "../webhook";

/** A body that was applied this recently is a repeat; later it may mean the same state come back. */
const REPEAT_SECONDS = 60;

/**
 * Keeps a signed webhook before it is answered.
 * @returns false for a repeat of one that waits or was applied a moment ago: nothing to do
 */
export async function receiveWebhook(ctx: SystemContext, note: WebhookNote): Promise<boolean> {
  const rows = await ctx.db
    .insert(deliveries)
    .values({ bodyHash: note.bodyHash, event: note.event, memberId: note.memberId })
    .onConflictDoUpdate({
      target: deliveries.bodyHash,
      set: { state: "received", receivedAt: sql`now()`, attempts: 0, nextTryAt: sql`now()`, error: null },
      setWhere: sql`${deliveries.state} = 'failed' or (${deliveries.state} = 'applied' and ${deliveries.appliedAt} < now() - make_interval(secs => ${REPEAT_SECONDS}))`,
    })
    .returning({ bodyHash: deliveries.bodyHash });
  return rows.length > 0;
}

export interface DueWebhook {
  bodyHash: string;
  memberId: string | null;
  attempts: number;
}

/** A webhook that came again after this is new to us: its member is asked for all the same. */
const KEPT_DAYS = 60;

/** Forgets webhooks that were dealt with long ago. */
export async function pruneWebhooks(ctx: SystemContext): Promise<void> {
  await ctx.db
    .delete(deliveries)
    .where(
      sql`${deliveries.state} <> 'received' and ${deliveries.receivedAt} < now() - make_interval(days => ${KEPT_DAYS})`,
    );
}

/** Takes webhooks that are due and puts their next try ahead, so that two workers do not fetch the same. */
export async function claimWebhooks(ctx: SystemContext, limit: number): Promise<DueWebhook[]> {
  const due = await ctx.db
    .select({ bodyHash: deliveries.bodyHash, memberId: deliveries.memberId, attempts: deliveries.attempts })
    .from(deliveries)
    .where(and(eq(deliveries.state, "received"), lte(deliveries.nextTryAt, sql`now()`)))
    .orderBy(asc(deliveries.nextTryAt))
    .limit(limit)
    .for("update", { skipLocked: true });
  for (const { bodyHash, attempts } of due) {
    const wait = backoffMs(attempts + 1, Math.random());
    await ctx.db
      .update(deliveries)
      .set({ attempts: attempts + 1, nextTryAt: sql`now() + make_interval(secs => ${wait / 1_000})` })
      .where(eq(deliveries.bodyHash, bodyHash));
  }
  return due.map((row) => ({ ...row, attempts: row.attempts + 1 }));
}

/** In the transaction that applied the member's state. */
export async function webhookApplied(ctx: SystemContext, bodyHash: string): Promise<void> {
  await ctx.db
    .update(deliveries)
    .set({ state: "applied", appliedAt: sql`now()`, error: null })
    .where(eq(deliveries.bodyHash, bodyHash));
}

/** Keeps why a try failed; the last one ends it, and the daily sync catches what it meant. */
export async function webhookFailed(ctx: SystemContext, due: DueWebhook, why: string): Promise<void> {
  const state = due.attempts >= MAX_ATTEMPTS ? "failed" : "received";
  await ctx.db
    .update(deliveries)
    .set({ state, error: why.slice(0, 500) })
    .where(eq(deliveries.bodyHash, due.bodyHash));
}
