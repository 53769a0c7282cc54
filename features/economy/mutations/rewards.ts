import type { GuildContext } from "@/db/context";
import { killSettings } from "../data/settings";
import { type DecidedKill, decideKills, keptFacts } from "../kill-decisions";
import type { KillToReward } from "../kill-reward";
import { historySpan, RewardHistory } from "../reward-history";
import type { KillSettings } from "../schema";
import {
  insertDecisions,
  knownSources,
  linkedPersons,
  markPaid,
  type NewDecision,
  pastRewards,
} from "./decisions";
import { openAccounts } from "./movement";
import { killPayout, payAll } from "./payouts";
import { takePenalties } from "./penalties";

export type { KillToReward } from "../kill-reward";

export interface RewardSummary {
  paid: number;
  held: number;
  refused: number;
  /** Coins that were paid out now. */
  coins: bigint;
}

const rewardSource = (killId: number) => `kill:${killId}` as const;
const personOf = (one: DecidedKill) => one.facts.killerDiscordId;

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
  const decided = decideKills(settings, sorted, (id) => persons.get(id) ?? null, history);
  return book(ctx, settings, decided, persons);
}

function toRow(decided: DecidedKill): NewDecision {
  const { kill, decision } = decided;
  const person = personOf(decided);
  const held = "The killer is not linked to a person yet.";
  return {
    source: rewardSource(kill.killId),
    playerId: kill.killer?.playerId ?? null,
    victimPlayerId: kill.victim?.playerId ?? null,
    person,
    amount: decision.amount,
    status: decision.refused ? "refused" : person ? "paid" : "held",
    reason: decision.refused?.sentence ?? (person ? "Paid by this guild's settings." : held),
    lines: decision.lines,
    facts: keptFacts(decided),
    serviceId: kill.serviceId,
    at: kill.at,
  };
}

async function book(
  ctx: GuildContext,
  settings: KillSettings,
  decided: readonly DecidedKill[],
  persons: ReadonlyMap<number, string>,
): Promise<RewardSummary> {
  const payable = decided.filter((one) => !one.decision.refused && personOf(one) !== null);
  // All at once and in order of their ids: those who are paid, and those who pay for a suicide.
  const payers = decided.flatMap(({ kill, decision }) =>
    settings.suicidePenalty > 0 && decision.refused?.code === "suicide" && !kill.historical && kill.victim
      ? (persons.get(kill.victim.playerId) ?? [])
      : [],
  );
  await openAccounts(ctx, [...payable.map((one) => personOf(one) ?? ""), ...payers]);
  const rows = decided.map(toRow);
  const fresh = await insertDecisions(ctx, rows);
  const payouts = payable.flatMap((one) => {
    const { kill, decision } = one;
    const person = personOf(one);
    return person && fresh.has(rewardSource(kill.killId))
      ? [
          killPayout(
            { ...kill, victimName: kill.victim?.name ?? "a player" },
            person,
            decision.amount,
            kill.at,
          ),
        ]
      : [];
  });
  await markPaid(ctx, await payAll(ctx, payouts));
  const suicides = decided.filter(
    ({ kill, decision }) => decision.refused?.code === "suicide" && fresh.has(rewardSource(kill.killId)),
  );
  await takePenalties(
    ctx,
    settings,
    suicides.map(({ kill }) => kill),
    persons,
  );
  const count = (status: string) =>
    rows.filter((row) => row.status === status && fresh.has(row.source)).length;
  return {
    paid: count("paid"),
    held: count("held"),
    refused: count("refused"),
    coins: payouts.reduce((sum, payout) => sum + payout.amount, 0n),
  };
}
