/** Within so many minutes of the placing a claim is worth a look. */
const SOON_MINUTES = 10;
const MANY_KILLS = 3;
const MANY_STARTS = 3;

/** What the database knows about hunter, target and placer around a claim. */
export interface CollusionFacts {
  /** The same Discord person was linked to both players at some time. */
  samePerson: boolean;
  /** The hunter placed the bounty. */
  ownBounty: boolean;
  /** Kills of the target by the hunter in the last seven days, this one included. */
  killsOfTarget: number;
  minutesSincePlaced: number;
  /** Coins sent between them in the last 14 days. */
  targetToHunter: number;
  placerToHunter: number;
  hunterToTarget: number;
  /** Sessions of both that began within two minutes of each other on one server, in the last 14 days. */
  sharedStarts: number;
  symbol: string;
}

/** Signs of working together, one sentence each. They are for a person to weigh: nothing is decided by them. */
export function hintsOf(facts: CollusionFacts): string[] {
  const { symbol } = facts;
  const hints: string[] = [];
  if (facts.samePerson) hints.push("Both players were linked to the same Discord account at some time.");
  if (facts.ownBounty) hints.push("The hunter placed this bounty.");
  if (facts.targetToHunter > 0)
    hints.push(`The target sent the hunter ${facts.targetToHunter} ${symbol} in the last 14 days.`);
  if (facts.hunterToTarget > 0)
    hints.push(`The hunter sent the target ${facts.hunterToTarget} ${symbol} in the last 14 days.`);
  if (facts.placerToHunter > 0)
    hints.push(`Who placed it sent the hunter ${facts.placerToHunter} ${symbol} in the last 14 days.`);
  if (facts.killsOfTarget >= MANY_KILLS)
    hints.push(`The hunter killed this player ${facts.killsOfTarget} times in 7 days.`);
  if (facts.minutesSincePlaced < SOON_MINUTES) {
    const minutes = Math.max(0, Math.floor(facts.minutesSincePlaced));
    hints.push(minutes === 0 ? "Killed within a minute of placing." : `Killed ${minutes} min after placing.`);
  }
  if (facts.sharedStarts >= MANY_STARTS)
    hints.push(`Both joined within two minutes of each other ${facts.sharedStarts} times in 14 days.`);
  return hints;
}
