import type { z } from "zod";
import type { GuildContext } from "@/db/context";
import { eventValues, publish } from "@/features/events/mutations";
import { type ShopEvent, shopEvents } from "../events";

function eventOf<T extends ShopEvent>(type: T, payload: z.input<(typeof shopEvents)[T]>, key?: string) {
  const checked = shopEvents[type].parse(payload);
  const order = "number" in checked ? { orderKey: `order:${checked.number}` } : {};
  return { type, payload: checked, ...order, ...(key !== undefined && { key }) };
}

/**
 * Publishes an event of the shop with its checked payload. Events of one order go out one after the other.
 * @param key makes the event one: the same again publishes nothing
 */
export async function announce<T extends ShopEvent>(
  ctx: GuildContext,
  type: T,
  payload: z.input<(typeof shopEvents)[T]>,
  key?: string,
): Promise<void> {
  await publish(ctx, eventOf(type, payload, key));
}

/** As {@link announce}: the values of the part of a statement that publishes. */
export const announcement = <T extends ShopEvent>(
  ctx: GuildContext,
  type: T,
  payload: z.input<(typeof shopEvents)[T]>,
  key: string,
): unknown[] => eventValues(ctx, eventOf(type, payload, key));

/** Pages that show the catalogue are made anew. */
export const catalogueChanged = (ctx: GuildContext): Promise<void> =>
  announce(ctx, "shop.catalogue.changed", {});
