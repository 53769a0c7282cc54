import { z } from "zod";
import { keyInput } from "@/features/economy/schema";
import type { Tier } from "@/features/supporters/schema";
import { MESSAGE_MAX, TITLE_MAX } from "./limits";
import { PRIORITIES, TICKET_TYPES, type TicketPriority, type TicketType, VIEWS } from "./words";

export { PRIORITIES, TICKET_TYPES, type TicketPriority, type TicketType, VIEWS };

/** Lines of people's own words: control characters but line breaks are refused, as is invisible text alone. */
const words = (least: number, most: number, tooShort: string) =>
  z
    .string()
    .transform((text) => text.replace(/\r\n?/g, "\n").trim())
    .pipe(
      z
        .string()
        .min(least, tooShort)
        .max(most, `At most ${most.toLocaleString("en-GB")} characters.`)
        .refine((text) => !/[^\P{Cc}\n\t]/u.test(text), "This holds characters that cannot be shown.")
        .refine((text) => /[^\p{C}\p{Z}]/u.test(text), "Say something that can be read."),
    );

const message = words(1, MESSAGE_MAX, "Say something first.");
const number = z.coerce.number().int().min(1).max(2_147_483_647);

export const openTicketInput = z.strictObject({
  key: keyInput,
  type: z.enum(TICKET_TYPES, "Choose what it is about."),
  title: words(4, TITLE_MAX, "Say in a few words what it is about."),
  text: words(10, MESSAGE_MAX, "Say what happened, in at least ten characters."),
  /** Number of the opener's own order that it is about. */
  order: z.preprocess((given) => (given === "" ? null : given), number.nullable().default(null)),
});
export type OpenTicketInput = z.output<typeof openTicketInput>;

export const replyInput = z.strictObject({
  key: keyInput,
  number,
  text: message,
  /** Id of the newest message that the writer saw; a newer one of somebody else is asked about. */
  seen: z.coerce.number().int().min(0),
  /** The writer has seen what came meanwhile. */
  anyway: z
    .preprocess((given) => given === "on" || given === "true" || given === true, z.boolean())
    .default(false),
});
export type ReplyInput = z.output<typeof replyInput>;

/** What the opener writes; under a closed ticket they say whether it shall be opened again. */
export const ownReplyInput = replyInput.omit({ seen: true, anyway: true }).extend({
  reopen: z.preprocess((given) => given === "yes" || given === true, z.boolean()).default(false),
});
export type OwnReplyInput = z.output<typeof ownReplyInput>;

export const noteInput = replyInput.pick({ key: true, number: true, text: true });
export type NoteInput = z.output<typeof noteInput>;

export const ratingInput = z.strictObject({
  number,
  rating: z.coerce.number().int().min(1, "One to five stars.").max(5, "One to five stars."),
});

export const closeInput = z.strictObject({
  number,
  reason: z.string().trim().max(200, "At most 200 characters.").default(""),
});

export const priorityInput = z.strictObject({ number, priority: z.enum(PRIORITIES) });

export const inboxInput = z.strictObject({
  view: z.enum(VIEWS).default("open"),
  type: z.enum(TICKET_TYPES).nullable().default(null),
  after: z.string().max(60).nullable().default(null),
});
export type InboxQuery = z.output<typeof inboxInput>;

/** A ticket as a line of a list. */
export interface TicketLine {
  guildId: string;
  number: number;
  title: string;
  type: TicketType;
  priority: TicketPriority;
  open: boolean;
  waitingFor: "staff" | "opener" | null;
  /** When staff owe an answer; null when nobody waits for one. */
  dueAt: string | null;
  opener: { discordId: string; name: string; tier: Tier };
  assignee: { discordId: string; name: string } | null;
  updatedAt: string;
  createdAt: string;
}

export interface TicketMessage {
  id: number;
  author: { discordId: string | null; name: string };
  text: string;
  /** Staff's words, the opener's, a note among staff, or a line of the ticket itself. */
  kind: "staff" | "opener" | "note";
  source: "web" | "discord" | "system";
  at: string;
}

/** A change of the ticket, as a thin line of its conversation. */
export interface TicketChange {
  id: number;
  change: string;
  by: string | null;
  before: unknown;
  after: unknown;
  at: string;
}

export interface Ticket extends TicketLine {
  subject: { kind: "order"; number: number } | null;
  messages: TicketMessage[];
  changes: TicketChange[];
  rating: number | null;
  closedAt: string | null;
  closeReason: string | null;
  firstAnswerAt: string | null;
  /** Hours in which an answer is promised; null without a promise. */
  promiseHours: number | null;
  version: number;
}
