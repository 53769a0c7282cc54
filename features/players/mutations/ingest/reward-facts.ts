import type { KillToReward } from "@/features/economy/kill-reward";
import { isHeadshot, type NewDeath } from "./deaths";
import { inOrder, type Runs } from "./streaks";

/** New deaths as the economy decides them, each with the run of kills that its killer was on. */
export function killsToReward(
  fresh: readonly NewDeath[],
  before: ReadonlyMap<number, Runs>,
  serviceId: string,
  historical: boolean,
): KillToReward[] {
  const runs = new Map([...before].map(([id, { streak }]) => [id, streak]));
  return inOrder(fresh).map(({ record, killId, killerId, victimId }) => {
    const counts = record.kind === "pvp" && !record.inferred && killerId !== null;
    const streak = counts ? (runs.get(killerId) ?? 0) + 1 : 0;
    if (counts) runs.set(killerId, streak);
    if (victimId !== null) runs.set(victimId, 0);
    return {
      killId,
      kind: record.kind,
      inferred: record.inferred || (record.kind === "pvp" && !record.payable),
      historical,
      at: record.at,
      serviceId,
      killer: killerId === null || !record.killer ? null : { playerId: killerId, name: record.killer.name },
      victim: victimId === null || !record.victim ? null : { playerId: victimId, name: record.victim.name },
      weapon: record.weapon,
      distance: record.distance,
      headshot: record.bodyPart === null ? null : isHeadshot(record),
      streak,
      victimLifeMs: record.victimLifeMs,
    };
  });
}
