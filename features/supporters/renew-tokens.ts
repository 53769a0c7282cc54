import { withSystem } from "@/db/context";
import { freshToken } from "@/features/identity/mutations/tokens";
import { oldTokens } from "./data/old-tokens";
import type { PatreonService } from "./service";

const JOB = { kind: "system", job: "patreon-tokens" } as const;
const AT_ONCE = 20;

/**
 * Renews the access of people who have not been asked about for a week: Patreon promises no length of life, and one
 * that has ended has to be given again by hand. Stops where Patreon does not answer.
 * @returns how many were renewed
 */
export async function renewOldTokens({ refresh }: Pick<PatreonService, "refresh">): Promise<number> {
  const people = await withSystem(JOB, (ctx) => oldTokens(ctx, AT_ONCE), { readOnly: true });
  let renewed = 0;
  for (const grizzlyUserId of people) {
    const owner = { grizzlyUserId, provider: "patreon" as const };
    const kept = await withSystem(JOB, (ctx) => freshToken(ctx, owner, refresh));
    if (kept.state !== "ok") continue;
    const next = await withSystem(JOB, (ctx) => freshToken(ctx, owner, refresh, kept.accessToken));
    if (next.state === "ok" && next.accessToken === kept.accessToken) return renewed;
    if (next.state === "ok") renewed++;
  }
  return renewed;
}
