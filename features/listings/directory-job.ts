import type { SystemContext } from "@/db/context";
import { renewDirectory } from "./mutations/renew-directory";
import { pruneSearches } from "./mutations/searches";
import { countVibes } from "./mutations/vibes";

/** Servers of one transaction, and rounds of one run: 100,000 servers are drawn anew in one. */
const A_ROUND = 200;
const ROUNDS = 500;
/** Servers whose traits are counted anew in one run: 20,000 have their turn within five hours. */
const VIBES = 40;

/** Brings the whole directory up to date. @param system opens a transaction of its own for each round */
export async function renewWholeDirectory(
  system: <T>(work: (ctx: SystemContext) => Promise<T>) => Promise<T>,
): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const looked = await system((ctx) => renewDirectory(ctx, A_ROUND));
    if (looked < A_ROUND) break;
  }
  await system((ctx) => countVibes(ctx, VIBES));
  await system(pruneSearches);
}
