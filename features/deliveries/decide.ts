import type { AttemptFacts } from "./attempt-states";
import { type BootFact, type BootVerdict, judgeBoots, type LogFacts, provenUnread } from "./boots-seen";

/** An attempt with what is known about it at one look at its server. */
export interface AttemptAtLook extends AttemptFacts {
  /** The boot that consumed it; null where it was taken back before one. */
  bootId: number | null;
  /** Whether its entries stood in the file that was just read. */
  present: boolean;
}

export interface Look {
  boots: readonly BootFact[];
  log: LogFacts;
  now: Date;
  /** Why nothing new is staged now, or null. */
  gate: string | null;
  /** Why this attempt can never be placed, or null. */
  plan: string | null;
  /** Whether the file has room for it. */
  room: boolean;
}

export type Decision =
  | { do: "nothing" }
  | { do: "wait" | "abandon" | "take_back" | "look"; reason: string; boots?: readonly BootFact[] }
  /** Stores the intent, before the file is written. */
  | { do: "intend" }
  | { do: "seen" | "unstage" | "fulfil"; boot: BootFact };

const nothing: Decision = { do: "nothing" };

function planned(attempt: AttemptAtLook, look: Look): Decision {
  if (attempt.intentAt !== null && attempt.present) {
    // It was uploaded and the worker did not live to say so. A boot since may have read it.
    const verdict = judgeBoots(attempt, look.boots, look.now);
    return verdict.verdict === "look"
      ? { do: "look", reason: verdict.reason, boots: verdict.boots }
      : nothing;
  }
  // With an intent and no entry in the file, nothing was uploaded: it begins again.
  if (look.plan !== null)
    return attempt.intentAt === null
      ? { do: "abandon", reason: look.plan }
      : { do: "take_back", reason: look.plan };
  if (look.gate !== null) return { do: "wait", reason: look.gate };
  if (!look.room)
    return {
      do: "wait",
      reason: "The server's file is full. It goes on when the next restart has made room.",
    };
  return { do: "intend" };
}

function inFile(attempt: AttemptAtLook, look: Look): Decision {
  const verdict: BootVerdict = judgeBoots(attempt, look.boots, look.now);
  if (verdict.verdict === "none") return nothing;
  if (verdict.verdict === "look") return { do: "look", reason: verdict.reason, boots: verdict.boots };
  if (!attempt.present)
    return {
      do: "look",
      reason:
        "The server started, and its file had lost the entry when it was read. Nobody knows which file it read.",
      boots: [verdict.boot],
    };
  if (verdict.verdict === "proven") return { do: "unstage", boot: verdict.boot };
  return attempt.state === "staged" ? { do: "seen", boot: verdict.boot } : nothing;
}

function afterwards(attempt: AttemptAtLook, look: Look): Decision {
  const verdict = judgeBoots(attempt, look.boots, look.now);
  if (verdict.verdict === "look") return { do: "look", reason: verdict.reason, boots: verdict.boots };
  if (attempt.state === "fulfilled" || attempt.unstagedAt === null) return nothing;
  if (verdict.verdict === "proven") return { do: "fulfil", boot: verdict.boot };
  if (!provenUnread(attempt, look.boots, look.log)) return nothing;
  return { do: "abandon", reason: "It was taken out of the file before any start of the server." };
}

/**
 * What an attempt does next. It never stages where that was not decided here, never takes back what a boot may have
 * read, and hands every outcome that nobody can know to a person.
 */
export function decide(attempt: AttemptAtLook, look: Look): Decision {
  switch (attempt.state) {
    case "planned":
      return planned(attempt, look);
    case "staged":
    case "restart_seen":
      return inFile(attempt, look);
    case "unstage_required":
    case "fulfilled":
      return afterwards(attempt, look);
    case "abandoned":
    case "needs_look":
      return nothing;
  }
}
