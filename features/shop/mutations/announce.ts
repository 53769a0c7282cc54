import type { z } from "zod";
import type { GuildContext } from "@/db/context";
import { publish } from "@/features/events/mutations";
import { type ShopEvent, shopEvents } from "../events";

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
  const checked = shopEvents[type].parse(payload);
  const order = "number" in checked ? { orderKey: `order:${checked.number}` } : {};
  await publish(ctx, { type, payload: checked, ...order, ...(key !== undefined && { key }) });
}

/** Pages that show the catalogue are made anew. */
export const catalogueChanged = (ctx: GuildContext): Promise<void> =>
  announce(ctx, "shop.catalogue.changed", {});
