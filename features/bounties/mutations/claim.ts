import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { recordAudit } from "@/features/audit/mutations";
import { economySettings } from "@/features/economy/data/settings";
import type { KillToReward } from "@/features/economy/kill-reward";
import { insertDecisions, linkedPersons } from "@/features/economy/mutations/decisions";
import { openAccounts } from "@/features/economy/mutations/movement";
import { publish } from "@/features/events/mutations";
import { coinsToNumber, formatCoins } from "@/lib/money";
import { collusionFacts } from "../data/collusion";
import { bountyEvents } from "../events";
import { hintsOf } from "../hints";
import { claims, isProof } from "../rules";
import { payHunter } from "./settle";
import { tell } from "./tell";

interface OnHead {
  id: bigint;
  target_player_id: bigint;
  target_discord_id: string | null;
  placed_by: string;
  amount: bigint;
  placed_at: Date;
  expires_at: Date | null;
}

type Proof = KillToReward & {
  killer: NonNullable<KillToReward["killer"]>;
  victim: NonNullable<KillToReward["victim"]>;
};

export interface ClaimSummary {
  paid: number;
  held: number;
  coins: bigint;
}

/**
 * Claims every bounty that stands on the victims of these kills, each by the first kill that proves it. Runs in the
 * transaction that stores the kills, after their rewards. A hunter whom nobody has linked is paid with the link.
 */
export async function claimBounties(
  ctx: GuildContext,
  kills: readonly KillToReward[],
): Promise<ClaimSummary> {
  const proofs = kills.filter(isProof).sort((a, b) => a.at.getTime() - b.at.getTime() || a.killId - b.killId);
  const nothing: ClaimSummary = { paid: 0, held: 0, coins: 0n };
  if (proofs.length === 0) return nothing;
  const standing = await prepared<OnHead>(
    ctx.db,
    `select bounty_id as id, target_player_id, target_discord_id, placed_by_discord_id as placed_by, reward_amount as amount,
       placed_at, expires_at
     from bounties where guild_id = $1 and status = 'active' and target_player_id = any($2::bigint[]) and escrow_movement_id is not null
     order by bounty_id`,
    [ctx.guildId, [...new Set(proofs.map((kill) => kill.victim.playerId))]],
  );
  if (standing.length === 0) return nothing;
  const [{ currencySymbol: symbol }, persons] = await Promise.all([
    economySettings(ctx),
    linkedPersons(
      ctx,
      proofs.flatMap((kill) => [kill.killer.playerId, kill.victim.playerId]),
    ),
  ]);
  const matches = standing.flatMap((bounty) => {
    const kill = proofs.find((one) => proves(one, bounty, persons));
    return kill ? [{ bounty, kill, hunter: persons.get(kill.killer.playerId) ?? null }] : [];
  });
  await openAccounts(
    ctx,
    matches.flatMap(({ hunter }) => hunter ?? []),
  );
  const summary = { ...nothing };
  for (const match of matches) {
    if (!(await claim(ctx, match, persons, symbol))) continue;
    if (match.hunter) {
      summary.paid++;
      summary.coins += match.bounty.amount;
    } else summary.held++;
  }
  return summary;
}

function proves(kill: Proof, bounty: OnHead, persons: ReadonlyMap<number, string>): boolean {
  if (kill.victim.playerId !== Number(bounty.target_player_id)) return false;
  return claims({
    at: kill.at,
    placedAt: bounty.placed_at,
    expiresAt: bounty.expires_at,
    hunter: persons.get(kill.killer.playerId) ?? null,
    targets: [bounty.target_discord_id, persons.get(kill.victim.playerId) ?? null],
  });
}

async function claim(
  ctx: GuildContext,
  { bounty, kill, hunter }: { bounty: OnHead; kill: Proof; hunter: string | null },
  persons: ReadonlyMap<number, string>,
  symbol: string,
): Promise<boolean> {
  const id = Number(bounty.id);
  const target = persons.get(kill.victim.playerId) ?? bounty.target_discord_id;
  const hints = hintsOf(
    await collusionFacts(ctx, {
      hunterPlayer: kill.killer.playerId,
      targetPlayer: kill.victim.playerId,
      hunter,
      target,
      placer: bounty.placed_by,
      placedAt: bounty.placed_at,
      killedAt: kill.at,
      symbol,
    }),
  );
  // Staff may have cancelled it since it was read: then it is theirs.
  const taken = await prepared(
    ctx.db,
    `update bounties set status = 'claimed', claimed_at = $3, claimed_by_discord_id = $4, kill_id = $5, hints = $6, updated_at = $7
     where guild_id = $1 and bounty_id = $2 and status = 'active' returning bounty_id`,
    [ctx.guildId, id, kill.at, hunter, kill.killId, JSON.stringify(hints), ctx.now],
  );
  if (taken.length === 0) return false;
  const fresh = await insertDecisions(ctx, [
    {
      source: `bounty:${id}`,
      playerId: kill.killer.playerId,
      victimPlayerId: kill.victim.playerId,
      person: hunter,
      amount: bounty.amount,
      status: hunter ? "paid" : "held",
      reason: hunter ? "The log line of the kill claimed it." : "The hunter is not linked to a person yet.",
      lines: [{ label: `Bounty on ${kill.victim.name}`, amount: coinsToNumber(bounty.amount) }],
      serviceId: kill.serviceId,
      at: kill.at,
    },
  ]);
  if (fresh.size === 0) throw new Error(`The bounty ${id} was decided before.`);
  if (hunter) await payHunter(ctx, { id, amount: bounty.amount, target: kill.victim.name, hunter });
  await announce(ctx, { id, bounty, kill, hunter, hints, symbol });
  return true;
}

async function announce(
  ctx: GuildContext,
  claimed: {
    id: number;
    bounty: OnHead;
    kill: Proof;
    hunter: string | null;
    hints: string[];
    symbol: string;
  },
): Promise<void> {
  const { id: bountyId, bounty, kill, hunter, hints, symbol } = claimed;
  const amount = bounty.amount.toString();
  const words = { target: kill.victim.name, hunter: kill.killer.name };
  await recordAudit(ctx, {
    action: "bounties.claim",
    subjectType: "bounty",
    subjectId: String(bountyId),
    after: { ...words, amount, killId: kill.killId, paid: hunter !== null, hints },
  });
  await publish(ctx, {
    type: "bounties.claimed",
    key: String(bountyId),
    payload: bountyEvents.claimed.parse({
      bountyId,
      ...words,
      amount,
      killId: kill.killId,
      paid: hunter !== null,
    }),
  });
  const coins = `${formatCoins(bounty.amount)} ${symbol}`;
  await tell(ctx, bounty.placed_by, {
    what: "claimed",
    bountyId,
    level: "success",
    title: `${words.hunter} claimed your bounty on ${words.target}`,
    body: `The log shows the kill, so ${coins} go to the hunter.`,
  });
  if (hunter !== bounty.placed_by)
    await tell(ctx, hunter, {
      what: "earned",
      bountyId,
      level: "success",
      title: `You claimed a bounty of ${coins}`,
      body: `The log shows that you killed ${words.target}.`,
    });
}
