import type { MessageMirror, TicketMirror } from "./schema";

/** Why a ticket has no thread, as a sentence. */
export const OFF_WORDS = {
  channel:
    "This guild has no channel for tickets in Discord, so this conversation is on the website alone. The command /ticket-panel makes one.",
  private:
    "This ticket is private: it has no thread in Discord, where everybody who manages threads would read it.",
} as const;

export const THREAD_GONE = "The thread was deleted in Discord. The next message makes a new one.";

export const DELETED_THERE = "somebody deleted it there";

interface MirrorWords {
  look: "good" | "waits" | "bad";
  text: string;
  /** Why, in a sentence. */
  detail: string | null;
  /** When it is tried next; ISO. */
  nextTryAt: string | null;
  /** A person can send it now. */
  canRetry: boolean;
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const PLAIN = { detail: null, nextTryAt: null, canRetry: false };

/** How a message of the website stands in Discord, in words for staff; null where there is nothing to say. */
export function mirrorWords(
  mirror: Pick<TicketMirror, "state" | "nextTryAt" | "tries">,
  message: MessageMirror | undefined,
): MirrorWords | null {
  if (!message || mirror.state === "off") return null;
  const { state, error } = message;
  const { nextTryAt, tries } = mirror;
  if (state === "delivered") return { look: "good", text: "Delivered to Discord", ...PLAIN };
  if (state === "failed") {
    const detail = `${sentence(error ?? "Discord refused it")}. Readable on the site.`;
    return { look: "bad", text: "Not in Discord", detail, nextTryAt: null, canRetry: true };
  }
  if (error === null)
    return {
      look: "waits",
      text: nextTryAt ? "Waits for the one before it" : "On its way to Discord",
      ...PLAIN,
    };
  const times = tries > 1 ? `, ${tries} tries` : "";
  const text = state === "unknown" ? "Perhaps not delivered to Discord" : "Not delivered to Discord";
  const detail = `${sentence(error)}${times}. Readable on the site.`;
  return { look: "bad", text, detail, nextTryAt, canRetry: true };
}
