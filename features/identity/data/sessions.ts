import { and, desc, eq, sql } from "drizzle-orm";
import type { SystemContext, UserContext } from "@/db/context";
import { grizzlyUsers, platformStaff } from "@/db/schema/core";
import { session, userSessions, users } from "@/db/schema/identity";
import type { SeeAs } from "@/features/guilds/schema";
import { env } from "@/lib/env";
import { avatarUrl, idleEnd, isLive, needsTouch } from "../rules";
import type { Device, Session, SessionUser } from "../schema";

export interface FoundSession {
  session: Session;
  /** Last-seen is due to be written. */
  due: boolean;
}

function staffRole(discordId: string, role: string | null): SessionUser["staff"] {
  if (env().PLATFORM_OPERATORS.split(",").includes(discordId)) return "operator";
  return role === "operator" || role === "support" ? role : null;
}

function seeAsOf(kept: Record<string, unknown> | null, until: Date | null, now: Date): SeeAs | null {
  if (!kept || !until || until <= now) return null;
  return { ...(kept as Pick<SeeAs, "guildId" | "kind" | "id" | "label">), until: until.toISOString() };
}

/**
 * The live session with this token hash or id, by the database's clock: not revoked, not idle too long, not past its
 * absolute end, its person not banned. Null for everything else.
 */
export async function findSession(
  ctx: SystemContext,
  which: { tokenHash: string } | { id: string },
): Promise<FoundSession | null> {
  const rows = await ctx.db
    .select({
      id: session.id,
      createdAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
      expiresAt: session.expiresAt,
      revokedAt: session.revokedAt,
      seeAs: session.seeAs,
      seeAsUntil: session.seeAsUntil,
      accountBannedAt: users.bannedAt,
      person: {
        id: grizzlyUsers.id,
        discordId: grizzlyUsers.discordId,
        name: grizzlyUsers.displayName,
        avatar: grizzlyUsers.avatar,
        locale: grizzlyUsers.locale,
        timeZone: grizzlyUsers.timeZone,
        bannedAt: grizzlyUsers.bannedAt,
      },
      role: platformStaff.role,
      now: sql<string>`now()`,
    })
    .from(session)
    .innerJoin(users, eq(users.id, session.userId))
    .innerJoin(grizzlyUsers, eq(grizzlyUsers.id, users.grizzlyUserId))
    .leftJoin(platformStaff, eq(platformStaff.grizzlyUserId, grizzlyUsers.id))
    .where("id" in which ? eq(session.id, which.id) : eq(session.tokenHash, which.tokenHash))
    .limit(1);
  const row = rows[0];
  if (!row) return null;
  const { person, now: nowText, role, accountBannedAt, seeAs, seeAsUntil, ...times } = row;
  const now = new Date(nowText);
  if (!isLive({ ...times, bannedAt: person.bannedAt ?? accountBannedAt }, now)) return null;
  const { bannedAt: _notBanned, avatar, ...user } = person;
  return {
    due: needsTouch(times.lastSeenAt, now),
    session: {
      id: row.id,
      user: { ...user, avatar: avatarUrl(user.discordId, avatar), staff: staffRole(user.discordId, role) },
      createdAt: times.createdAt,
      idleUntil: idleEnd(times),
      expiresAt: times.expiresAt,
      seeAs: seeAsOf(seeAs, seeAsUntil, now),
    },
  };
}

/** A person's devices, the latest first; ended ones for 30 days. @param currentSessionId marks the one that asks */
export async function listDevices(ctx: UserContext, currentSessionId: string | null): Promise<Device[]> {
  const rows = await ctx.db
    .select()
    .from(userSessions)
    .where(
      and(
        eq(userSessions.grizzlyUserId, ctx.userId),
        sql`coalesce(${userSessions.revokedAt}, ${userSessions.lastSeenAt}) > now() - interval '30 days'`,
      ),
    )
    .orderBy(desc(userSessions.lastSeenAt))
    .limit(100);
  return rows.map((row) => ({
    id: row.id,
    name: `${row.browser ?? "Unknown browser"} on ${row.os ?? "unknown system"}`,
    place: row.place ?? row.ipCoarse,
    firstSeenAt: row.firstSeenAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    current: currentSessionId !== null && row.sessionId === currentSessionId,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  }));
}
