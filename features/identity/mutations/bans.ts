import { eq, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { grizzlyUsers } from "@/db/schema/core";
import { users } from "@/db/schema/identity";
import { recordAudit } from "@/features/audit/mutations";
import { notFound } from "@/lib/errors";
import { revokeAll } from "./sessions";

/**
 * Shuts a person out of the website: every session ends now, and none can be started.
 * @param reason shown to the person at the next sign-in
 * @throws AppError not_found
 */
export async function banPerson(ctx: SystemContext, grizzlyUserId: string, reason: string): Promise<void> {
  const changes = { bannedAt: sql`now()`, banReason: reason, updatedAt: sql`now()` };
  const banned = await ctx.db
    .update(grizzlyUsers)
    .set(changes)
    .where(eq(grizzlyUsers.id, grizzlyUserId))
    .returning({ id: grizzlyUsers.id });
  if (banned.length === 0) throw notFound("There is no such person.");
  await ctx.db.update(users).set(changes).where(eq(users.grizzlyUserId, grizzlyUserId));
  await revokeAll(ctx, grizzlyUserId, "ban");
  await recordAudit(ctx, { action: "identity.ban", subjectType: "person", subjectId: grizzlyUserId, reason });
}

/** Lets a person in again. @throws AppError not_found */
export async function unbanPerson(ctx: SystemContext, grizzlyUserId: string, reason: string): Promise<void> {
  const changes = { bannedAt: null, banReason: null, updatedAt: sql`now()` };
  const freed = await ctx.db
    .update(grizzlyUsers)
    .set(changes)
    .where(eq(grizzlyUsers.id, grizzlyUserId))
    .returning({ id: grizzlyUsers.id });
  if (freed.length === 0) throw notFound("There is no such person.");
  await ctx.db.update(users).set(changes).where(eq(users.grizzlyUserId, grizzlyUserId));
  await recordAudit(ctx, {
    action: "identity.unban",
    subjectType: "person",
    subjectId: grizzlyUserId,
    reason,
  });
}
