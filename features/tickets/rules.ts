import type { Tier } from "@/features/supporters/schema";
import { DAY } from "@/lib/time";
import { afterOpenHours, type OpeningHours } from "./hours";
import type { TicketPriority } from "./words";

/** Hours in which a tier is promised an answer (product: Gold 12, Silver 24, Bronze 48); nothing without a tier. */
const PROMISE_HOURS: Record<Tier, number | null> = {
  none: null,
  bronze: 48,
  silver: 24,
  gold: 12,
  partner: 12,
};

/** What Gold and Partner are promised where something is urgent. */
const URGENT_HOURS = 6;

/** Staff's own aim where nobody was promised anything, so that every ticket has its place in the queue. */
const AIM_HOURS = 72;

/** Whoever was on a server this long ago still plays there, as the moderation's page puts it: "this month". */
const PLAYED_MS = 30 * DAY;

/** A closed ticket can be opened again by its opener for this long. */
export const REOPEN_MS = 30 * DAY;

/** Hours in which an answer is promised to somebody of this tier; null without a promise. */
export function promiseHours(tier: Tier, priority: TicketPriority): number | null {
  const hours = PROMISE_HOURS[tier];
  return hours !== null && priority === "urgent" && hours <= 12 ? URGENT_HOURS : hours;
}

/**
 * When staff owe an answer.
 * @param since when the opener began to wait
 * @param opening the guild's hours, in which alone its promises run; null is always
 */
export function dueAt(
  since: Date,
  tier: Tier,
  priority: TicketPriority,
  opening: OpeningHours | null = null,
): Date {
  const hours = promiseHours(tier, priority) ?? (priority === "urgent" ? AIM_HOURS / 3 : AIM_HOURS);
  return afterOpenHours(since, hours, opening);
}

export interface TicketState {
  open: boolean;
  waitingFor: "staff" | "opener" | null;
  /** Since when the opener waits for staff. */
  waitingSince: Date | null;
  assignee: string | null;
  firstAnswerAt: Date | null;
  closedAt: Date | null;
}

export type TicketStep =
  | { kind: "opener-writes"; reopen: boolean }
  | { kind: "staff-writes"; by: string }
  | { kind: "closes" }
  | { kind: "reopens" };

/**
 * Where a ticket stands after a step; a sentence where the step cannot be.
 * The clock of a waiting opener runs from their first unanswered message: writing again does not move it.
 */
export function step(state: TicketState, next: TicketStep, now: Date): TicketState | string {
  const waits = { waitingFor: "staff", waitingSince: state.waitingSince ?? now } as const;
  switch (next.kind) {
    case "opener-writes": {
      if (state.open) return { ...state, ...waits };
      if (!next.reopen) return state;
      const late = reopenProblem(state, now);
      return late ?? { ...state, open: true, closedAt: null, waitingFor: "staff", waitingSince: now };
    }
    case "staff-writes":
      if (!state.open) return "This ticket is closed. Open it again before you answer.";
      return {
        ...state,
        waitingFor: "opener",
        waitingSince: null,
        assignee: state.assignee ?? next.by,
        firstAnswerAt: state.firstAnswerAt ?? now,
      };
    case "closes":
      if (!state.open) return "This ticket is closed already.";
      return { ...state, open: false, waitingFor: null, waitingSince: null, closedAt: now };
    case "reopens":
      if (state.open) return "This ticket is open already.";
      return { ...state, open: true, closedAt: null, waitingFor: "staff", waitingSince: now };
  }
}

/** Why an opener cannot open a closed ticket again, in a sentence; null when they can. */
export function reopenProblem(state: Pick<TicketState, "open" | "closedAt">, now: Date): string | null {
  if (state.open) return "This ticket is open already.";
  const since = state.closedAt ?? new Date(0);
  return now.getTime() - since.getTime() <= REOPEN_MS
    ? null
    : "This ticket was closed more than 30 days ago. Open a new one and name its number.";
}

/** Why somebody may not open another ticket here, in a sentence; null when they may. */
export function openProblem(facts: {
  openers: "everyone" | "linked" | "players";
  maxOpen: number;
  open: number;
  /** In the guild's Discord server now. */
  member: boolean;
  linked: boolean;
  /** When the linked player was last on one of the guild's servers. */
  lastSeenAt: Date | null;
  now: Date;
}): string | null {
  if (!facts.member) return "Tickets are for members of this guild's Discord server. Join it first.";
  if (facts.openers !== "everyone" && !facts.linked)
    return "This guild answers tickets of linked players. Link your player first.";
  const away = facts.now.getTime() - (facts.lastSeenAt?.getTime() ?? 0);
  if (facts.openers === "players" && away > PLAYED_MS)
    return "This guild answers tickets of players who were on its servers in the last 30 days.";
  if (facts.open >= facts.maxOpen)
    return facts.maxOpen === 1
      ? "You have an open ticket here already. Write in it, or close it first."
      : `You have ${facts.open} open tickets here, and ${facts.maxOpen} is the most. Close one first.`;
  return null;
}
