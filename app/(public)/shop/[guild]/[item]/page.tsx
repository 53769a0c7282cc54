import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ItemView } from "@/features/shop/web/components/item-view";
import { NotReadYet } from "@/features/shop/web/components/not-read";
import { loadShopWindow } from "@/features/shop/web/loaders";

interface ItemPageProps {
  params: Promise<{ guild: string; item: string }>;
}

const ADDRESS = /^[a-z0-9][a-z0-9-]{0,79}$/;

/** None while building: each item is rendered at its first visit, and kept. */
export function generateStaticParams(): { guild: string; item: string }[] {
  return [];
}

async function find({ params }: ItemPageProps) {
  const { guild, item: name } = await params;
  if (!ADDRESS.test(guild) || !ADDRESS.test(name)) notFound();
  const window = (await loadShopWindow(guild)) ?? notFound();
  if (window === "unread") return window;
  const item = window.shop.items.find((one) => one.slug === name || String(one.id) === name);
  return item ? { ...window, item } : notFound();
}

export async function generateMetadata(props: ItemPageProps): Promise<Metadata> {
  const found = await find(props);
  if (found === "unread") return { title: "Item" };
  const { shop, item } = found;
  return {
    title: `${item.name}, ${shop.guild.name}`,
    description:
      item.description ?? `${item.price} ${shop.currency.symbol} in the shop of ${shop.guild.name}.`,
    alternates: { canonical: `/shop/${shop.guild.slug}/${item.slug ?? item.id}` },
  };
}

export default async function ItemPage(props: ItemPageProps) {
  const found = await find(props);
  return found === "unread" ? <NotReadYet what="This item" /> : <ItemView {...found} />;
}
