import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { killSettings } from "../data/settings";
import { decideKillReward, type KillFacts, type KillRewardDecision, type KillToReward } from "../kill-reward";
import { historySpan, RewardHistory } from "../reward-history";
import { pay } from "../rules";
import type { KillSettings } from "../schema";
import { insertDecisions, knownSources, linkedPersons, markPaid, pastRewards } from "./decisions";
import { openAccounts } from "./movement";
import { type Payout, payAll } from "./payouts";
import { post } from "./post";

export type { KillToReward } from "../kill-reward";

export interface RewardSummary {
  paid: number;
  held: number;
  refused: number;
  /** Coins that were paid out now. */
  coins: bigint;
}

interface Decided {
  kill: KillToReward;
  decision: KillRewardDecision;
  person: string | null;
}

export const rewardSource = (killId: number): string => `kill:${killId}`;

const CAUSES: Record<string, KillFacts["cause"]> = { pvp: "player", suicide: "suicide", unknown: "unknown" };

function factsOf(
  kill: KillToReward,
  persons: ReadonlyMap<number, string>,
  history: RewardHistory,
): KillFacts {
  const killer = kill.killer ? String(kill.killer.playerId) : null;
  const victim = kill.victim ? String(kill.victim.playerId) : null;
  return {
    cause: CAUSES[kill.kind] ?? "environment",
    inferred: kill.inferred,
    historic: kill.historical,
    killerPlayerId: killer,
    victimPlayerId: victim,
    killerDiscordId: kill.killer ? (persons.get(kill.killer.playerId) ?? null) : null,
    victimDiscordId: kill.victim ? (persons.get(kill.victim.playerId) ?? null) : null,
    at: kill.at,
    weapon: kill.weapon,
    distanceMeters: kill.distance,
    headshot: kill.headshot,
    streak: kill.streak,
    victimLifeMs: kill.victimLifeMs,
    lastRewardForVictim: killer && victim ? history.nearestFor(killer, victim, kill.at) : null,
    earnedToday: killer ? history.earnedOn(killer, kill.at) : 0n,
  };
}

function decideAll(
  settings: KillSettings,
  kills: readonly KillToReward[],
  persons: ReadonlyMap<number, string>,
  history: RewardHistory,
): Decided[] {
  return kills.map((kill) => {
    const facts = factsOf(kill, persons, history);
    const decision = decideKillReward(settings, facts);
    if (!decision.refused && facts.killerPlayerId) {
      const { killerPlayerId: killer, victimPlayerId: victim, at } = facts;
      history.add({ killer, victim, at, amount: decision.amount });
    }
    return { kill, decision, person: facts.killerDiscordId };
  });
}

/** What the ledger line of a kill says and carries. */
export function killPayout(
  kill: Pick<KillToReward, "killId" | "weapon" | "distance" | "serviceId"> & { victimName: string },
  person: string,
  amount: bigint,
  at: Date,
): Payout {
  const { killId, weapon, distance, serviceId, victimName } = kill;
  return {
    key: `reward:${rewardSource(killId)}`,
    person,
    amount,
    killId: String(killId),
    description: `Killed ${victimName}`,
    metadata: { victim: victimName, weapon, distance, serviceId },
    at,
  };
}

/**
 * Decides kills in order of time and pays, holds or refuses each once, whatever is read again. Runs in the
 * transaction of the rows that it is about.
 */
export async function rewardKills(ctx: GuildContext, kills: readonly KillToReward[]): Promise<RewardSummary> {
  const known = await knownSources(
    ctx,
    kills.map((kill) => rewardSource(kill.killId)),
  );
  const open = kills.filter((kill) => !known.has(rewardSource(kill.killId)));
  if (open.length === 0) return { paid: 0, held: 0, refused: 0, coins: 0n };
  const sorted = [...open].sort((a, b) => a.at.getTime() - b.at.getTime() || a.killId - b.killId);
  const players = sorted.flatMap((kill) => [kill.killer?.playerId, kill.victim?.playerId]);
  const [settings, persons] = await Promise.all([
    killSettings(ctx),
    linkedPersons(
      ctx,
      players.filter((id) => id !== undefined),
    ),
  ]);
  const span = historySpan(
    sorted.map((kill) => kill.at),
    settings.sameVictimMinutes,
  );
  const history = new RewardHistory(
    await pastRewards(
      ctx,
      players.filter((id) => id !== undefined),
      span,
    ),
  );
  const decided = decideAll(settings, sorted, persons, history);
  return book(ctx, settings, decided, persons);
}

