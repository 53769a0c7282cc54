import { MINUTE } from "@/lib/time";
import type { KillSettings, RewardLine } from "./schema";

/** A logged death as the ingest stored it. */
export interface KillToReward {
  killId: number;
  /** `pvp` and `suicide` as in `kill_logs.kind`; anything else never pays. */
  kind: string;
  inferred: boolean;
  historical: boolean;
  at: Date;
  serviceId: string | null;
  killer: { playerId: number; name: string } | null;
  victim: { playerId: number; name: string } | null;
  weapon: string | null;
  distance: number | null;
  headshot: boolean | null;
  /** Kills of the killer without dying, this one included. */
  streak: number;
  /** How long the victim had lived; null when the log does not say. */
  victimLifeMs: number | null;
}

/** What the log and the database know about a death, as far as a reward depends on it. */
export interface KillFacts {
  /** What the death was by the log's own words. */
  cause: "player" | "suicide" | "environment" | "unknown";
  /** True when no line says it and it was concluded from others: such a kill counts, but never pays. */
  inferred: boolean;
  /** True when the line was written before the guild connected its log. */
  historic: boolean;
  killerPlayerId: string | null;
  victimPlayerId: string | null;
  /** Discord ids of the linked persons, null where nobody claimed the player. */
  killerDiscordId: string | null;
  victimDiscordId: string | null;
  at: Date;
  weapon: string | null;
  distanceMeters: number | null;
  /** Null when the log does not say where the hit was. */
  headshot: boolean | null;
  /** Kills of the killer without dying, this one included. */
  streak: number;
  /** When the killer was last paid, or held, for this victim. */
  lastRewardForVictim: Date | null;
  /** How long the victim had lived; null when the log does not say. */
  victimLifeMs: number | null;
  /** Coins for kills that the killer got since the start of the day, held ones included. */
  earnedToday: bigint;
}

export type RefusalCode =
  | "off"
  | "historic"
  | "inferred"
  | "suicide"
  | "not-a-player"
  | "unknown-killer"
  | "unknown-victim"
  | "same-person"
  | "repeat"
  | "daily-cap"
  | "nothing";

export interface KillRewardDecision {
  amount: bigint;
  /** Sums to the amount; empty when refused. */
  lines: RewardLine[];
  refused: { code: RefusalCode; sentence: string } | null;
}

const refusal = (code: RefusalCode, sentence: string): KillRewardDecision => ({
  amount: 0n,
  lines: [],
  refused: { code, sentence },
});

/** Coins are paid only for logged kills by another player: everything else is refused here. */
function notAKill(settings: KillSettings, facts: KillFacts): KillRewardDecision | null {
  if (facts.cause === "suicide") return refusal("suicide", "Nobody is paid for a suicide.");
  if (facts.cause !== "player") return refusal("not-a-player", "No player caused this death.");
  if (facts.inferred) return refusal("inferred", "The log does not say this kill; it was concluded.");
  if (!facts.killerPlayerId) return refusal("unknown-killer", "The log does not say who the killer was.");
  if (!facts.victimPlayerId) return refusal("unknown-victim", "The log does not say who died.");
  const samePerson = facts.killerDiscordId !== null && facts.killerDiscordId === facts.victimDiscordId;
  if (facts.killerPlayerId === facts.victimPlayerId || samePerson) {
    return refusal("same-person", "The same person stands on both sides.");
  }
  if (facts.historic) return refusal("historic", "This happened before the guild connected its log.");
  if (!settings.enabled) return refusal("off", "This guild does not pay for kills.");
  return null;
}

export type RewardRule =
  | "base"
  | "weapon"
  | "distance"
  | "headshot"
  | "streak"
  | "repeat"
  | "fresh-spawn"
  | "cap"
  | "suicide"
  | "playing";

