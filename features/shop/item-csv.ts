import { csvText } from "@/lib/csv";
import type { OwnerItem, ShopCategory } from "./dto";
import { successPercent } from "./item-views";

const HEAD = [
  "item",
  "id",
  "category",
  "state",
  "reason",
  "price_coins",
  "stock",
  "limit",
  "objects",
  "orders_30_days",
  "delivered",
  "failed",
  "refunded",
  "success_percent",
  "median_minutes",
];

/** A guild's items as CSV, with how their orders of the last 30 days went. */
export function itemsCsv(items: readonly OwnerItem[], categories: readonly ShopCategory[]): string {
  const names = new Map(categories.map(({ id, name }) => [id, name]));
  return csvText(
    HEAD,
    items.map((item) => [
      item.name,
      item.id,
      item.categoryId === null ? null : (names.get(item.categoryId) ?? null),
      item.availability,
      item.pausedReason,
      item.price,
      item.stock,
      item.limitWords,
      item.classNames.join("; "),
      item.stats.settled,
      item.stats.delivered,
      item.stats.failed,
      item.stats.refunded,
      successPercent(item.stats),
      item.stats.medianMinutes,
    ]),
  );
}
