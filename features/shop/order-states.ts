import { HOUR } from "@/lib/time";
import type { ItemKind, OrderState } from "./schema";

/** An order closes by itself this long after the boot that placed it. */
export const CLOSES_AFTER_MS = 48 * HOUR;

const IN_GAME: Record<OrderState, readonly OrderState[]> = {
  paid: ["queued", "staged", "failed", "refunded", "needs_look"],
  queued: ["staged", "failed", "refunded", "needs_look"],
  staged: ["uploaded", "queued", "failed", "needs_look"],
  uploaded: ["restart_seen", "queued", "failed", "needs_look"],
  restart_seen: ["likely_collected", "delivered", "failed", "needs_look"],
  likely_collected: ["delivered", "needs_look"],
  needs_look: ["queued", "delivered", "failed", "refunded"],
  failed: ["queued", "refunded", "needs_look"],
  delivered: ["refunded"],
  refunded: [],
};

// What is given outside the game has no restart to wait for.
const SUPPORTER: Record<OrderState, readonly OrderState[]> = {
  paid: ["queued", "delivered", "failed", "refunded", "needs_look"],
  queued: ["delivered", "failed", "refunded", "needs_look"],
  staged: [],
  uploaded: [],
  restart_seen: [],
  likely_collected: [],
  needs_look: ["queued", "delivered", "failed", "refunded"],
  failed: ["queued", "refunded", "needs_look"],
  delivered: ["refunded"],
  refunded: [],
};

/** Where an order may go from a state. */
export const nextStates = (kind: ItemKind, from: OrderState): readonly OrderState[] =>
  (kind === "in_game" ? IN_GAME : SUPPORTER)[from];

/** Whether an order may go from one state to another. A state never follows itself. */
export const mayAdvance = (kind: ItemKind, from: OrderState, to: OrderState): boolean =>
  nextStates(kind, from).includes(to);

export type RefundBy = "buyer" | "system" | "staff" | "verdict";

/**
 * Why an order cannot be refunded, or null. A buyer takes an order back before it is staged. By itself coins
 * come back where the item provably never reached the game. Staff decide the rest, once.
 * What a verdict gave is taken back as long as nobody can hold it.
 */
export function refundProblem(state: OrderState, by: RefundBy): string | null {
  if (state === "refunded") return "This order was already refunded.";
  if (by === "verdict" && ["restart_seen", "likely_collected", "delivered"].includes(state))
    return "The item has reached the game: it stays with them.";
  if (by === "staff" || by === "verdict") {
    const moving = state === "staged" || state === "uploaded";
    return moving
      ? "The order is on its way to the server. Wait for the restart, or mark it failed first."
      : null;
  }
  if (state === "paid" || state === "queued") return null;
  if (by === "system" && state === "failed") return null;
  return by === "buyer"
    ? "The order is already on its way. If it is not there after the restart, say so on its page."
    : "Nothing proves that this order never reached the game.";
}

/** Whether a refund from this state puts limited stock back: only where the item never reached the game. */
export const returnsStock = (state: OrderState): boolean =>
  state === "paid" || state === "queued" || state === "failed";

/** Why a buyer cannot answer now, or null. Both answers need the restart to have been seen. */
export function answerProblem(state: OrderState): string | null {
  if (state === "restart_seen" || state === "likely_collected") return null;
  if (state === "delivered") return "This order is closed.";
  if (state === "needs_look") return "Staff are looking at this order.";
  if (state === "refunded" || state === "failed") return "This order did not reach the game.";
  return "The restart that places this order was not seen yet.";
}

/** Where a buyer's answer takes an order: `not there` goes to a person, never to a refund by itself. */
export const answerState = (answer: "got_it" | "not_there"): OrderState =>
  answer === "got_it" ? "delivered" : "needs_look";

/** When an order closes by itself; null before its restart and once it has an outcome. */
export function closesAt(state: OrderState, bootSeenAt: Date | null): Date | null {
  const open = state === "restart_seen" || state === "likely_collected";
  return open && bootSeenAt ? new Date(bootSeenAt.getTime() + CLOSES_AFTER_MS) : null;
}

/** What a step says on the order's page when whoever took it says nothing better. */
export function stateSentence(state: OrderState, kind: ItemKind): string {
  if (kind === "supporter" && state === "queued") return "Waiting to be applied.";
  if (kind === "supporter" && state === "delivered") return "Applied to your account.";
  const words: Record<OrderState, string> = {
    paid: "The coins moved to the shop.",
    queued: "Waiting for the next restart that it can make.",
    staged: "Each object is planned at the place and tagged with this order.",
    uploaded: "Written to the server, read back and compared.",
    restart_seen: "The server started with the file.",
    likely_collected:
      "Somebody was at the place. The log never says who picks up an item, so the buyer is asked.",
    delivered: "Delivered.",
    failed: "The item never appeared.",
    refunded: "All coins of this order came back.",
    needs_look: "A person is looking at this order.",
  };
  return words[state];
}

const PAUSE_FAILURES = 3;
export const PAUSE_WINDOW = 5;

/** Whether an item pauses itself. @param outcomes of its last orders with an outcome, newest first: true is a failure */
export function pausesItself(outcomes: readonly boolean[]): boolean {
  return outcomes.slice(0, PAUSE_WINDOW).filter(Boolean).length >= PAUSE_FAILURES;
}
