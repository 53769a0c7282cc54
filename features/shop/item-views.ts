import type { ItemStats, OwnerItem } from "./dto";

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

/** How many of a hundred orders with an outcome reached the game, rounded down; null before the first. */
export const successPercent = ({
  settled,
  delivered,
}: Pick<ItemStats, "settled" | "delivered">): number | null =>
  settled === 0 ? null : Math.floor((delivered * 100) / settled);
