import { asc, eq, ne } from "drizzle-orm";
import type { PublicContext, UserContext } from "@/db/context";
import { supporterThanks } from "@/db/schema/patronage";

export interface ThankedSupporter {
  name: string;
  tier: string;
  /** ISO */
  since: string;
}

/** Supporters with a plan who asked to be thanked by name, the longest first. At most 500. */
export async function thanksWall(ctx: PublicContext): Promise<ThankedSupporter[]> {
  const rows = await ctx.db
    .select({ name: supporterThanks.shownName, tier: supporterThanks.tier, since: supporterThanks.since })
    .from(supporterThanks)
    .where(ne(supporterThanks.tier, "none"))
    .orderBy(asc(supporterThanks.since))
    .limit(500);
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }));
}

/** The name under which a person is thanked; null while they are not. */
export async function ownThanks(ctx: UserContext): Promise<string | null> {
  const [row] = await ctx.db
    .select({ name: supporterThanks.shownName })
    .from(supporterThanks)
    .where(eq(supporterThanks.grizzlyUserId, ctx.userId));
  return row?.name ?? null;
}
