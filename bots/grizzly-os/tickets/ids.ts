import { PRESS } from "@/features/tickets/mirror/text";

/** Beginnings of what can be pressed, without the colon: what a component of the process is found by. */
export const PREFIX = {
  close: PRESS.close.slice(0, -1),
  take: PRESS.take.slice(0, -1),
  rate: PRESS.rate.slice(0, -1),
  /** The button under a guild's invitation, and the choice of a type behind it. */
  open: "ticket-open",
  type: "ticket-type",
  form: "ticket-form",
} as const;

/** What stands behind the prefix. */
export const partsOf = (customId: string): string[] => customId.split(":").slice(1);

/** A ticket's number from what was pressed; 0 where there is none. */
export const numberIn = (customId: string): number =>
  Number(/^\d{1,9}$/.exec(partsOf(customId)[0] ?? "")?.[0] ?? 0);
