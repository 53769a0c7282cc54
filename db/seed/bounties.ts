import { withGuild } from "@/db/context";
import { bountyTargets } from "@/features/bounties/data/targets";
import { expireBounties } from "@/features/bounties/mutations/close";
import { placeBounty } from "@/features/bounties/mutations/place";
import { scopeForInteraction, scopeForJob } from "@/features/guilds/scope";
import { AppError } from "@/lib/errors";
import { HOUR } from "@/lib/time";
import type { Buyer } from "./orders";
import type { Random } from "./world/random";

const REASONS = [
  "",
  "Camped the well at Kabanino",
  "Took my Sarka",
  "Shot first, asked nothing",
  "Raided the wrong tent",
  "Knows why",
];
/** So many stand on heads when the demo begins to live: kills of its own players claim them. */
const AT_THE_END = 4;

async function place(guildId: string, buyer: Buyer, now: Date, nth: number, random: Random): Promise<void> {
  const { discordId } = buyer;
  const id = `demo-bounty-${nth}-${guildId}-${now.getTime()}`;
  const scope = { ...scopeForInteraction({ id, guildId, discordId }), now };
  const wish = {
    amount: random.whole(2, 20) * 50,
    reason: random.pick(REASONS),
    target: random.whole(0, 23),
  };
  await withGuild(scope, async (ctx) => {
    const targets = await bountyTargets(ctx, discordId, "", 24);
    const target = targets[wish.target % Math.max(1, targets.length)];
    if (!target) return;
    const { amount, reason } = wish;
    await placeBounty(ctx, { key: id, playerId: target.playerId, amount, reason });
  }).catch((error: unknown) => {
    // Not everyone has the coins, or a player of their own: then nothing was placed.
    if (!(error instanceof AppError)) throw error;
  });
}

/** Bounties at the end of a demo day: what is over comes back, and now and then somebody places one. */
export async function bountiesOfDay(
  guildId: string,
  buyers: readonly Buyer[],
  now: Date,
  random: Random,
): Promise<void> {
  await withGuild({ ...scopeForJob(guildId, "bounties"), now }, expireBounties);
  const last = now.getTime() > Date.now() - HOUR;
  const count = last ? AT_THE_END : random.chance(0.3) ? 1 : 0;
  for (let nth = 0; nth < count; nth++) await place(guildId, random.pick(buyers), now, nth, random);
}
