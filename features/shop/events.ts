import { z } from "zod";
import { ITEM_KINDS, ORDER_STATES } from "./schema";

const coins = z.string().regex(/^\d{1,16}$/);
const number = z.number().int().min(1);

/** Payloads of the events that the shop publishes, by type. Coins are decimal text. */
export const shopEvents = {
  "shop.order.paid": z.strictObject({
    number,
    discordId: z.string(),
    itemId: number,
    itemName: z.string(),
    kind: z.enum(ITEM_KINDS),
    quantity: number,
    total: coins,
    serviceId: z.string().nullable(),
  }),
  "shop.order.advanced": z.strictObject({
    number,
    discordId: z.string(),
    from: z.enum(ORDER_STATES),
    to: z.enum(ORDER_STATES),
  }),
  "shop.order.refunded": z.strictObject({ number, discordId: z.string(), total: coins, reason: z.string() }),
  "shop.order.answered": z.strictObject({
    number,
    discordId: z.string(),
    answer: z.enum(["got_it", "not_there"]),
    note: z.string(),
  }),
  "shop.item.paused": z.strictObject({ itemId: number, name: z.string(), reason: z.string() }),
  "shop.catalogue.changed": z.strictObject({}),
} as const;

export type ShopEvent = keyof typeof shopEvents;
