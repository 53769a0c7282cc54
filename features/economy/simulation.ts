import { isoDate } from "@/lib/time";
import { type DecidedKill, decideKills } from "./kill-decisions";
import { type KillToReward, lineRule, type RewardRule } from "./kill-reward";
import { type PlayedSession, playtimeParts } from "./playtime";
import { type PastReward, RewardHistory } from "./reward-history";
import type { EconomySettings, KillSettings, RewardLine } from "./schema";

/** A death of the log with what was decided about it then. */
export interface PastKill extends KillToReward {
  /** The same person stood on both sides. */
  same: boolean;
  decidedAt: Date;
  /** Coins that were paid or are held; 0 where refused. */
  paid: number;
  lines: readonly RewardLine[];
  /** What the killer had to pay for a suicide; null where nothing was decided. */
  penalty: number | null;
  /** Somebody is linked to who died, so that there is an account to take from. */
  victimLinked: boolean;
  /** Streak and the victim's life are known; kills of before they were kept are not. */
  certain: boolean;
}

/** A session as far as its pay is decided, with what was. */
export interface PastSession extends PlayedSession {
  name: string;
  parts: readonly { to: Date; paid: number }[];
}

/** A reward from before the log that is looked at: it counts for limits as it was decided. */
export type EarlierReward = PastReward & { decidedAt: Date };

export interface Rules {
  coins: EconomySettings;
  kills: KillSettings;
}

/** Coins that one rule gave, or took, at one moment. */
interface Pay {
  at: Date;
  player: { playerId: number; name: string };
  rule: RewardRule;
  side: "before" | "after";
  coins: number;
}

export interface PlayerOutcome {
  playerId: number;
  name: string;
  before: number;
  after: number;
}

export interface SimulationSums {
  before: number;
  after: number;
  byRule: { rule: RewardRule; before: number; after: number }[];
  byDay: { day: string; before: number; after: number }[];
  /** Everybody whom something was paid or would be, largest change first. */
  players: PlayerOutcome[];
  /** Who reaches the limit a day for kills, and on how many days. */
  capped: { playerId: number; name: string; days: number }[];
}

const inOrderOfDecision = (a: PastKill, b: PastKill) =>
  a.decidedAt.getTime() - b.decidedAt.getTime() || a.at.getTime() - b.at.getTime() || a.killId - b.killId;

// Who it was does not matter to a rule, only whether both were the same person.
const personOf = (playerId: number, kill: PastKill): string => (kill.same ? "same" : `player:${playerId}`);

/** Decides each kill with what had been decided before it then, also of moments before the log that is looked at. */
function decideAgain(
  rules: KillSettings,
  kills: readonly PastKill[],
  earlier: readonly EarlierReward[],
): DecidedKill<PastKill>[] {
  const history = new RewardHistory([]);
  const waiting = [...earlier].sort((a, b) => a.decidedAt.getTime() - b.decidedAt.getTime());
  let next = 0;
  return [...kills].sort(inOrderOfDecision).flatMap((kill) => {
    for (let one = waiting[next]; one && one.decidedAt <= kill.decidedAt; one = waiting[next]) {
      history.add(one);
      next += 1;
    }
    return decideKills(rules, [kill], personOf, history);
  });
}

function killPays(
  rules: KillSettings,
  kills: readonly PastKill[],
  earlier: readonly EarlierReward[],
): { pays: Pay[]; decided: DecidedKill<PastKill>[] } {
  const decided = decideAgain(rules, kills, earlier);
  const pays = decided.flatMap(({ kill, decision }) => {
    const { at, killer: player } = kill;
    if (!player) return [];
    const lines = (side: Pay["side"], some: readonly RewardLine[]) =>
      some.map((line): Pay => ({ at, player, side, rule: lineRule(line.label), coins: line.amount }));
    return [...lines("before", kill.paid > 0 ? kill.lines : []), ...lines("after", decision.lines)];
  });
  return { pays, decided };
}

