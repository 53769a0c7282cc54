import { desc, eq } from "drizzle-orm";
import type { UserContext } from "@/db/context";
import { patreonVerificationRequests } from "@/db/schema/patronage";

const v = patreonVerificationRequests;

/** A person's question to staff, and the answer. */
export interface OwnVerification {
  id: string;
  /** ISO */
  askedAt: string;
  message: string;
  patreonEmail: string | null;
  state: "open" | "approved" | "refused";
  answeredAt: string | null;
  /** What staff wrote. */
  answer: string | null;
}

/** What a person has asked staff to check, the newest first. At most 5. */
export async function ownVerifications(ctx: UserContext): Promise<OwnVerification[]> {
  const rows = await ctx.db
    .select()
    .from(v)
    .where(eq(v.grizzlyUserId, ctx.userId))
    .orderBy(desc(v.requestedAt))
    .limit(5);
  return rows.map((row) => ({
    id: row.id,
    askedAt: row.requestedAt.toISOString(),
    message: row.message ?? "",
    patreonEmail: row.patreonEmail,
    state: !row.processed ? "open" : row.approved ? "approved" : "refused",
    answeredAt: row.processedAt?.toISOString() ?? null,
    answer: row.notes,
  }));
}
