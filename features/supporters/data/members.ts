import { and, asc, eq, ilike, isNotNull, or, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { grizzlyUsers } from "@/db/schema/core";
import { patreonSubscriptions } from "@/db/schema/patronage";
import { notFound } from "@/lib/errors";
import type { PatronStatus, Tier } from "../schema";

const p = patreonSubscriptions;

export interface LinkedPatreon {
  patreonUserId: string;
  /** Their membership of our campaign, once one was seen. */
  memberId: string | null;
  /** Matched by staff: there are no tokens of the person's, the creator's are asked. */
  byHand: boolean;
  /** The database's clock: what is asked of Patreon from here on is no older. */
  at: Date;
}

/** The Patreon account that a person has linked. @throws AppError not_found without one */
export async function linkedPatreon(ctx: SystemContext, grizzlyUserId: string): Promise<LinkedPatreon> {
  const [row] = await ctx.db
    .select({
      patreonUserId: grizzlyUsers.patreonUserId,
      memberId: p.memberId,
      verifiedAt: p.verifiedAt,
      at: sql<string>`now()`,
    })
    .from(grizzlyUsers)
    .leftJoin(p, eq(p.grizzlyUserId, grizzlyUsers.id))
    .where(eq(grizzlyUsers.id, grizzlyUserId));
  if (!row?.patreonUserId) throw notFound("No Patreon account is linked. Nothing was changed.");
  const { patreonUserId, memberId, verifiedAt, at } = row;
  return { patreonUserId, memberId, byHand: verifiedAt !== null, at: new Date(at) };
}

/** A membership that staff may match with a person. */
export interface KnownMember {
  memberId: string;
  patreonUserId: string | null;
  name: string | null;
  status: PatronStatus;
  tier: Tier;
  /** Who has linked it already; null for nobody. */
  linkedTo: string | null;
}

const MOST = 10;

/** Memberships by a part of the name, or by Patreon's id of the member or the user. At most ten. */
export async function findMembers(ctx: SystemContext, text: string): Promise<KnownMember[]> {
  const asked = text.trim().slice(0, 100);
  if (asked.length < 2) return [];
  const part = `%${asked.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const rows = await ctx.db
    .select({
      memberId: p.memberId,
      patreonUserId: p.patreonUserId,
      name: p.fullName,
      status: p.patronStatus,
      tier: p.subscriptionTier,
      linkedTo: grizzlyUsers.displayName,
    })
    .from(p)
    .leftJoin(grizzlyUsers, eq(grizzlyUsers.id, p.grizzlyUserId))
    .where(
      and(
        isNotNull(p.memberId),
        or(ilike(p.fullName, part), eq(p.memberId, asked), eq(p.patreonUserId, asked)),
      ),
    )
    .orderBy(asc(p.fullName), asc(p.id))
    .limit(MOST);
  return rows.flatMap(({ memberId, status, tier, ...row }) =>
    memberId === null
      ? []
      : [{ ...row, memberId, status: status as PatronStatus, tier: (tier ?? "none") as Tier }],
  );
}
