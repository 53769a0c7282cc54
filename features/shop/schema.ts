import { z } from "zod";
import { keyInput } from "@/features/economy/schema";
import { TIERS } from "@/features/supporters/schema";
import { MAX_ENTITIES_PER_ORDER, MAX_QUANTITY } from "./limits";

export const ITEM_KINDS = ["in_game", "supporter"] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Where an order is. The order of the first seven is the way of a delivery. */
export const ORDER_STATES = [
  "paid",
  "queued",
  "staged",
  "uploaded",
  "restart_seen",
  "likely_collected",
  "delivered",
  "failed",
  "refunded",
  "needs_look",
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** The game takes config class names; anything with a slash would be read as a path. */
export const CLASS_NAME = /^[A-Za-z][A-Za-z0-9_]{1,63}$/;

const line = (min: number, max: number, missing: string) =>
  z
    .string()
    .trim()
    .min(min, missing)
    .max(max, `At most ${max} characters.`)
    .regex(/^\P{Cc}*$/u, "Use one line of plain text.");

const count = (what: string, max: number) =>
  z
    .number(`${what} is a whole number.`)
    .int(`${what} is a whole number.`)
    .min(1, `${what} is at least 1.`)
    .max(max);

const id = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const moment = z.iso.datetime({ offset: true, message: "This is not a date." }).nullable();

export const categoryInput = z.strictObject({
  name: line(1, 60, "A category needs a name."),
  description: line(0, 300, "").default(""),
});
export type CategoryInput = z.output<typeof categoryInput>;

/** What a supporter item gives, all of it outside the game. */
export const effectInput = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("role"),
    value: z.string().regex(/^\d{17,20}$/, "Choose a Discord role."),
  }),
  z.strictObject({
    kind: z.literal("color"),
    value: z.string().regex(/^#[0-9a-f]{6}$/i, "Choose a colour."),
  }),
  z.strictObject({ kind: z.literal("title"), value: line(2, 32, "A title needs two characters.") }),
  z.strictObject({
    kind: z.literal("badge"),
    value: z.string().regex(/^[a-z0-9-]{2,32}$/, "Choose a badge."),
  }),
  z.strictObject({
    kind: z.literal("listing_boost"),
    value: z.literal("listing"),
    days: count("The number of days", 90),
  }),
  z.strictObject({
    kind: z.literal("queue_priority"),
    value: z.literal("queue"),
    days: count("The number of days", 90),
  }),
]);
export type Effect = z.output<typeof effectInput>;

const className = z
  .string()
  .regex(CLASS_NAME, "A class name has letters, digits and _ only, and starts with a letter, e.g. M4A1.");

export const itemInput = z.strictObject({
  name: line(2, 80, "An item needs a name of two characters."),
  description: z.string().trim().max(1000, "At most 1,000 characters.").default(""),
  categoryId: id.nullable(),
  kind: z.enum(ITEM_KINDS, "Choose what kind of item this is."),
  price: z
    .number("A price is a whole number of coins.")
    .int("A price is a whole number of coins.")
    .min(1, "The smallest price is one coin.")
    .max(1_000_000_000, "At most 1,000,000,000 coins."),
  /** Null is unlimited. */
  stock: z
    .number()
    .int("Stock is a whole number.")
    .min(0, "Stock cannot be negative.")
    .max(1_000_000)
    .nullable(),
  /** Pieces a person may ever buy. */
  maxPerPerson: count("The limit a person", 10_000).nullable(),
  /** Pieces a person may buy in `limitHours`. */
  limitCount: count("The limit", 10_000).nullable(),
  limitHours: count("The time of the limit in hours", 24 * 365).nullable(),
  needsTier: z.enum(TIERS).default("none"),
  /** One entry for each thing that is placed. */
  classNames: z
    .array(className)
    .max(MAX_ENTITIES_PER_ORDER, `One order places at most ${MAX_ENTITIES_PER_ORDER} objects.`)
    .default([]),
  effect: effectInput.nullable().default(null),
  /** Key of a drawing of ours; null shows none. */
  picture: z
    .string()
    .regex(/^[a-z0-9-]{2,40}$/, "Choose a picture.")
    .nullable()
    .default(null),
  availableFrom: moment.default(null),
  availableUntil: moment.default(null),
  restockAt: moment.default(null),
  restockTo: z.number().int().min(1).max(1_000_000).nullable().default(null),
  /** Servers that the item is for; empty means every server. */
  serviceIds: z
    .array(z.string().regex(/^[A-Za-z0-9_-]{1,40}$/))
    .max(20)
    .default([]),
  /** False hides the item from the shop. */
  listed: z.boolean().default(true),
});
export type ItemInput = z.output<typeof itemInput>;

export const itemSaveInput = itemInput.extend({
  itemId: id,
  /** The version that the form was opened with: somebody else's change in between is not overwritten. */
  version: z.number().int().min(1),
});

export type ItemSaveInput = z.output<typeof itemSaveInput>;

/** A place for a delivery: one of the guild's or one's own by id, or a spot on the map. */
export const placeInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("place"), id: z.uuid("This place is not known.") }),
  z.strictObject({ kind: z.literal("spot"), map: z.string().max(32), x: z.number(), z: z.number() }),
]);
export type PlaceInput = z.output<typeof placeInput>;

export const quoteInput = z.strictObject({
  itemId: id,
  quantity: count("The quantity", MAX_QUANTITY),
  /** The player who receives an in-game item: one of the buyer's own linked players. */
  playerId: id.nullable().default(null),
  serviceId: z.string().max(40).nullable().default(null),
  place: placeInput.nullable().default(null),
});
export type QuoteInput = z.output<typeof quoteInput>;

export const purchaseInput = quoteInput.extend({
  key: keyInput,
  /** Price of one piece that the buyer saw. Another one now is a conflict, and nothing is paid. */
  expectedPrice: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
});
export type PurchaseInput = z.output<typeof purchaseInput>;

export const orderFilterInput = z.strictObject({
  /** `open` is everything that still moves; `look` is what a person must decide. */
  show: z.enum(["all", "open", "look", "delivered", "refunded"]).default("all"),
  itemId: id.nullable().default(null),
  text: z.string().trim().max(80).default(""),
  before: id.nullable().default(null),
  limit: z.number().int().min(1).max(100).default(50),
});
export type OrderFilter = z.output<typeof orderFilterInput>;

export const answerInput = z.strictObject({
  /** The order's number in its guild. */
  number: id,
  answer: z.enum(["got_it", "not_there"]),
  note: line(0, 300, "").default(""),
});
export type AnswerInput = z.output<typeof answerInput>;
