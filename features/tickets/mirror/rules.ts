import { ProviderError } from "@/lib/http/provider";
import { MINUTE, SECOND } from "@/lib/time";

/**
 * How far a ticket's thread is. `creating` was begun and its outcome is not known; `off` has none, with a reason;
 * `archived` follows a closed ticket.
 */
export const THREAD_STATES = ["wanted", "creating", "open", "archived", "off"] as const;
export type ThreadState = (typeof THREAD_STATES)[number];

/** `unknown`: Discord was asked and the answer is not known, so the thread is read before it is asked again. */
export const MIRROR_STATES = ["none", "pending", "delivered", "failed", "unknown"] as const;
export type MirrorState = (typeof MIRROR_STATES)[number];

/** A message of a ticket that is not in Discord as it is here. */
export interface OutMessage {
  id: number;
  state: MirrorState;
  deleted: boolean;
}

export interface MirrorFacts {
  state: ThreadState;
  /** Whether the thread has its first message, which names the ticket. */
  hasHead: boolean;
  /** Whether the guild has a channel for tickets. */
  hasChannel: boolean;
  /** Whether the ticket had a thread before, which is gone: only something new to say makes another. */
  hadThread: boolean;
  ticket: { open: boolean; isPrivate: boolean };
  /** In the order in which they were written. */
  messages: readonly OutMessage[];
}

export type Step =
  | { kind: "rest" }
  | { kind: "off"; why: "private" | "channel" }
  | { kind: "erase" | "create" | "find" | "head" | "wake" | "close" }
  | { kind: "remove" | "send" | "check" | "edit"; id: number };

const isNew = ({ state, deleted }: OutMessage) => state === "unknown" || (!deleted && state !== "delivered");

/** What is done with messages next: what must go goes first, then what is new in its order, then what was changed. */
function messageStep(messages: readonly OutMessage[]): Step | null {
  const gone = messages.find((one) => one.deleted && one.state === "delivered");
  if (gone) return { kind: "remove", id: gone.id };
  const next = messages.find(isNew);
  if (next) return { kind: next.state === "unknown" ? "check" : "send", id: next.id };
  const changed = messages.find((one) => one.state === "delivered");
  return changed ? { kind: "edit", id: changed.id } : null;
}

/**
 * The one thing that brings a thread nearer to its ticket. Taken again and again it ends with `rest` or `off`.
 * A private ticket has no thread: whoever may manage threads reads all of them, also the person whom it is about.
 */
export function nextStep(facts: MirrorFacts): Step {
  const { state, hasHead, hasChannel, ticket } = facts;
  if (state === "creating") return { kind: "find" };
  if (ticket.isPrivate) return state === "open" || state === "archived" ? { kind: "erase" } : OFF_PRIVATE;
  if (state === "wanted" || state === "off") {
    const nothingNew = facts.hadThread && !facts.messages.some(isNew);
    if (!ticket.open || nothingNew) return { kind: "rest" };
    return hasChannel ? { kind: "create" } : { kind: "off", why: "channel" };
  }
  const message = messageStep(facts.messages);
  if (state === "archived") return ticket.open || message ? { kind: "wake" } : { kind: "rest" };
  if (!hasHead) return { kind: "head" };
  return message ?? { kind: ticket.open ? "rest" : "close" };
}

const OFF_PRIVATE: Step = { kind: "off", why: "private" };

/** What became of a call to Discord that did not answer well. */
export interface Fault {
  /**
   * `not-done`: it did nothing, and can be asked again. `unknown`: it may have done it. `gone`: what it was about does
   * not exist. `refused`: it will never do this.
   */
  outcome: "not-done" | "unknown" | "gone" | "refused";
  /** Why, as the rest of a sentence after “Not delivered:”. */
  words: string;
  /** Milliseconds until the next try. */
  waitMs: number;
}

/** After an outage of any length everything goes on within this time. */
const LONGEST_WAIT_MS = MINUTE;

/** Reads an error of a call to Discord; what is none of a provider's is thrown on. @param attempts failures so far */
export function faultOf(error: unknown, attempts: number): Fault {
  if (!(error instanceof ProviderError)) throw error;
  const { fault, status, retryAfterSeconds } = error;
  const waitMs = Math.min(LONGEST_WAIT_MS, SECOND * 2 ** Math.min(attempts, 10));
  if (fault === "rate_limited") {
    const asked = Math.ceil((retryAfterSeconds ?? 1) * SECOND);
    return { outcome: "not-done", words: "Discord asks to wait", waitMs: asked };
  }
  if (fault === "unauthorized")
    return { outcome: "not-done", words: "Discord does not know Grizzly OS", waitMs: LONGEST_WAIT_MS };
  if (status === 403)
    return { outcome: "not-done", words: "Grizzly OS may not do this there", waitMs: 5 * MINUTE };
  if (status === 404) return { outcome: "gone", words: "it does not exist in Discord any more", waitMs: 0 };
  if (fault === "refused" || fault === "too_large")
    return { outcome: "refused", words: `Discord refused it (${status ?? "too large"})`, waitMs: 0 };
  const words = status === null ? "Discord does not answer" : `Discord answered ${status}`;
  return { outcome: "unknown", words, waitMs };
}
