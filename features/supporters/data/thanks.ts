import { asc } from "drizzle-orm";
import type { PublicContext } from "@/db/context";
import { supporterThanks } from "@/db/schema/patronage";

export interface ThankedSupporter {
  name: string;
  tier: string;
  /** ISO */
  since: string;
}

/** Supporters who asked to be thanked by name, the longest first. At most 500. */
export async function thanksWall(ctx: PublicContext): Promise<ThankedSupporter[]> {
  const rows = await ctx.db
    .select({ name: supporterThanks.shownName, tier: supporterThanks.tier, since: supporterThanks.since })
    .from(supporterThanks)
    .orderBy(asc(supporterThanks.since))
    .limit(500);
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }));
}
