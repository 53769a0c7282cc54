import { eq } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { patreonSubscriptions } from "@/db/schema/patronage";
import type { KeptState } from "../sync-words";

const p = patreonSubscriptions;

/** What was last told of a person's membership; null before anything was. */
export async function keptState(ctx: SystemContext, grizzlyUserId: string): Promise<KeptState | null> {
  const [row] = await ctx.db
    .select({
      status: p.patronStatus,
      charge: p.lastChargeStatus,
      nextCharge: p.nextChargeDate,
      gifted: p.isGifted,
      trial: p.isFreeTrial,
    })
    .from(p)
    .where(eq(p.grizzlyUserId, grizzlyUserId));
  return row ?? null;
}
