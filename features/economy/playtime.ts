import { isoDate, MINUTE, SECOND } from "@/lib/time";
import type { EconomySettings, RewardLine } from "./schema";

/** A session as the log shows it. */
export interface PlayedSession {
  sessionId: number;
  playerId: number;
  serviceId: string;
  startedAt: Date;
  /** Null while it goes on. */
  endedAt: Date | null;
  /** The last line that shows the player in it: nothing after it is known. */
  seenUntil: Date;
  /** Lines before it were read when the guild connected its log. */
  historyUntil: Date;
  dateUncertain: boolean;
}

/** What was decided about a session earlier. */
export interface DecidedPlaytime {
  parts: number;
  /** Seconds of it that are decided, from where its pay begins. */
  seconds: number;
}

/** Kept with a decision: how much of the session it covers, and how much of that was paid for. */
export interface PlaytimeLine extends RewardLine {
  seconds: number;
  paidMinutes: number;
}

export interface PlaytimePart {
  /** `<session>:<part>`, counted from 0. */
  id: string;
  to: Date;
  amount: bigint;
  line: PlaytimeLine;
  /** Why it pays nothing; null when it pays. */
  refused: string | null;
}

/** Minutes that were paid to a player by day, as `<player>:<2026-11-22>`. */
export type PaidMinutes = Map<string, number>;

const dayKey = (playerId: number, at: Date) => `${playerId}:${isoDate(at)}`;

/** Counts minutes that were paid for the part of a session that ended at `to`. */
export function notePaid(paid: PaidMinutes, playerId: number, to: Date, minutes: number): void {
  const key = dayKey(playerId, to);
  paid.set(key, (paid.get(key) ?? 0) + minutes);
}

function verdict(
  settings: EconomySettings,
  session: PlayedSession,
  played: number,
  room: number,
): { minutes: number; amount: number; refused: string | null } {
  const nothing = (refused: string) => ({ minutes: 0, amount: 0, refused });
  if (settings.activityAmount === 0) return nothing("This guild does not pay for playing.");
  if (session.dateUncertain) return nothing("The log does not say on which day this was.");
  if (room <= 0)
    return nothing(`The limit of ${settings.activityDailyMinutes} paid minutes a day was reached.`);
  const minutes = Math.min(played, room);
  const amount = Math.floor((settings.activityAmount * minutes) / settings.activityMinutes);
  if (amount === 0) return nothing(`${minutes} minutes pay less than one coin.`);
  return { minutes, amount, refused: null };
}

/**
 * The parts of a session that can be decided now: each full span as soon as the log shows it, and what is left when
 * the session has ended. Minutes count by the log's connect and last line; whether somebody did anything in them is
 * not known. Pure; adds to `paid` what it pays, so that the limit of the day holds over sessions.
 */
export function playtimeParts(
  settings: EconomySettings,
  session: PlayedSession,
  decided: DecidedPlaytime,
  paid: PaidMinutes,
): PlaytimePart[] {
  const from = Math.max(session.startedAt.getTime(), session.historyUntil.getTime());
  const until = (session.endedAt ?? session.seenUntil).getTime();
  const total = Math.floor((until - from) / SECOND);
  const span = settings.activityMinutes * 60;
  const parts: PlaytimePart[] = [];
  let done = decided.seconds;
  while (done < total) {
    const seconds = Math.min(span, total - done);
    if (seconds < span && !session.endedAt) break;
    done += seconds;
    const to = new Date(from + done * SECOND);
    const played = Math.floor((seconds * SECOND) / MINUTE);
    const limit = settings.activityDailyMinutes ?? Number.POSITIVE_INFINITY;
    const room = limit - (paid.get(dayKey(session.playerId, to)) ?? 0);
    const { minutes, amount, refused } = verdict(settings, session, played, room);
    if (!refused) notePaid(paid, session.playerId, to, minutes);
    const capped = !refused && minutes < played ? `, ${minutes} within the limit of the day` : "";
    parts.push({
      id: `${session.sessionId}:${decided.parts + parts.length}`,
      to,
      amount: BigInt(amount),
      line: { label: `Played ${played} minutes${capped}`, amount, seconds, paidMinutes: minutes },
      refused,
    });
  }
  return parts;
}
