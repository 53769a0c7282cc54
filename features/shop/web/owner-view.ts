import { type ShopView, VIEWS } from "../item-views";
import type { SearchParams } from "./order-query";

/** The view that an address names, and the item that was just added. */
export function shopQuery(params: SearchParams): { view: ShopView; created: number | null } {
  const created = Number(params.new);
  return {
    view: VIEWS.find((view) => view === params.show) ?? "sale",
    created: Number.isSafeInteger(created) && created > 0 ? created : null,
  };
}