const LINE_RULES: readonly (readonly [start: string, rule: RewardRule])[] = [
  ["Kill of a player", "base"],
  ["With ", "weapon"],
  ["Distance, ", "distance"],
  ["Headshot", "headshot"],
  ["Streak of ", "streak"],
  ["Same victim again", "repeat"],
  ["The victim had just spawned", "fresh-spawn"],
  ["Limit of ", "cap"],
];

/** Which rule made a line of {@link decideKillReward}: lines of long ago are kept as words alone. */
export function lineRule(label: string): RewardRule {
  return LINE_RULES.find(([start]) => label.startsWith(start))?.[1] ?? "base";
}

function bonusLines(settings: KillSettings, facts: KillFacts): RewardLine[] {
  const lines: RewardLine[] = [{ label: "Kill of a player", amount: settings.base }];
  const weapon = facts.weapon === null ? 0 : (settings.weaponBonus[facts.weapon] ?? 0);
  if (weapon > 0) lines.push({ label: `With ${facts.weapon}`, amount: weapon });
  const meters = facts.distanceMeters ?? 0;
  const far = highest(settings.distanceSteps, (step) => step.fromMeters, meters);
  if (far) lines.push({ label: `Distance, ${Math.floor(meters)} m is past ${far.at} m`, amount: far.bonus });
  if (facts.headshot) lines.push({ label: "Headshot", amount: settings.headshotBonus });
  const streak = highest(settings.streakSteps, (step) => step.kills, facts.streak);
  if (streak) lines.push({ label: `Streak of ${facts.streak}`, amount: streak.bonus });
  return lines.filter((line) => line.amount !== 0);
}

function highest<T extends { bonus: number }>(steps: readonly T[], at: (step: T) => number, value: number) {
  const reached = steps.filter((step) => value >= at(step)).sort((a, b) => at(b) - at(a))[0];
  return reached ? { at: at(reached), bonus: reached.bonus } : null;
}

const sum = (lines: readonly RewardLine[]) => lines.reduce((total, line) => total + line.amount, 0);

/** Adds a line that leaves only `percent` of the amount so far, rounded down to a whole coin. */
function share(lines: RewardLine[], percent: number, label: string): void {
  const total = sum(lines);
  const kept = Math.floor((total * percent) / 100);
  if (kept !== total) lines.push({ label, amount: kept - total });
}

/**
 * What a death pays its killer by the guild's settings. Pure: the same facts always give the same decision, so
 * that a simulation on last week's log says what would have been paid.
 */
export function decideKillReward(settings: KillSettings, facts: KillFacts): KillRewardDecision {
  const refused = notAKill(settings, facts);
  if (refused) return refused;
  const since = facts.lastRewardForVictim ? facts.at.getTime() - facts.lastRewardForVictim.getTime() : null;
  const repeat = since !== null && Math.abs(since) < settings.sameVictimMinutes * MINUTE;
  if (repeat && settings.sameVictimPercent === 0) {
    const sentence = `The same victim again within ${settings.sameVictimMinutes} minutes.`;
    return refusal("repeat", sentence);
  }
  const lines = bonusLines(settings, facts);
  if (repeat) share(lines, settings.sameVictimPercent, "Same victim again");
  const fresh = facts.victimLifeMs !== null && facts.victimLifeMs < settings.freshSpawnMinutes * MINUTE;
  if (fresh && !repeat) share(lines, settings.freshSpawnPercent, "The victim had just spawned");
  return capped(settings, facts, lines);
}

function capped(settings: KillSettings, facts: KillFacts, lines: RewardLine[]): KillRewardDecision {
  const cap = settings.dailyCap;
  if (cap !== null) {
    const room = BigInt(cap) - facts.earnedToday;
    if (room <= 0n) return refusal("daily-cap", `The limit of ${cap} coins a day for kills was reached.`);
    const over = sum(lines) - Number(room);
    if (over > 0) lines.push({ label: `Limit of ${cap} a day`, amount: -over });
  }
  const amount = sum(lines);
  if (amount <= 0) return refusal("nothing", "By this guild's settings such a kill pays nothing.");
  return { amount: BigInt(amount), lines, refused: null };
}
