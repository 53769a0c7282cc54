import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { grizzlyUsers } from "@/db/schema/core";
import { patreonVerificationRequests } from "@/db/schema/patronage";

const v = patreonVerificationRequests;

/** A person's question to staff, as staff read it. Times are ISO. */
export interface VerificationRequest {
  id: string;
  personId: string;
  name: string;
  discordId: string;
  /** A Patreon account that they have linked themselves. */
  linked: boolean;
  patreonEmail: string | null;
  message: string;
  askedAt: string;
  state: "open" | "approved" | "refused";
  answeredAt: string | null;
  answeredBy: string | null;
  answer: string | null;
}

const MOST = 50;

/** Requests that wait, the oldest first, or those that were answered, the newest first. At most 50. */
export async function verificationRequests(
  ctx: SystemContext,
  which: "open" | "answered",
): Promise<VerificationRequest[]> {
  const open = which === "open";
  const rows = await ctx.db
    .select({
      request: v,
      person: grizzlyUsers,
      by: sql<
        string | null
      >`(select u.display_name from grizzly_users u where u.id::text = ${v.processedBy})`,
    })
    .from(v)
    .innerJoin(grizzlyUsers, eq(grizzlyUsers.id, v.grizzlyUserId))
    .where(and(eq(v.processed, !open)))
    .orderBy(open ? asc(v.requestedAt) : desc(v.processedAt))
    .limit(MOST);
  return rows.map(({ request, person, by }) => ({
    id: request.id,
    personId: person.id,
    name: person.displayName,
    discordId: person.discordId,
    linked: person.patreonUserId !== null,
    patreonEmail: request.patreonEmail,
    message: request.message ?? "",
    askedAt: request.requestedAt.toISOString(),
    state: open ? "open" : request.approved ? "approved" : "refused",
    answeredAt: request.processedAt?.toISOString() ?? null,
    answeredBy: by,
    answer: request.notes,
  }));
}