/** A suicide never costs more than there was: less than the rule took then was all there was. */
function penaltyPays(rules: KillSettings, now: KillSettings, kills: readonly PastKill[]): Pay[] {
  return kills.flatMap(({ kind, historical, victim: player, at, penalty, victimLinked }) => {
    if (kind !== "suicide" || historical || !player) return [];
    const taken = penalty ?? 0;
    const wanted = rules.suicidePenalty;
    const most = penalty === null ? (victimLinked ? wanted : 0) : taken < now.suicidePenalty ? taken : wanted;
    const after = penalty !== null && taken === 0 ? 0 : Math.min(most, wanted);
    const pay = (side: Pay["side"], coins: number): Pay => ({
      at,
      player,
      side,
      rule: "suicide",
      coins: -coins,
    });
    return [pay("before", taken), pay("after", after)];
  });
}

function playPays(rules: EconomySettings, sessions: readonly PastSession[]): Pay[] {
  const paid = new Map<string, number>();
  return sessions.flatMap((session) => {
    const player = { playerId: session.playerId, name: session.name };
    const before = session.parts.map(
      (part): Pay => ({ at: part.to, player, side: "before", rule: "playing", coins: part.paid }),
    );
    const after = playtimeParts(rules, session, { parts: 0, seconds: 0 }, paid).map(
      (part): Pay => ({ at: part.to, player, side: "after", rule: "playing", coins: Number(part.amount) }),
    );
    return [...before, ...after];
  });
}

function grouped<K extends string | number>(pays: readonly Pay[], key: (pay: Pay) => K) {
  const groups = new Map<K, { before: number; after: number }>();
  for (const pay of pays) {
    const group = groups.get(key(pay)) ?? { before: 0, after: 0 };
    group[pay.side] += pay.coins;
    groups.set(key(pay), group);
  }
  return groups;
}

function cappedOf(decided: readonly DecidedKill<PastKill>[], from: Date): SimulationSums["capped"] {
  const days = new Map<number, { name: string; days: Set<string> }>();
  for (const { kill, decision } of decided) {
    const hit =
      decision.refused?.code === "daily-cap" || decision.lines.some((l) => lineRule(l.label) === "cap");
    if (!hit || !kill.killer || kill.at < from) continue;
    const one = days.get(kill.killer.playerId) ?? { name: kill.killer.name, days: new Set() };
    one.days.add(isoDate(kill.at));
    days.set(kill.killer.playerId, one);
  }
  return [...days]
    .map(([playerId, one]) => ({ playerId, name: one.name, days: one.days.size }))
    .sort((a, b) => b.days - a.days || a.name.localeCompare(b.name, "en"));
}

/**
 * What other rules would have paid for the same kills and hours, by the very rules that ingest pays by. Kills are
 * decided in the order in which they were decided then. Moments before `from` count for limits alone.
 * @param now rules as they are: they tell how a penalty came about
 */
export function simulate(
  rules: Rules,
  now: Rules,
  log: {
    kills: readonly PastKill[];
    sessions: readonly PastSession[];
    earlier: readonly EarlierReward[];
    from: Date;
  },
): SimulationSums {
  const { pays: killed, decided } = killPays(rules.kills, log.kills, log.earlier);
  const pays = [
    ...killed,
    ...penaltyPays(rules.kills, now.kills, log.kills),
    ...playPays(rules.coins, log.sessions),
  ].filter((pay) => pay.at >= log.from && pay.coins !== 0);
  const names = new Map(pays.map(({ player }) => [player.playerId, player.name]));
  const change = (one: { before: number; after: number }) => one.after - one.before;
  const sum = (side: Pay["side"]) =>
    pays.reduce((all, pay) => (pay.side === side ? all + pay.coins : all), 0);
  return {
    before: sum("before"),
    after: sum("after"),
    byRule: [...grouped(pays, (pay) => pay.rule)].map(([rule, sums]) => ({ rule, ...sums })),
    byDay: [...grouped(pays, (pay) => isoDate(pay.at))]
      .map(([day, sums]) => ({ day, ...sums }))
      .sort((a, b) => a.day.localeCompare(b.day)),
    players: [...grouped(pays, (pay) => pay.player.playerId)]
      .map(([playerId, sums]) => ({ playerId, name: names.get(playerId) ?? "", ...sums }))
      .sort((a, b) => Math.abs(change(b)) - Math.abs(change(a)) || b.after - a.after),
    capped: cappedOf(decided, log.from),
  };
}
