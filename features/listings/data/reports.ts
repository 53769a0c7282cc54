import { and, desc, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { serverListingReports } from "@/db/schema/servers";

/** What somebody reported about a listing. Who it was stays with the platform. */
export interface ListingReport {
  id: string;
  reason: string;
  state: "open" | "upheld" | "dismissed";
  answer: string | null;
  at: string;
}

const MOST = 100;

/** Reports about a listing, the newest first. */
export async function listingReports(ctx: GuildContext, listingId: number): Promise<ListingReport[]> {
  const r = serverListingReports;
  const rows = await ctx.db
    .select({ id: r.id, reason: r.reason, state: r.state, answer: r.answer, at: r.createdAt })
    .from(r)
    .where(and(eq(r.guildId, ctx.guildId), eq(r.listingId, listingId)))
    .orderBy(desc(r.createdAt))
    .limit(MOST);
  return rows.map(({ at, state, ...row }) => ({
    ...row,
    state: state as ListingReport["state"],
    at: at.toISOString(),
  }));
}
