import { ChevronRight, Search } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Input } from "@/components/form/input";
import { Status } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { ChipLink } from "@/components/ui/chip";
import { Coins } from "@/components/ui/coins";
import { Time } from "@/components/ui/time";
import type { OrderSummary } from "../../dto";
import { STATE_WORDS, stateMeaning, wantsAnswer } from "../../order-story";
import type { OrderFilter } from "../../schema";
import { orderAddress } from "../order-query";
import { ItemPicture } from "./item-picture";

interface FilterProps {
  path: string;
  filter: OrderFilter;
  guild?: string;
  counts: { open: number; look: number };
  searchWords: string;
}

/** Filters of a list of orders, all of them in its address. */
export function OrderFilters({ path, filter, guild, counts, searchWords }: FilterProps) {
  const chips: { show: OrderFilter["show"]; words: string; count?: number }[] = [
    { show: "all", words: "All" },
    { show: "open", words: "Open", count: counts.open },
    { show: "look", words: "Being looked at", count: counts.look },
    { show: "delivered", words: "Delivered" },
    { show: "refunded", words: "Refunded" },
  ];
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <nav aria-label="Show" className="flex flex-wrap gap-2">
        {chips.map((chip) => (
          <ChipLink
            key={chip.show}
            href={orderAddress(path, filter, { show: chip.show }, guild)}
            on={filter.show === chip.show}
            count={chip.count}
            scroll={false}
          >
            {chip.words}
          </ChipLink>
        ))}
      </nav>
      <form action={path} className="w-60 max-md:w-full">
        {guild ? <input type="hidden" name="guild" value={guild} /> : null}
        {filter.show === "all" ? null : <input type="hidden" name="show" value={filter.show} />}
        {filter.itemId === null ? null : <input type="hidden" name="item" value={filter.itemId} />}
        <Input
          type="search"
          name="text"
          defaultValue={filter.text}
          aria-label={searchWords}
          placeholder={searchWords}
          lead={<Search />}
        />
      </form>
    </div>
  );
}

interface RowsProps {
  orders: readonly OrderSummary[];
  symbol: string;
  href: (order: OrderSummary) => string;
  /** Staff see who bought. */
  staff?: boolean;
}

function when(order: OrderSummary, staff: boolean): ReactNode {
  if (order.state === "delivered" || order.state === "refunded" || order.kind === "supporter")
    return <Time at={order.stateAt} shape="smart" />;
  if (wantsAnswer(order)) return staff ? "The buyer is asked" : "Did you get it?";
  return order.expectedAt ? (
    <>
      Restart <Time at={order.expectedAt} />
    </>
  ) : (
    "Next restart not known"
  );
}

/** Orders, newest first: rows on a wide page, cards of two lines on a phone. */
export function OrderRows({ orders, symbol, href, staff }: RowsProps) {
  return (
    <ul className="divide-y overflow-hidden rounded-card border bg-raised">
      {orders.map((order) => (
        <li
          key={order.number}
          className="relative grid grid-cols-[3.5rem_minmax(0,1.6fr)_minmax(0,1fr)_11rem_6.5rem_1rem] items-center gap-4 px-4 py-2.5 text-13 transition-colors duration-quick hover:bg-fill max-md:grid-cols-[3.5rem_minmax(0,1fr)_auto] max-md:gap-y-1"
        >
          <span className="grid h-9 place-items-center rounded-item border bg-well">
            <ItemPicture name={order.picture} className="w-12" />
          </span>
          <span className="min-w-0">
            <Link
              href={href(order)}
              prefetch={false}
              className="block truncate font-medium text-ink after:absolute after:inset-0"
            >
              {order.itemName}
              {order.quantity > 1 ? ` × ${order.quantity}` : ""}
            </Link>
            <span className="block truncate text-12 text-muted">
              Order {order.number}, <Time at={order.paidAt} shape="smart" />
              {staff ? `, ${order.buyer.name}` : null}
            </span>
          </span>
          <span className="min-w-0 truncate text-muted max-md:hidden">
            {[order.playerName, order.placeName].filter(Boolean).join(", ") || "Outside the game"}
          </span>
          <span className="min-w-0 max-md:col-start-2">
            <Status meaning={wantsAnswer(order) ? "warn" : stateMeaning(order.state)}>
              {STATE_WORDS[order.state]}
            </Status>
            <span className="block truncate text-12 text-muted">{when(order, staff === true)}</span>
          </span>
          <Coins
            amount={order.total}
            currency={symbol}
            className="justify-end max-md:col-start-3 max-md:row-start-1"
          />
          <ChevronRight aria-hidden className="size-4 text-faint max-md:hidden" />
        </li>
      ))}
    </ul>
  );
}

/** The next page of a list, by key; nothing at the end. */
export function OlderOrders({ href, count }: { href: string | null; count: number }) {
  return (
    <div className="mt-3 flex items-center justify-between text-13 text-muted">
      <span>
        {count} {count === 1 ? "order" : "orders"} shown{href ? "" : ", that is all"}
      </span>
      {href ? (
        <ButtonLink size="small" href={href}>
          Older orders
        </ButtonLink>
      ) : null}
    </div>
  );
}
