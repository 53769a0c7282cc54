import { z } from "zod";
import { TICKET_TYPES } from "./words";

const number = z.number().int().min(1);
const about = { number, openerId: z.string() };
/** A public message that was changed; what was changed in Discord is not carried back there. */
const changed = z.strictObject({ ...about, messageId: z.number().int(), in: z.enum(["web", "discord"]) });

/** Payloads of the events that tickets publish, by type. No text of anybody's goes onto the bus. */
export const ticketEvents = {
  "tickets.opened": z.strictObject({
    ...about,
    type: z.enum(TICKET_TYPES),
    title: z.string(),
    /** A report about staff: it is posted nowhere, and few may see it. */
    isPrivate: z.boolean().default(false),
  }),
  /** Its assignee, priority, tags, type or place changed. */
  "tickets.changed": z.strictObject({ ...about, change: z.string() }),
  "tickets.message": z.strictObject({
    ...about,
    messageId: z.number().int(),
    by: z.enum(["opener", "staff"]),
  }),
  "tickets.message_edited": changed,
  "tickets.message_deleted": changed,
  "tickets.closed": z.strictObject({ ...about, byOpener: z.boolean() }),
  "tickets.reopened": z.strictObject(about),
} as const;

export type TicketEvent = keyof typeof ticketEvents;
