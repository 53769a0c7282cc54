import { z } from "zod";
import { MAX_ENTITIES_PER_ORDER } from "@/features/shop/limits";
import { CLASS_NAME } from "@/features/shop/schema";

const className = z
  .string()
  .regex(
    CLASS_NAME,
    "A class name has letters, digits and _ only, and starts with a letter, e.g. WoodenCrate.",
  );

export const dynamicEventInput = z.strictObject({
  name: z
    .string()
    .trim()
    .min(2, "An event needs a name.")
    .max(60, "At most 60 characters.")
    .regex(/^\P{Cc}*$/u, "Use one line of plain text."),
  serviceId: z.string().regex(/^\d{1,12}$/, "Choose a server."),
  classNames: z
    .array(className)
    .min(1, "Say what is placed: one class name a line.")
    .max(MAX_ENTITIES_PER_ORDER, `At most ${MAX_ENTITIES_PER_ORDER} things at once.`),
  /** Drop zones of which one is drawn; empty draws from all that are open. */
  zoneIds: z.array(z.uuid()).max(50).default([]),
  everyMinutes: z
    .number("Say how often in minutes.")
    .int("Whole minutes.")
    .min(30, "At most every 30 minutes: it appears at restarts only.")
    .max(20_160, "At least every two weeks."),
  announce: z.boolean().default(false),
  showLocation: z.boolean().default(true),
  enabled: z.boolean().default(false),
});
export type DynamicEventInput = z.output<typeof dynamicEventInput>;

/** A guild's event: things that appear at one of its drop zones with a restart, again and again. */
export interface DynamicEvent extends DynamicEventInput {
  id: number;
  lastPlacedAt: string | null;
}

const config = z.object({
  classNames: z.array(z.string()).default([]),
  zoneIds: z.array(z.string()).default([]),
  announce: z.boolean().default(false),
});

/** What is kept of an event beside its columns; what another program left there counts as nothing. */
export function readConfig(value: unknown): z.output<typeof config> {
  const read = config.safeParse(value);
  return read.success ? read.data : { classNames: [], zoneIds: [], announce: false };
}
