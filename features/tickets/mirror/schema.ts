import type { TicketFile } from "../attachments/schema";
import type { MirrorState, ThreadState } from "./rules";
import type { Outgoing } from "./text";

/** A ticket whose thread a process follows, until it lets it go or its lease ends. */
export interface Claim {
  guildId: string;
  ticketId: number;
  /** The process, as the lease names it. */
  worker: string;
  /** Failures in a row so far. */
  attempts: number;
}

/** What is to be asked of Discord next, with all that it takes; what could be half done is noted already. */
export type Order =
  | { kind: "rest" | "off" | "again" }
  | { kind: "create"; channelId: string; name: string }
  | { kind: "find"; channelId: string; name: string; prefix: string; since: Date }
  | { kind: "head"; threadId: string; openerId: string; message: Outgoing; mark: string; nonce: string }
  | { kind: "wake"; threadId: string; locked: boolean }
  | { kind: "close"; threadId: string; message: Outgoing; mark: string; nonce: string }
  | { kind: "erase"; threadId: string }
  | {
      kind: "send";
      threadId: string;
      id: number;
      message: Outgoing;
      files: readonly TicketFile[];
      nonce: string;
      asOf: Date;
    }
  | { kind: "check"; threadId: string; id: number; after: string; asOf: Date }
  | { kind: "edit"; threadId: string; id: number; messageId: string; message: Outgoing; asOf: Date }
  | { kind: "remove"; threadId: string; id: number; messageId: string; own: boolean };

/** What somebody wrote in a ticket's thread. */
export interface Written {
  threadId: string;
  messageId: string;
  by: { discordId: string; name: string; roleIds: readonly string[] | null };
  text: string;
  at: Date;
}

export type Taken = "taken" | "known" | "not-theirs" | "no-ticket";

/** How the desk sees a ticket's thread. */
export interface TicketMirror {
  state: ThreadState;
  /** Opens the thread in Discord; null without one. */
  threadId: string | null;
  /** Why there is none, or why it is new, as a sentence. */
  problem: string | null;
  /** When Discord is asked next, after it did not answer well. */
  nextTryAt: string | null;
  /** Tries in a row that failed. */
  tries: number;
  messages: Record<number, MessageMirror>;
}

export interface MessageMirror {
  state: MirrorState;
  /** Why it is not there, as the rest of a sentence. */
  error: string | null;
}
