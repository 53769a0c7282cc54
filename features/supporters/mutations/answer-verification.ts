import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { grizzlyUsers } from "@/db/schema/core";
import { patreonSubscriptions, patreonVerificationRequests } from "@/db/schema/patronage";
import { recordAudit } from "@/features/audit/mutations";
import { publish } from "@/features/events/mutations";
import { dropTokens } from "@/features/identity/mutations/tokens";
import { notify } from "@/features/notices/mutations";
import { conflict, notFound } from "@/lib/errors";
import type { PatreonMember } from "../schema";
import { applyMember } from "./apply";

const v = patreonVerificationRequests;
const p = patreonSubscriptions;

/** What staff decide about a request. */
export interface VerificationAnswer {
  requestId: string;
  /** Read by the person who asked. */
  notes: string;
  /** The membership that is theirs, as Patreon tells it now; null refuses. */
  member: PatreonMember | null;
  /** Before Patreon was asked, by the database's clock. */
  asOf: Date;
}

async function takeRequest(ctx: SystemContext, requestId: string) {
  const [request] = await ctx.db.select().from(v).where(eq(v.id, requestId)).for("update");
  if (!request?.grizzlyUserId) throw notFound("This request is not there any more.");
  if (request.processed)
    throw conflict("Somebody has answered this request already. Nothing was changed. Look at it again.");
  return { ...request, personId: request.grizzlyUserId };
}

/** Binds a membership to a person, as linking does, but on staff's word and without tokens of theirs. */
async function bind(ctx: SystemContext, personId: string, { member, asOf }: VerificationAnswer) {
  if (!member?.patreonUserId) throw notFound("Patreon does not know this membership. Nothing was changed.");
  const { patreonUserId, memberId } = member;
  const person = eq(grizzlyUsers.id, personId);
  const [mine] = await ctx.db.select().from(grizzlyUsers).where(person).for("update");
  if (!mine) throw notFound();
  const [other] = await ctx.db
    .select({ id: grizzlyUsers.id, name: grizzlyUsers.displayName })
    .from(grizzlyUsers)
    .where(eq(grizzlyUsers.patreonUserId, patreonUserId));
  if (other && other.id !== personId)
    throw conflict(
      `${other.name} has linked this Patreon account. Nothing was changed. Unlink it there first.`,
    );
  if (mine.patreonUserId !== null && mine.patreonUserId !== patreonUserId)
    throw conflict(
      `${mine.displayName} has linked another Patreon account. Nothing was changed. They can unlink it on their supporter page.`,
    );
  await dropTokens(ctx, { grizzlyUserId: personId, provider: "patreon" });
  await ctx.db
    .delete(p)
    .where(and(eq(p.grizzlyUserId, personId), sql`${p.patreonUserId} is distinct from ${patreonUserId}`));
  await ctx.db
    .update(grizzlyUsers)
    .set({ patreonUserId, patreonLinkedAt: sql`now()`, updatedAt: sql`now()` })
    .where(person);
  await applyMember(ctx, { memberId, patreonUserId }, member, asOf);
  const staff = ctx.actor.kind === "user" ? ctx.actor.userId : null;
  await ctx.db
    .update(p)
    .set({ verifiedAt: sql`now()`, verifiedBy: staff })
    .where(and(eq(p.grizzlyUserId, personId), isNotNull(p.memberId)));
}

/**
 * Answers a person's request, once: with the membership that is theirs, which then counts as linked, or with why not.
 * The person is told either way.
 * @throws AppError not_found; conflict where it was answered, or the membership or the person is linked otherwise
 */
export async function answerVerification(ctx: SystemContext, answer: VerificationAnswer): Promise<void> {
  const { requestId, notes, member } = answer;
  const request = await takeRequest(ctx, requestId);
  const { personId } = request;
  const approved = member !== null;
  if (approved) await bind(ctx, personId, answer);
  await ctx.db
    .update(v)
    .set({
      processed: true,
      processedAt: sql`now()`,
      processedBy: ctx.actor.kind === "user" ? ctx.actor.userId : null,
      approved,
      notes,
    })
    .where(eq(v.id, requestId));
  await recordAudit(ctx, {
    action: approved ? "supporters.verification.approve" : "supporters.verification.refuse",
    subjectType: "person",
    subjectId: personId,
    before: { request: requestId },
    after: { request: requestId, memberId: member?.memberId ?? null },
    reason: notes,
  });
  await notify(ctx, {
    grizzlyUserId: personId,
    kind: "supporters.verification",
    level: approved ? "info" : "warning",
    title: approved ? "Your Patreon membership is matched" : "About your Patreon membership",
    body: notes,
    href: "/me/supporter",
    key: `verification:${requestId}`,
  });
  await publish(ctx, {
    type: "supporters.verification.answered",
    key: requestId,
    payload: { grizzlyUserId: personId, request: requestId, approved },
  });
}
