import type { CardItem, ShopItem } from "./dto";

/** What the catalogue's address holds. The prerendered page has none of it. */
export interface CatalogueQuery {
  /** A category's id, `other` for items without one, `supporters`, or null for all in-game items. */
  category: string | null;
  sort: CatalogueSort;
  serviceId: string | null;
}

export const CATALOGUE_SORTS = {
  popular: "Popular",
  price: "Lowest price",
  "-price": "Highest price",
  new: "Newest",
} as const;
export type CatalogueSort = keyof typeof CATALOGUE_SORTS;

const isSort = (value: string | null): value is CatalogueSort =>
  value !== null && Object.hasOwn(CATALOGUE_SORTS, value);

/** Reads the address; what it does not know is as if it were not there. @param search `?category=3&sort=price` */
export function readCatalogueQuery(search: string): CatalogueQuery {
  const params = new URLSearchParams(search);
  const category = params.get("category");
  const sort = params.get("sort");
  return {
    category: category !== null && /^(\d{1,15}|other|supporters)$/.test(category) ? category : null,
    sort: isSort(sort) ? sort : "popular",
    serviceId: params.get("server"),
  };
}

/** The address of a query, without what is as it is anyway. */
export function writeCatalogueQuery({ category, sort, serviceId }: CatalogueQuery): string {
  const params = new URLSearchParams();
  if (category !== null) params.set("category", category);
  if (sort !== "popular") params.set("sort", sort);
  if (serviceId !== null) params.set("server", serviceId);
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}

const inCategory = (item: CardItem, category: string | null): boolean => {
  if (category === null) return true;
  return category === "other" ? item.categoryId === null : String(item.categoryId) === category;
};

// Popular is what was delivered most; among equals the owner's order stands, because sorting is stable.
const ORDERS: Record<CatalogueSort, (a: CardItem, b: CardItem) => number> = {
  popular: (a, b) => b.stats.delivered - a.stats.delivered,
  price: (a, b) => a.price - b.price,
  "-price": (a, b) => b.price - a.price,
  new: (a, b) => b.id - a.id,
};

export interface Shown {
  inGame: CardItem[];
  supporter: CardItem[];
}

/** The items that a query leaves, in its order. Supporters' items stay apart from what is bought for the game. */
export function shownBy(items: readonly CardItem[], query: CatalogueQuery): Shown {
  const fits = items.filter(
    (item) =>
      query.serviceId === null || item.serviceIds.length === 0 || item.serviceIds.includes(query.serviceId),
  );
  const sorted = fits.toSorted(ORDERS[query.sort]);
  const inGame = sorted.filter((item) => item.kind === "in_game");
  const supporter = sorted.filter((item) => item.kind === "supporter");
  if (query.category === "supporters") return { inGame: [], supporter };
  return {
    inGame: inGame.filter((item) => inCategory(item, query.category)),
    supporter: query.category === null ? supporter : [],
  };
}

/** What the catalogue's cards need of an item. */
export function cardOf(item: ShopItem): CardItem {
  const { classNames: _names, effect: _effect, version: _version, ...card } = item;
  const { limit: _limit, maxPerPerson: _most, availableUntil: _until, ...rest } = card;
  return rest;
}
