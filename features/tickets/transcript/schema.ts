import type { Tier } from "@/features/supporters/schema";

/** Raised when a field changes its meaning or goes; new fields leave it. */
export const TRANSCRIPT_VERSION = 1;

export type TranscriptReader = "staff" | "opener";

export interface TranscriptPerson {
  name: string;
  role: "opener" | "staff" | "grizzly";
  /** Null for Grizzly, and for staff where the opener reads. */
  discordId: string | null;
}

export interface TranscriptFile {
  id: string;
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** Of its bytes, in hexadecimal. */
  sha256: string;
}

/** All moments are ISO 8601 in UTC. */
export type TranscriptEntry =
  | {
      kind: "message";
      id: number;
      at: string;
      author: TranscriptPerson;
      /** `staff` is a note that the opener does not read. */
      visibleTo: "everybody" | "staff";
      writtenIn: "web" | "discord" | "system";
      /** Markdown; null for what was taken back. */
      text: string | null;
      editedAt: string | null;
      deletedAt: string | null;
      files: TranscriptFile[];
    }
  | {
      kind: "change";
      id: number;
      at: string;
      /** `closed`, `reopened`, `taken`, and whatever staff do. */
      change: string;
      by: string | null;
      words: string;
    };

/** Lines of the game's log that were frozen for the case. The opener gets their hash, and no line of another player. */
export interface TranscriptEvidence {
  kind: "timeline" | "line";
  from: string;
  until: string;
  frozenAt: string;
  complete: boolean;
  sha256: string;
  count: number;
  lines: { at: string; player: string; file: string; byte: number; raw: string | null }[];
}

export interface TranscriptVerdict {
  number: number;
  at: string;
  decision: string;
  rule: string | null;
  reason: string;
  /** Staff alone. */
  internalReason: string | null;
  by: string | null;
  effects: { words: string; undoneAt: string | null }[];
}

/** A ticket from its first word to its last: what the page prints, and what the JSON export is. */
export interface Transcript {
  format: "grizzly.ticket-transcript";
  version: typeof TRANSCRIPT_VERSION;
  exportedAt: string;
  for: TranscriptReader;
  guild: { id: string; name: string };
  ticket: {
    number: number;
    title: string;
    type: string;
    priority: string;
    open: boolean;
    opener: TranscriptPerson & { tier: Tier };
    /** Staff alone. */
    assignee: string | null;
    tags: string[];
    subject: { kind: string; number: number } | null;
    answers: { label: string; answer: string }[];
    openedAt: string;
    firstAnswerAt: string | null;
    closedAt: string | null;
    closeReason: string | null;
    rating: { stars: number; comment: string | null } | null;
  };
  entries: TranscriptEntry[];
  evidence: TranscriptEvidence[];
  verdicts: TranscriptVerdict[];
}
