import { DAY, MINUTE } from "@/lib/time";
import { dayStart } from "./rules";

/** A reward of a killer that was paid or held. */
export interface PastReward {
  killer: string;
  victim: string | null;
  at: Date;
  amount: bigint;
}

/**
 * What earlier rewards say about the next one, kept in memory while a batch is decided in order of time, so that
 * kills of the same batch count like kills of an earlier one.
 */
export class RewardHistory {
  private readonly byKiller = new Map<string, PastReward[]>();

  constructor(past: readonly PastReward[]) {
    for (const reward of past) this.add(reward);
  }

  add(reward: PastReward): void {
    const list = this.byKiller.get(reward.killer);
    if (list) list.push(reward);
    else this.byKiller.set(reward.killer, [reward]);
  }

  /** Coins for kills on the day of `at` (UTC). */
  earnedOn(killer: string, at: Date): bigint {
    const from = dayStart(at).getTime();
    return this.of(killer)
      .filter((one) => one.at.getTime() >= from && one.at.getTime() < from + DAY)
      .reduce((sum, one) => sum + one.amount, 0n);
  }

  /** The reward for this victim that lies nearest to `at`, before or after: files can be read out of order. */
  nearestFor(killer: string, victim: string, at: Date): Date | null {
    const distance = (one: PastReward) => Math.abs(one.at.getTime() - at.getTime());
    const sorted = this.of(killer)
      .filter((one) => one.victim === victim)
      .sort((a, b) => distance(a) - distance(b));
    return sorted[0]?.at ?? null;
  }

  private of(killer: string): PastReward[] {
    return this.byKiller.get(killer) ?? [];
  }
}

/** The time around a batch in which earlier rewards matter. */
export function historySpan(times: readonly Date[], sameVictimMinutes: number): { from: Date; to: Date } {
  const all = times.map((at) => at.getTime());
  const around = Math.max(DAY, sameVictimMinutes * MINUTE);
  return { from: new Date(Math.min(...all) - around), to: new Date(Math.max(...all) + around) };
}
