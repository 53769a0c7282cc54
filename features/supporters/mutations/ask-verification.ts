import { and, count, eq, gt, sql } from "drizzle-orm";
import type { UserContext } from "@/db/context";
import { patreonVerificationRequests } from "@/db/schema/patronage";
import { recordAudit } from "@/features/audit/mutations";
import { publish } from "@/features/events/mutations";
import { conflict, forbidden } from "@/lib/errors";
import type { VerificationForm } from "../verification-form";

const v = patreonVerificationRequests;

/** Requests of one person in this many days; each is read by a person. */
const A_WEEK = 3;

/**
 * A person whose Patreon cannot be matched by itself asks staff to look. One question is open at a time.
 * @throws AppError conflict while one is open, and after three within a week
 */
export async function askVerification(ctx: UserContext, form: VerificationForm): Promise<void> {
  if (ctx.actor.kind !== "user") throw forbidden();
  const mine = eq(v.grizzlyUserId, ctx.userId);
  const [week] = await ctx.db
    .select({ asked: count() })
    .from(v)
    .where(and(mine, gt(v.requestedAt, sql`now() - interval '7 days'`)));
  if ((week?.asked ?? 0) >= A_WEEK)
    throw conflict(
      "You have asked three times this week. Nothing was sent. The answers stand here; ask again in a few days.",
    );
  const made = await ctx.db
    .insert(v)
    .values({
      grizzlyUserId: ctx.userId,
      discordId: ctx.actor.discordId,
      patreonEmail: form.patreonEmail === "" ? null : form.patreonEmail,
      message: form.message,
    })
    .onConflictDoNothing()
    .returning({ id: v.id });
  const [one] = made;
  if (!one)
    throw conflict("Your question is with us already. Nothing was sent twice. The answer will stand here.");
  await recordAudit(ctx, {
    action: "supporters.verification.ask",
    subjectType: "person",
    subjectId: ctx.userId,
    after: { request: one.id },
  });
  const payload = { grizzlyUserId: ctx.userId, request: one.id };
  await publish(ctx, { type: "supporters.verification.asked", key: one.id, payload });
}

/** Takes back what has not been answered yet. @throws AppError conflict when nothing is open */
export async function withdrawVerification(ctx: UserContext): Promise<void> {
  const gone = await ctx.db
    .delete(v)
    .where(and(eq(v.grizzlyUserId, ctx.userId), eq(v.processed, false)))
    .returning({ id: v.id });
  if (gone.length === 0)
    throw conflict("Nothing of yours is open: it may have been answered just now. Look at it below.");
  await recordAudit(ctx, {
    action: "supporters.verification.withdraw",
    subjectType: "person",
    subjectId: ctx.userId,
    before: { request: gone[0]?.id },
  });
}
