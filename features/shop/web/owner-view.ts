import type { OwnerItem } from "../dto";
import type { SearchParams } from "./order-query";

export const VIEWS = ["sale", "away", "archived"] as const;
export type ShopView = (typeof VIEWS)[number];

export const VIEW_WORDS: Record<ShopView, string> = {
  sale: "On sale",
  away: "Not on sale",
  archived: "Archived",
};

/** Whether the owner's list shows an item in this view; each item is in one of them. */
export function inView({ availability }: Pick<OwnerItem, "availability">, view: ShopView): boolean {
  if (availability === "archived") return view === "archived";
  return view === (availability === "buyable" ? "sale" : "away");
}

/** The view that an address names, and the item that was just added. */
export function shopQuery(params: SearchParams): { view: ShopView; created: number | null } {
  const created = Number(params.new);
  return {
    view: VIEWS.find((view) => view === params.show) ?? "sale",
    created: Number.isSafeInteger(created) && created > 0 ? created : null,
  };
}

/** What an item that can or cannot be bought is called in the list. */
export const AVAILABILITY_WORDS: Record<OwnerItem["availability"], string> = {
  buyable: "On sale",
  "sold-out": "Sold out",
  paused: "Paused",
  "not-yet": "Not yet",
  over: "Over",
  hidden: "Hidden",
  archived: "Archived",
};
