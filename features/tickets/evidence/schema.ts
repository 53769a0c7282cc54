import { z } from "zod";
import { keyInput } from "@/features/economy/schema";
import type { KillKind } from "@/features/players/schema";
import { openTicketInput, replyInput } from "../schema";
import { ASKS } from "./asks";

/** A report of an own death, as the site's form and Discord's modal send it. */
export const deathReportInput = z.strictObject({
  key: keyInput,
  killId: z.coerce.number("Choose the death.").int("Choose the death.").min(1, "Choose the death."),
  asksFor: z.enum(ASKS, "Say what you ask for."),
  text: openTicketInput.shape.text,
});
export type DeathReportInput = z.output<typeof deathReportInput>;

/** A note among staff with lines of the timeline in it. */
export const evidenceNoteInput = z.strictObject({
  key: keyInput,
  number: replyInput.shape.number,
  /** `file:byte` of each line. */
  lines: z.preprocess(
    (given) => (typeof given === "string" ? [given] : given),
    z
      .array(z.string().regex(/^[\w@.-]{1,120}:\d{1,12}$/, "This is no line of the log."))
      .min(1, "Choose at least one line.")
      .max(8, "At most eight lines in a note."),
  ),
  text: openTicketInput.shape.text.or(z.literal("")).default(""),
});
export type EvidenceNoteInput = z.output<typeof evidenceNoteInput>;

export interface Party {
  playerId: number;
  name: string;
  role: "opener" | "other";
}

/** A point of a map in metres from its lower left corner, `y` to the north. */
export interface Point {
  x: number;
  y: number;
}

/** What a line of the log says about one of the parties. */
export interface EvidenceLine {
  at: string;
  /** Of the party that it is told of. */
  playerId: number;
  /** `join`, `leave`, `kill`, `death`, or a kind of activity. */
  kind: string;
  detail: Record<string, unknown> | null;
  place: Point | null;
  /** Where the other one of a kill or a hit stood. */
  otherPlace: Point | null;
  other: string | null;
  file: string;
  byte: number;
  /** The line as it stands in the log; null where the file could not be asked any more. */
  raw: string | null;
}

/** A set of lines that was frozen. */
export interface Evidence {
  id: number;
  messageId: number | null;
  kind: "timeline" | "line";
  map: string | null;
  from: string;
  until: string;
  parties: Party[];
  lines: EvidenceLine[];
  logUntil: string | null;
  /** Nothing of the stretch was missing in the log. */
  complete: boolean;
  sha256: string;
  frozenAt: string;
}

/** One of the reporter's last deaths, to choose from. */
export interface OwnDeath {
  killId: number;
  at: string;
  kind: KillKind;
  killer: string | null;
  weapon: string | null;
  distance: number | null;
  /** In words; null where the log gives no place. */
  where: string | null;
  service: string;
  /** Number of the report that exists already. */
  reported: number | null;
}

/** What the report of a ticket says. */
export interface DeathReport {
  killId: number;
  serviceId: string;
  service: string;
  map: string | null;
  asksFor: (typeof ASKS)[number];
  parties: Party[];
  diedAt: string;
  from: string;
  until: string;
  where: string | null;
  killer: string | null;
  weapon: string | null;
  distance: number | null;
  frozenAt: string | null;
}
