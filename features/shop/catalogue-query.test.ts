import { describe, expect, it } from "vitest";
import { readCatalogueQuery, shownBy, writeCatalogueQuery } from "./catalogue-query";
import type { ShopItem } from "./dto";

const item = (id: number, change: Partial<ShopItem> = {}): ShopItem => ({
  id,
  slug: `item-${id}`,
  name: `Item ${id}`,
  description: null,
  categoryId: 1,
  kind: "in_game",
  price: 100,
  stock: null,
  maxPerPerson: null,
  limit: null,
  limitWords: null,
  needsTier: "none",
  classNames: ["M4A1"],
  effect: null,
  picture: null,
  serviceIds: [],
  availability: "buyable",
  pausedReason: null,
  availableFrom: null,
  availableUntil: null,
  restockAt: null,
  stats: { settled: 0, delivered: 0, failed: 0, refunded: 0, medianMinutes: null },
  order: id,
  version: 1,
  ...change,
});
const ids = (items: readonly { id: number }[]) => items.map((one) => one.id);
const plain = readCatalogueQuery("");

describe("the catalogue's address", () => {
  it("goes there and back", () => {
    for (const search of ["", "?category=4", "?category=supporters&sort=-price", "?sort=new&server=12345"])
      expect(writeCatalogueQuery(readCatalogueQuery(search))).toBe(search);
  });

  it("forgets what it does not know", () => {
    expect(readCatalogueQuery("?category=<b>&sort=__proto__")).toEqual(plain);
  });
});

describe("what a query shows", () => {
  const items = [
    item(1, { price: 300 }),
    item(2, { categoryId: null, stats: { ...item(2).stats, delivered: 9 } }),
    item(3, { kind: "supporter", categoryId: null }),
    item(4, { serviceIds: ["77"], price: 50 }),
  ];

  it("keeps supporters' items apart and puts the most delivered first", () => {
    const shown = shownBy(items, plain);
    expect(ids(shown.inGame)).toEqual([2, 1, 4]);
    expect(ids(shown.supporter)).toEqual([3]);
  });

  it("filters by category and by server", () => {
    expect(ids(shownBy(items, { ...plain, category: "other" }).inGame)).toEqual([2]);
    expect(shownBy(items, { ...plain, category: "supporters" }).inGame).toEqual([]);
    expect(ids(shownBy(items, { ...plain, serviceId: "88" }).inGame)).toEqual([2, 1]);
    expect(ids(shownBy(items, { ...plain, serviceId: "77", sort: "price" }).inGame)).toEqual([4, 2, 1]);
  });
});
