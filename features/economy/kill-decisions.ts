import { decideKillReward, type KillFacts, type KillRewardDecision, type KillToReward } from "./kill-reward";
import type { RewardHistory } from "./reward-history";
import type { KillSettings } from "./schema";

export interface DecidedKill<K extends KillToReward = KillToReward> {
  kill: K;
  facts: KillFacts;
  decision: KillRewardDecision;
}

/** Kept with a decision, because nothing else says it afterwards: a simulation decides by it again. */
export interface KeptFacts {
  streak: number;
  /** Milliseconds that the victim had lived; null where the log does not say. */
  life: number | null;
  /** The same person was linked to both players. */
  same: boolean;
  inferred: boolean;
}

const CAUSES: Record<string, KillFacts["cause"]> = { pvp: "player", suicide: "suicide", unknown: "unknown" };

/** The person behind a player of a kill; null where nobody has claimed the player. */
type PersonOf<K> = (playerId: number, kill: K) => string | null;

function factsOf<K extends KillToReward>(
  kill: K,
  personOf: PersonOf<K>,
  history: Pick<RewardHistory, "nearestFor" | "earnedOn">,
): KillFacts {
  const killer = kill.killer ? String(kill.killer.playerId) : null;
  const victim = kill.victim ? String(kill.victim.playerId) : null;
  return {
    cause: CAUSES[kill.kind] ?? "environment",
    inferred: kill.inferred,
    historic: kill.historical,
    killerPlayerId: killer,
    victimPlayerId: victim,
    killerDiscordId: kill.killer ? personOf(kill.killer.playerId, kill) : null,
    victimDiscordId: kill.victim ? personOf(kill.victim.playerId, kill) : null,
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

/**
 * Decides kills one after the other in the given order, each with what the ones before it have earned. Pure but for
 * `history`, which grows. The ingest pays by it, and the simulation on last week's log asks it what it would pay.
 */
export function decideKills<K extends KillToReward>(
  settings: KillSettings,
  kills: readonly K[],
  personOf: PersonOf<K>,
  history: RewardHistory,
): DecidedKill<K>[] {
  return kills.map((kill) => {
    const facts = factsOf(kill, personOf, history);
    const decision = decideKillReward(settings, facts);
    if (!decision.refused && facts.killerPlayerId) {
      const { killerPlayerId: killer, victimPlayerId: victim, at } = facts;
      history.add({ killer, victim, at, amount: decision.amount });
    }
    return { kill, facts, decision };
  });
}

/** What a decision is kept with. */
export const keptFacts = ({ kill, facts }: Pick<DecidedKill, "kill" | "facts">): KeptFacts => ({
  streak: kill.streak,
  life: kill.victimLifeMs,
  same: facts.killerDiscordId !== null && facts.killerDiscordId === facts.victimDiscordId,
  inferred: kill.inferred,
});
