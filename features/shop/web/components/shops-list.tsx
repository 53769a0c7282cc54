import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { EmptyState } from "@/components/ui/states";
import type { ShopGuild } from "../../data/catalogue";

const itemWords = (items: number): string =>
  items === 0 ? "Nothing in it yet" : items === 1 ? "One item" : `${items} items`;

/** Every guild with a shop, filled ones first. */
export function ShopsList({ shops }: { shops: readonly (ShopGuild & { items: number })[] }) {
  if (shops.length === 0)
    return (
      <EmptyState title="No guild has opened a shop yet">
        A guild's shop appears here as soon as its owner puts the first item into it.
      </EmptyState>
    );
  const sorted = shops.toSorted((a, b) => Number(b.items > 0) - Number(a.items > 0));
  return (
    <ul className="grid gap-4 md:grid-cols-2 lg:grid-cols-3">
      {sorted.map((shop) => (
        <li
          key={shop.id}
          className="relative flex items-center gap-4 rounded-card border bg-raised p-4 transition-colors duration-quick hover:border-line-strong"
        >
          <Avatar square name={shop.name} size={40} />
          <div className="min-w-0 flex-1">
            <h2 className="truncate font-semibold text-14 tracking-normal">
              <Link href={`/shop/${shop.slug}`} className="after:absolute after:inset-0">
                {shop.name}
              </Link>
            </h2>
            <p className="text-13 text-muted">{itemWords(shop.items)}</p>
          </div>
          <ChevronRight aria-hidden className="size-4 text-faint" />
        </li>
      ))}
    </ul>
  );
}
