import { eq } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { patreonCreatorTokens } from "@/db/schema/patronage";
import { env } from "@/lib/env";

/** How the creator's access stands, without the access itself. */
export interface CreatorAccess {
  state: "active" | "reconnect";
  /** There is a refresh token. */
  renewable: boolean;
  /** ISO; null before the first renewal. */
  renewedAt: string | null;
  /** ISO; null where Patreon has not told it. */
  endsAt: string | null;
  /** Why it was not renewed, and since when. */
  failure: { why: string; at: string } | null;
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** The creator's access to the configured campaign; null before it was used for the first time. */
export async function creatorAccess(ctx: SystemContext): Promise<CreatorAccess | null> {
  const [row] = await ctx.db
    .select()
    .from(patreonCreatorTokens)
    .where(eq(patreonCreatorTokens.campaignId, env().PATREON_CAMPAIGN_ID));
  if (!row) return null;
  const { failure, failedAt } = row;
  return {
    state: row.state === "reconnect" ? "reconnect" : "active",
    renewable: row.refreshToken !== null,
    renewedAt: iso(row.refreshedAt),
    endsAt: iso(row.expiresAt),
    failure: failure !== null && failedAt !== null ? { why: failure, at: failedAt.toISOString() } : null,
  };
}
