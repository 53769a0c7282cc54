import Link from "next/link";
import type { ReactNode } from "react";
import { type Column, Table } from "@/components/data-table/table";
import { type Meaning, Status } from "@/components/ui/badge";
import { Coins } from "@/components/ui/coins";
import { TierMark } from "@/components/ui/tier-badge";
import { Time } from "@/components/ui/time";
import { tierName } from "@/features/supporters/rules";
import { formatSpan, MINUTE } from "@/lib/time";
import type { OwnerItem, ShopCategory } from "../../../dto";
import { AVAILABILITY_WORDS, successPercent } from "../../../item-views";
import { ItemPicture } from "../item-picture";
import { ItemMenu } from "./item-menu";

interface OwnerItemsProps {
  guild: string;
  items: readonly OwnerItem[];
  categories: readonly ShopCategory[];
  symbol: string;
  manages: boolean;
  /** Whether the list holds items in different states. */
  states: boolean;
  created: number | null;
}

const MEANING: Record<OwnerItem["availability"], Meaning> = {
  buyable: "good",
  "sold-out": "warn",
  paused: "warn",
  "not-yet": "info",
  over: "neutral",
  hidden: "neutral",
  archived: "neutral",
};

/** The line under an item's name: why it is not on sale, or what kind of item it is. */
function under(item: OwnerItem): ReactNode {
  if (item.availability === "paused")
    return `${item.pausedBy === "self" ? "Paused itself: " : ""}${item.pausedReason ?? "Paused"}`;
  if (item.availability === "not-yet" && item.availableFrom)
    return (
      <>
        From <Time at={item.availableFrom} shape="stamp" />
      </>
    );
  if (item.restockAt)
    return (
      <>
        Filled up to {item.restockTo} <Time at={item.restockAt} shape="stamp" />
      </>
    );
  if (item.kind === "supporter")
    return item.needsTier === "none" ? "Supporter item" : `Needs ${tierName(item.needsTier)}`;
  return `${item.classNames.length} ${item.classNames.length === 1 ? "object" : "objects"}`;
}

/** What stands in columns on a wide page, as one line of a phone. */
function OnPhone({ item, symbol }: { item: OwnerItem; symbol: string }) {
  const { availability, stock, stats } = item;
  const words = [
    availability === "buyable" ? null : AVAILABILITY_WORDS[availability],
    stock === null ? null : `${stock} left`,
    stats.settled === 0 ? null : `${successPercent(stats)} % of ${stats.settled} delivered`,
    stats.refunded === 0 ? null : `${stats.refunded} refunded`,
  ];
  return (
    <span className="mt-0.5 block text-12 text-muted md:hidden">
      <Coins amount={item.price} currency={symbol} className="text-ink" />
      {words.map((word) => (word === null ? null : ` · ${word}`))}
    </span>
  );
}

function Named({ item, href, symbol }: { item: OwnerItem; href: string | null; symbol: string }) {
  return (
    <span className="flex min-w-0 items-center gap-3 py-1.5">
      <span className="grid h-9 w-14 shrink-0 place-items-center rounded-item border bg-well max-md:hidden">
        <ItemPicture name={item.picture} className="w-12" />
      </span>
      <span className="min-w-0">
        <span className="flex items-center gap-1.5 font-medium text-ink">
          {href ? (
            <Link href={href} prefetch={false} className="truncate hover:underline">
              {item.name}
            </Link>
          ) : (
            <span className="truncate">{item.name}</span>
          )}
          {item.needsTier === "none" ? null : <TierMark tier={item.needsTier} className="size-4" />}
        </span>
        <span className="block max-w-72 truncate text-12 text-muted">{under(item)}</span>
        <OnPhone item={item} symbol={symbol} />
      </span>
    </span>
  );
}

function Delivered({ item: { stats } }: { item: OwnerItem }) {
  if (stats.settled === 0) return <span className="text-muted">None yet</span>;
  return (
    <span>
      <span className={stats.failed > 0 ? "text-warn" : undefined}>
        <b className="font-medium">{successPercent(stats)} %</b> of {stats.settled}
      </span>
      {stats.medianMinutes ? (
        <span className="block text-12 text-muted">median {formatSpan(stats.medianMinutes * MINUTE)}</span>
      ) : null}
    </span>
  );
}

function columnsFor(props: OwnerItemsProps): Column<OwnerItem>[] {
  const base = `/guilds/${props.guild}/shop`;
  const columns: Column<OwnerItem>[] = [
    {
      key: "item",
      label: "Item",
      phone: "lead",
      className: "md:w-full md:max-w-0",
      render: (item) => (
        <Named item={item} symbol={props.symbol} href={props.manages ? `${base}/${item.id}` : null} />
      ),
    },
    {
      key: "state",
      label: "State",
      phone: "away",
      className: "whitespace-nowrap",
      render: (item) => (
        <Status meaning={MEANING[item.availability]}>{AVAILABILITY_WORDS[item.availability]}</Status>
      ),
    },
    {
      key: "price",
      label: "Price",
      align: "right",
      phone: "away",
      className: "whitespace-nowrap",
      render: (item) => <Coins amount={item.price} currency={props.symbol} />,
    },
    {
      key: "stock",
      label: "Stock",
      align: "right",
      phone: "away",
      className: "whitespace-nowrap",
      render: (item) => item.stock ?? <span className="text-muted">No limit</span>,
    },
    {
      key: "limit",
      label: "Limit",
      phone: "away",
      className: "whitespace-nowrap",
      render: (item) => item.limitWords ?? <span className="text-muted">None</span>,
    },
    {
      key: "delivered",
      label: "Delivered",
      align: "right",
      phone: "away",
      className: "whitespace-nowrap leading-tight",
      render: (item) => <Delivered item={item} />,
    },
    {
      key: "refunded",
      label: "Refunded",
      align: "right",
      phone: "away",
      render: (item) => item.stats.refunded || <span className="text-muted">0</span>,
    },
  ];
  const shown = props.states ? columns : columns.filter(({ key }) => key !== "state");
  if (props.manages)
    shown.push({
      key: "menu",
      label: <span className="sr-only">What to do</span>,
      align: "right",
      phone: "side",
      className: "max-md:self-center",
      render: (item) => (
        <ItemMenu
          guild={props.guild}
          item={{
            id: item.id,
            name: item.name,
            stock: item.stock,
            availability: item.availability,
            paused: item.pausedReason !== null,
            href: item.listed ? `/shop/${props.guild}/${item.slug ?? item.id}` : null,
          }}
        />
      ),
    });
  return shown;
}

/** The guild's items as a table, category by category. */
export function OwnerItems(props: OwnerItemsProps) {
  const { items, categories, created } = props;
  const names = new Map(categories.map((category) => [category.id, category]));
  const place = (item: OwnerItem) =>
    item.categoryId === null ? categories.length : categories.findIndex(({ id }) => id === item.categoryId);
  const sorted = items.toSorted((a, b) => place(a) - place(b));
  return (
    <Table
      caption="Items of the shop"
      columns={columnsFor(props)}
      rows={sorted}
      rowKey={(item) => item.id}
      comfortable
      {...(created !== null && { newest: created })}
      groupBefore={(item, before) => {
        if (before && before.categoryId === item.categoryId) return null;
        const category = item.categoryId === null ? null : names.get(item.categoryId);
        return `${category?.name ?? "Without a category"}${category?.active === false ? ", hidden from the shop" : ""}`;
      }}
    />
  );
}
