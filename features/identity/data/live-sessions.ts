import { eq, inArray, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { grizzlyUsers } from "@/db/schema/core";
import { session, users } from "@/db/schema/identity";
import { isLive } from "../rules";

/**
 * Which of these sessions still live, by the database's clock: for what a person holds open longer than a request.
 * @param ids of session rows
 */
export async function liveSessions(ctx: SystemContext, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await ctx.db
    .select({
      id: session.id,
      createdAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
      expiresAt: session.expiresAt,
      revokedAt: session.revokedAt,
      accountBannedAt: users.bannedAt,
      bannedAt: grizzlyUsers.bannedAt,
      now: sql<string>`now()`,
    })
    .from(session)
    .innerJoin(users, eq(users.id, session.userId))
    .innerJoin(grizzlyUsers, eq(grizzlyUsers.id, users.grizzlyUserId))
    .where(inArray(session.id, [...ids]));
  const live = rows.filter(({ accountBannedAt, bannedAt, now, ...times }) =>
    isLive({ ...times, bannedAt: bannedAt ?? accountBannedAt }, new Date(now)),
  );
  return new Set(live.map((row) => row.id));
}
