import { DAY, formatSpan, MINUTE } from "@/lib/time";
import type { SERVER_STATES } from "./schema";

export const HEALTHS = ["running", "quiet", "degraded", "down", "unknown"] as const;
export type Health = (typeof HEALTHS)[number];

/** What is known about a game server and its logs. */
export interface HealthFacts {
  now: Date;
  /** Some access to Nitrado reads it. */
  connected: boolean;
  /** Nitrado's word: active, suspended …; `gone` where the account no longer lists it. */
  status: string | null;
  /** What the connection to Nitrado suffers from, in words. */
  connectionError: string | null;
  /** What the last look at the logs failed with, in words; null after a good one. */
  readError: string | null;
  /** The last look that went well. */
  lookedAt: Date | null;
  server: (typeof SERVER_STATES)[number];
  players: number | null;
  /** The newest line that was read. */
  lastLineAt: Date | null;
  /** Logs that were set aside, with the reason of the newest. */
  aside: number;
  asideReason: string | null;
  /** ISO times by class of lines, and of the first line ever (`first`). */
  linesSeen: Readonly<Record<string, string>>;
}

export interface HealthVerdict {
  health: Health;
  /** A sentence or two for the guild's staff: what is, and what to do about it. */
  reason: string;
}

/** So long a look may fail before nothing is known any more. */
const PATIENCE = 15 * MINUTE;
/** Nobody looked: the bot itself may be down. */
const UNWATCHED = 10 * MINUTE;
/** The game lists its players every five minutes, and Nitrado shows a log's growth up to ten minutes late. */
const LATE = 25 * MINUTE;

const OFF: Readonly<Record<string, string>> = {
  player_list:
    "The player list is off: positions and times online are less exact. Switch on «Log Playerlist» in Nitrado's settings.",
};

/** Settings that are off, as far as a day of play tells, each in words. Not all are: nobody may have built anything. */
export function switchedOff(linesSeen: Readonly<Record<string, string>>): string[] {
  const newest = linesSeen.sessions ? Date.parse(linesSeen.sessions) : Number.NaN;
  const first = linesSeen.first ? Date.parse(linesSeen.first) : Number.NaN;
  if (!(newest - first >= DAY)) return [];
  return Object.entries(OFF).flatMap(([name, words]) => {
    const seen = linesSeen[name];
    return seen && newest - Date.parse(seen) < DAY ? [] : [words];
  });
}

const ago = (at: Date, now: Date) => formatSpan(Math.max(0, now.getTime() - at.getTime()));

function unreachable(facts: HealthFacts): HealthVerdict | null {
  const { connected, status, connectionError, readError, lookedAt, now } = facts;
  if (!connected) {
    return {
      health: "down",
      reason: "Nitrado is not connected, so nothing is read. Connect it under Servers.",
    };
  }
  if (status === "gone") {
    return {
      health: "down",
      reason: connectionError ?? "Nitrado no longer lists this server for the account.",
    };
  }
  if (status?.startsWith("suspended") || status?.startsWith("adminlocked")) {
    return {
      health: "down",
      reason: "Nitrado has suspended this server. It can be renewed in Nitrado's panel.",
    };
  }
  const silent = lookedAt === null ? Number.POSITIVE_INFINITY : now.getTime() - lookedAt.getTime();
  if (readError !== null) {
    const since = lookedAt === null ? "" : ` The log was last read ${ago(lookedAt, now)} ago.`;
    return {
      health: silent > PATIENCE ? "down" : "degraded",
      reason: `${readError}${since} Nothing is lost: it is tried again by itself within ten minutes, and read on from there.`,
    };
  }
  if (lookedAt === null) return { health: "unknown", reason: "The log has not been read yet." };
  if (silent <= UNWATCHED) return null;
  return {
    health: "down",
    reason: `Nobody has looked at the log for ${ago(lookedAt, now)}: Grizzly Bot does not run, or is busy with a long history.`,
  };
}

/** What a game server's health is, the worst first. */
export function judgeHealth(facts: HealthFacts): HealthVerdict {
  const bad = unreachable(facts);
  if (bad) return bad;
  const { aside, asideReason, connectionError, linesSeen, server, players, lastLineAt, now } = facts;
  const isLate = lastLineAt === null || now.getTime() - lastLineAt.getTime() > LATE;
  if (aside > 0) {
    const logs = aside === 1 ? "A log is" : `${aside} logs are`;
    return { health: "degraded", reason: `${logs} set aside. ${asideReason ?? "It cannot be read."}` };
  }
  if (server === "up" && players !== null && players > 0 && isLate) {
    const last = lastLineAt ? `has not grown for ${ago(lastLineAt, now)}` : "has no line yet";
    return {
      health: "degraded",
      reason: `${players} ${players === 1 ? "player is" : "players are"} online, but the log ${last}. Nitrado is late, or «Admin Log» is off in its settings.`,
    };
  }
  if (connectionError !== null) return { health: "degraded", reason: connectionError };
  const off = switchedOff(linesSeen);
  if (off.length > 0) return { health: "degraded", reason: off.join(" ") };
  if (server === "down")
    return { health: "quiet", reason: "The game server is stopped. Its log is read to the end." };
  if (players === 0 || isLate)
    return { health: "quiet", reason: "Nobody plays. The log is read to the end." };
  return { health: "running", reason: "The log is read as it grows." };
}
