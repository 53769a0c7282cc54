import { z } from "zod";
import { keyInput } from "@/features/economy/schema";
import type { Tier } from "@/features/supporters/schema";
import { filesInput, type TicketFile } from "./attachments/schema";
import { BULK_MAX } from "./bulk-rules";
import { MESSAGE_MAX, TITLE_MAX } from "./limits";
import { TAGS_MAX, tagsOf } from "./tag-rules";
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
        .refine((text) => text === "" || /[^\p{C}\p{Z}]/u.test(text), "Say something that can be read."),
    );

// A message may be files alone: where it has neither, its verb says so.
const message = words(0, MESSAGE_MAX, "Say something first.");
const number = z.coerce.number().int().min(1).max(2_147_483_647);

const FIELD_MAX = { server: 100, when: 100, player: 60, staff: 100 };
/** A line that may be left out; what a type does not ask for is left out by the core. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `At most ${most} characters.`)
    .refine((text) => !/\p{Cc}/u.test(text), "This holds characters that cannot be shown.")
    .transform((text) => text || undefined)
    .optional();

export const openTicketInput = z.strictObject({
  key: keyInput,
  type: z.enum(TICKET_TYPES, "Choose what it is about."),
  title: words(4, TITLE_MAX, "Say in a few words what it is about."),
  text: words(10, MESSAGE_MAX, "Say what happened, in at least ten characters."),
  files: filesInput,
  /** Number of the opener's own order that it is about. */
  order: z.preprocess((given) => (given === "" ? null : given), number.nullable().default(null)),
  /** Name of a game server of the guild. */
  server: line(FIELD_MAX.server),
  when: line(FIELD_MAX.when),
  /** Name of a player as it stands in the game. */
  player: line(FIELD_MAX.player),
  /** Discord id or name of a staff member. */
  staff: line(FIELD_MAX.staff),
});
export type OpenTicketInput = z.output<typeof openTicketInput>;

export const replyInput = z.strictObject({
  key: keyInput,
  number,
  text: message,
  files: filesInput,
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

export const noteInput = replyInput.pick({ key: true, number: true, text: true, files: true });
export type NoteInput = z.output<typeof noteInput>;

/** New words of an own message. */
export const changeInput = z.strictObject({
  messageId: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  text: words(1, MESSAGE_MAX, "Say something. To take the message back, delete it."),
});

export const closeInput = z.strictObject({
  number,
  reason: z.string().trim().max(200, "At most 200 characters.").default(""),
});

export const priorityInput = z.strictObject({ number, priority: z.enum(PRIORITIES) });

export const inboxInput = z.strictObject({
  view: z.enum(VIEWS).default("open"),
  type: z.enum(TICKET_TYPES).nullable().default(null),
  tag: z.string().max(40).nullable().default(null),
  after: z.string().max(90).nullable().default(null),
});
export type InboxQuery = z.output<typeof inboxInput>;

const discordId = z.string().regex(/^\d{17,20}$/, "Choose somebody.");
const someone = z.preprocess((given) => (given === "" ? null : given), discordId.nullable());
const listed = (given: unknown) => (typeof given === "string" ? given.split(",").filter(Boolean) : given);

export const assignInput = z.strictObject({ number, to: someone });
export type AssignInput = z.output<typeof assignInput>;

export const tagsInput = z.strictObject({
  number,
  tags: z.preprocess(
    listed,
    z
      .array(z.string().max(100))
      .max(50)
      .transform(tagsOf)
      .pipe(z.array(z.string()).max(TAGS_MAX, `At most ${TAGS_MAX} tags.`)),
  ),
});
export type TagsInput = z.output<typeof tagsInput>;

/** Two tickets of a guild: what is linked, or what is merged into what. */
export const pairInput = z.strictObject({ number, other: number });
export type PairInput = z.output<typeof pairInput>;

export const splitInput = z.strictObject({
  number,
  title: words(4, TITLE_MAX, "Say in a few words what it is about."),
  type: z.enum(TICKET_TYPES, "Choose what it is about."),
  messages: z.preprocess(listed, z.array(z.coerce.number().int().min(1)).min(1, "Choose messages.").max(200)),
});
export type SplitInput = z.output<typeof splitInput>;

export const moveInput = z.strictObject({
  number,
  type: z.enum(TICKET_TYPES, "Choose what it is about."),
  /** Whom a report about staff is about, where that is known. */
  concerns: someone.default(null),
});
export type MoveInput = z.output<typeof moveInput>;

const bulkAction = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("assign"), to: someone }),
  z.strictObject({
    kind: z.literal("tag"),
    tag: z
      .string()
      .max(100)
      .transform((text) => tagsOf([text])[0] ?? "")
      .pipe(z.string().min(1, "Write a tag.")),
    on: z.boolean(),
  }),
  z.strictObject({ kind: z.literal("priority"), priority: z.enum(PRIORITIES) }),
  z.strictObject({ kind: z.literal("close"), reason: closeInput.shape.reason }),
  z.strictObject({ kind: z.literal("reply"), text: message }),
]);

export const bulkInput = z.strictObject({
  numbers: z
    .array(number)
    .min(1, "Choose tickets.")
    .max(BULK_MAX, `At most ${BULK_MAX} tickets.`)
    .transform((all) => [...new Set(all)].sort((a, b) => a - b)),
  action: bulkAction,
});
export type BulkInput = z.output<typeof bulkInput>;

/** The same again with this key changes nothing more. */
export const bulkApplyInput = bulkInput.extend({ id: z.uuid() });
export type BulkApplyInput = z.output<typeof bulkApplyInput>;

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
  tags: string[];
  /** A report about staff, which few see. */
  isPrivate: boolean;
  updatedAt: string;
  createdAt: string;
}

/** A line of the desk's inbox. */
export interface InboxLine extends TicketLine {
  /** Public messages of others behind the last that the agent read, up to ten. */
  unread: number;
}

export interface TicketMessage {
  id: number;
  author: { discordId: string | null; name: string };
  text: string;
  /** Staff's words, the opener's, a note among staff, or a line of the ticket itself. */
  kind: "staff" | "opener" | "note";
  source: "web" | "discord" | "system";
  files: TicketFile[];
  at: string;
  editedAt: string | null;
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
  /** From which message on one page more is shown; null where all are. */
  older: number | null;
  changes: TicketChange[];
  rating: number | null;
  ratingComment: string | null;
  /** The rating was given too long ago to be changed. */
  ratingFixed: boolean;
  closedAt: string | null;
  closeReason: string | null;
  firstAnswerAt: string | null;
  /** Hours in which an answer is promised; null without a promise. */
  promiseHours: number | null;
  /** What was answered to the fields of its form. */
  answers: { label: string; answer: string }[];
  /** Whom a private report is about, for those who handle it. */
  concerns: string | null;
  /** Number of the ticket under which its messages stand now. */
  mergedInto: number | null;
  version: number;
}
