import { HOUR } from "@/lib/time";

/** Hours in a server's own sessions before somebody may review it. */
export const REVIEW_HOURS = 5;
const NEEDED_SECONDS = (REVIEW_HOURS * HOUR) / 1_000;

export const REVIEW_MAX = 2_000;
export const ANSWER_MAX = 1_000;

/** What decides whether somebody may review a server. */
export interface ReviewFacts {
  /** Whether Grizzly reads the server's log: without it nobody's hours are known. */
  logRead: boolean;
  /** Whether the person helps to run the guild. */
  isStaff: boolean;
  /** Whether the person has proven who they are in the game. */
  linked: boolean;
  /** Seconds in this server's own finished sessions. */
  seconds: number;
}

export type Refusal = "no-log" | "staff" | "not-linked" | "too-short";

/** Whole hours, and minutes below ten hours: `4 h 20 min`, `37 h`. */
export function hoursWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours >= 10 || (hours > 0 && rest === 0)) return `${hours} h`;
  return hours === 0 ? `${rest} min` : `${hours} h ${rest} min`;
}

/** Why somebody may not review a server, with a sentence that says what would change that; null where they may. */
export function reviewRefusal(facts: ReviewFacts): { why: Refusal; sentence: string } | null {
  if (!facts.logRead)
    return {
      why: "no-log",
      sentence:
        "Grizzly does not read this server's log, so nobody's hours are known. Reviews open when its owner connects Nitrado.",
    };
  if (facts.isStaff)
    return { why: "staff", sentence: "You help to run this server, so its reviews are left to its players." };
  if (!facts.linked)
    return {
      why: "not-linked",
      sentence: `Reviews come from linked players with at least ${REVIEW_HOURS} hours here. Link your player first.`,
    };
  if (facts.seconds < NEEDED_SECONDS)
    return {
      why: "too-short",
      sentence:
        facts.seconds === 0
          ? `Reviews take at least ${REVIEW_HOURS} hours on this server. The log has not seen you here yet.`
          : `Reviews take at least ${REVIEW_HOURS} hours on this server. You have ${hoursWords(facts.seconds)}.`,
    };
  return null;
}