async function book(
  ctx: GuildContext,
  settings: KillSettings,
  decided: readonly Decided[],
  persons: ReadonlyMap<number, string>,
): Promise<RewardSummary> {
  const payable = decided.filter((one) => !one.decision.refused && one.person !== null);
  await openAccounts(
    ctx,
    payable.map((one) => one.person ?? ""),
  );
  const rows = decided.map(({ kill, decision, person }) => {
    const status = decision.refused ? "refused" : person ? "paid" : "held";
    const held = "The killer is not linked to a person yet.";
    const reason = decision.refused?.sentence ?? (person ? "Paid by this guild's settings." : held);
    return { kill, decision, person, status, reason } as const;
  });
  const fresh = await insertDecisions(ctx, rows);
  const payouts = payable.flatMap(({ kill, decision, person }) =>
    person && fresh.has(rewardSource(kill.killId))
      ? [
          killPayout(
            { ...kill, victimName: kill.victim?.name ?? "a player" },
            person,
            decision.amount,
            kill.at,
          ),
        ]
      : [],
  );
  await markPaid(ctx, await payAll(ctx, payouts));
  await takePenalties(
    ctx,
    settings,
    rows.filter((row) => fresh.has(rewardSource(row.kill.killId))),
    persons,
  );
  const count = (status: string) =>
    rows.filter((row) => row.status === status && fresh.has(rewardSource(row.kill.killId))).length;
  return {
    paid: count("paid"),
    held: count("held"),
    refused: count("refused"),
    coins: payouts.reduce((sum, payout) => sum + payout.amount, 0n),
  };
}

/** A suicide costs what the guild has set, and never more than there is. */
async function takePenalties(
  ctx: GuildContext,
  settings: KillSettings,
  rows: readonly { kill: KillToReward; decision: KillRewardDecision }[],
  persons: ReadonlyMap<number, string>,
): Promise<void> {
  if (settings.suicidePenalty === 0) return;
  for (const { kill, decision } of rows) {
    const person = kill.victim ? persons.get(kill.victim.playerId) : undefined;
    if (decision.refused?.code !== "suicide" || kill.historical || !person) continue;
    const balance = (await openAccounts(ctx, [person])).get(person) ?? 0n;
    const penalty = BigInt(settings.suicidePenalty);
    const amount = balance < penalty ? balance : penalty;
    if (amount === 0n) continue;
    await post(ctx, {
      key: `penalty:${rewardSource(kill.killId)}`,
      kind: "fine",
      legs: pay({ person }, "sink", amount),
      cause: { kind: "kill", id: String(kill.killId) },
      description: "Penalty for a suicide",
    });
  }
}

interface HeldRow {
  source: string;
  source_id: string;
  amount: bigint;
  victim: string | null;
  weapon: string | null;
  distance: number | null;
  service_id: string | null;
  same_person: boolean;
}

/**
 * Pays what a player's kills have earned while nobody had claimed the player, one movement a kill. What was
 * earned on a player of the same person is refused now.
 * @returns decisions that were paid, and their coins
 */
export async function payHeldRewards(
  ctx: GuildContext,
  to: { playerId: number; discordId: string },
): Promise<{ paid: number; coins: bigint }> {
  await openAccounts(ctx, [to.discordId]);
  const held = await prepared<HeldRow>(
    ctx.db,
    `select d.source, d.source_id, d.amount, coalesce(k.victim_name, p.ingame_name) as victim, k.weapon, k.distance, d.service_id,
       exists (select 1 from player_links l where l.guild_id = d.guild_id and l.player_id = d.victim_player_id and l.discord_id = $3) as same_person
     from reward_decisions d
     left join kill_logs k on k.guild_id = d.guild_id and k.kill_id = case when d.source_kind = 'kill' then d.source_id::bigint end
     left join player_profiles p on p.guild_id = d.guild_id and p.player_id = d.victim_player_id
     where d.guild_id = $1 and d.player_id = $2 and d.status = 'held'
     order by d.occurred_at, d.source for update of d`,
    [ctx.guildId, to.playerId, to.discordId],
  );
  const refused = held.filter((row) => row.same_person).map((row) => row.source);
  if (refused.length > 0) {
    await prepared(
      ctx.db,
      `update reward_decisions set status = 'refused', amount = 0, lines = '[]', reason = 'The same person stands on both sides.'
       where guild_id = $1 and source = any($2::text[])`,
      [ctx.guildId, refused],
    );
  }
  const payouts = held
    .filter((row) => !row.same_person)
    .map((row) => {
      const { weapon, distance, service_id: serviceId } = row;
      const kill = { killId: Number(row.source_id), weapon, distance, serviceId };
      return killPayout({ ...kill, victimName: row.victim ?? "a player" }, to.discordId, row.amount, ctx.now);
    });
  await markPaid(ctx, await payAll(ctx, payouts), to.discordId);
  return { paid: payouts.length, coins: payouts.reduce((sum, payout) => sum + payout.amount, 0n) };
}
