import { z } from "zod";
import { TICKET_TYPES } from "./words";

const number = z.number().int().min(1);
const about = { number, openerId: z.string() };

/** Payloads of the events that tickets publish, by type. No text of anybody's goes onto the bus. */
export const ticketEvents = {
  "tickets.opened": z.strictObject({ ...about, type: z.enum(TICKET_TYPES), title: z.string() }),
  "tickets.message": z.strictObject({
    ...about,
    messageId: z.number().int(),
    by: z.enum(["opener", "staff"]),
  }),
  "tickets.closed": z.strictObject({ ...about, byOpener: z.boolean() }),
  "tickets.reopened": z.strictObject(about),
} as const;

export type TicketEvent = keyof typeof ticketEvents;
