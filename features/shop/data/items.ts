import type { shopItemStats, shopItems } from "@/db/schema/shop";
import type { Tier } from "@/features/supporters/schema";
import { coinsToNumber } from "@/lib/money";
import type { ItemStats, OwnerItem, ShopItem } from "../dto";
import { availability, limitWords } from "../rules";
import type { Effect, ItemKind } from "../schema";

type ItemRow = typeof shopItems.$inferSelect;
type StatsRow = typeof shopItemStats.$inferSelect;

const NO_STATS: ItemStats = { settled: 0, delivered: 0, failed: 0, refunded: 0, medianMinutes: null };

export function toStats(row: StatsRow | null | undefined): ItemStats {
  if (!row) return NO_STATS;
  const medianMinutes = row.medianSeconds === null ? null : Math.round(row.medianSeconds / 60);
  const { orders: settled, delivered, failed, refunded } = row;
  return { settled, delivered, failed, refunded, medianMinutes };
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** An item as visitors see it. */
export function toShopItem(row: ItemRow, stats: StatsRow | null | undefined, now: Date): ShopItem {
  const limits = {
    maxPerPerson: row.maxPerUser,
    limitCount: row.limitCount,
    limitHours: row.limitHours,
  };
  const paused = row.state === "paused";
  const kind = row.kind as ItemKind;
  const archivedAt = row.state === "archived" ? (row.archivedAt ?? row.updatedAt) : row.archivedAt;
  const state = availability(
    {
      ...limits,
      kind,
      price: row.price,
      stock: row.stockQuantity,
      needsTier: row.needsTier as Tier,
      listed: row.isActive,
      pausedReason: paused ? (row.pausedReason ?? "") : null,
      archivedAt,
      availableFrom: row.availableFrom,
      availableUntil: row.availableUntil,
      serviceIds: row.serviceIds,
    },
    now,
  );
  const { limitCount: count, limitHours: hours } = limits;
  return {
    id: row.itemId,
    slug: row.slug,
    name: row.itemName,
    description: row.itemDescription,
    categoryId: row.categoryId,
    kind,
    price: coinsToNumber(row.price),
    stock: row.stockQuantity,
    maxPerPerson: row.maxPerUser,
    limit: count === null || hours === null ? null : { count, hours },
    limitWords: limitWords(limits),
    needsTier: row.needsTier as Tier,
    classNames: row.classNames,
    effect: row.effect as Effect | null,
    picture: row.picture,
    serviceIds: row.serviceIds,
    availability: state,
    pausedReason: paused ? row.pausedReason : null,
    availableFrom: iso(row.availableFrom),
    availableUntil: iso(row.availableUntil),
    restockAt: iso(row.restockAt),
    stats: toStats(stats),
    order: row.displayOrder,
    version: row.version,
  };
}

/** An item as its owner sees it. */
export function toOwnerItem(row: ItemRow, stats: StatsRow | null | undefined, now: Date): OwnerItem {
  const pausedBy = row.state !== "paused" ? null : row.pausedBy === "self" ? "self" : "owner";
  return {
    ...toShopItem(row, stats, now),
    listed: row.isActive,
    pausedBy,
    restockTo: row.restockTo,
    archivedAt: iso(row.archivedAt),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** Letters, digits and single hyphens: `M4-A1 with two magazines` → `m4-a1-with-two-magazines`. */
export function slugOf(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return (
    plain
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 60)
      .replace(/-+$/, "") || "item"
  );
}
