import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { SystemContext, UserContext } from "@/db/context";
import { session, userSessions, users } from "@/db/schema/identity";
import { recordAudit } from "@/features/audit/mutations";
import { sha256 } from "@/lib/crypto";
import { notFound } from "@/lib/errors";
import { coarseAddress } from "@/lib/http/address";
import { ABSOLUTE_MS, describeAgent } from "../rules";
import type { RevokeReason } from "../schema";

export interface NewSession {
  /** Id in the auth library's `users`. */
  websiteUserId: string;
  /** The raw token; only its hash is stored. */
  token: string;
  userAgent: string | null;
  /** Client address; only its network is stored. */
  address: string;
}

/** Starts a session and its device. @returns the session's id and absolute end */
export async function createSession(
  ctx: SystemContext,
  input: NewSession,
): Promise<{ id: string; expiresAt: Date }> {
  const rows = await ctx.db
    .insert(session)
    .values({
      userId: input.websiteUserId,
      tokenHash: sha256(input.token),
      expiresAt: sql`now() + make_interval(secs => ${ABSOLUTE_MS / 1_000})`,
    })
    .returning({ id: session.id, expiresAt: session.expiresAt });
  const owners = await ctx.db
    .select({ grizzlyUserId: users.grizzlyUserId })
    .from(users)
    .where(eq(users.id, input.websiteUserId));
  const [created, owner] = [rows[0], owners[0]];
  if (!created || !owner) throw notFound("This account does not exist any more.");
  const { browser, os } = describeAgent(input.userAgent);
  await ctx.db.insert(userSessions).values({
    sessionId: created.id,
    grizzlyUserId: owner.grizzlyUserId,
    browser,
    os,
    ipCoarse: coarseAddress(input.address),
  });
  await recordAudit(ctx, {
    action: "identity.sign_in",
    subjectType: "person",
    subjectId: owner.grizzlyUserId,
    after: { session: created.id, browser, os },
  });
  return created;
}

/** Writes that a session was used just now. */
export async function touchSession(ctx: SystemContext, sessionId: string): Promise<void> {
  await ctx.db.update(session).set({ lastSeenAt: sql`now()` }).where(eq(session.id, sessionId));
  await ctx.db
    .update(userSessions)
    .set({ lastSeenAt: sql`now()` })
    .where(eq(userSessions.sessionId, sessionId));
}

async function markRevoked(
  ctx: SystemContext | UserContext,
  ids: string[],
  reason: RevokeReason,
): Promise<void> {
  if (ids.length === 0) return;
  await ctx.db
    .update(userSessions)
    .set({ revokedAt: sql`now()`, revokedReason: reason })
    .where(and(inArray(userSessions.sessionId, ids), isNull(userSessions.revokedAt)));
  await recordAudit(ctx, {
    action: "identity.sign_out",
    subjectType: "session",
    subjectId: ids.length === 1 ? (ids[0] ?? "") : "many",
    after: { sessions: ids.length, reason },
  });
}

/** Ends the session that a token belongs to; nothing happens when there is none. */
export async function revokeByToken(ctx: SystemContext, token: string, reason: RevokeReason): Promise<void> {
  const ended = await ctx.db
    .update(session)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(session.tokenHash, sha256(token)), isNull(session.revokedAt)))
    .returning({ id: session.id });
  await markRevoked(
    ctx,
    ended.map((row) => row.id),
    reason,
  );
}

/** Ends every session of a person. @returns how many were live */
export async function revokeAll(
  ctx: SystemContext,
  grizzlyUserId: string,
  reason: RevokeReason,
): Promise<number> {
  const own = ctx.db.select({ id: users.id }).from(users).where(eq(users.grizzlyUserId, grizzlyUserId));
  const ended = await ctx.db
    .update(session)
    .set({ revokedAt: sql`now()` })
    .where(and(inArray(session.userId, own), isNull(session.revokedAt)))
    .returning({ id: session.id });
  await markRevoked(
    ctx,
    ended.map((row) => row.id),
    reason,
  );
  return ended.length;
}

/**
 * Ends one of the person's own devices.
 * @throws AppError not_found for a device of somebody else or one that has ended
 */
export async function revokeDevice(ctx: UserContext, deviceId: string): Promise<void> {
  const devices = await ctx.db
    .select({ sessionId: userSessions.sessionId })
    .from(userSessions)
    .where(
      and(
        eq(userSessions.id, deviceId),
        eq(userSessions.grizzlyUserId, ctx.userId),
        isNull(userSessions.revokedAt),
      ),
    );
  const sessionId = devices[0]?.sessionId;
  if (!sessionId) throw notFound("This device is not signed in any more.");
  await ctx.db.update(session).set({ revokedAt: sql`now()` }).where(eq(session.id, sessionId));
  await markRevoked(ctx, [sessionId], "device");
}
