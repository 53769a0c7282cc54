import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { grizzlyUsers } from "@/db/schema/core";
import { patreonSubscriptions } from "@/db/schema/patronage";
import { notFound } from "@/lib/errors";
import type { MemberRef } from "../mutations/apply";

/** The Patreon account that a person has linked. @throws AppError not_found without one */
export async function linkedPatreon(ctx: SystemContext, grizzlyUserId: string): Promise<string> {
  const rows = await ctx.db
    .select({ patreonUserId: grizzlyUsers.patreonUserId })
    .from(grizzlyUsers)
    .where(eq(grizzlyUsers.id, grizzlyUserId));
  const linked = rows[0]?.patreonUserId;
  if (!linked) throw notFound("No Patreon account is linked. Nothing was changed.");
  return linked;
}

/** Memberships that we have seen and that have not ended for us. */
export async function knownMembers(ctx: SystemContext): Promise<MemberRef[]> {
  return ctx.db
    .select({ memberId: patreonSubscriptions.memberId, patreonUserId: patreonSubscriptions.patreonUserId })
    .from(patreonSubscriptions)
    .where(and(isNotNull(patreonSubscriptions.memberId), isNull(patreonSubscriptions.removedAt)));
}
