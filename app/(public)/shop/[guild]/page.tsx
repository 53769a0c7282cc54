import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EmptyState } from "@/components/ui/states";
import { cardOf } from "@/features/shop/catalogue-query";
import { CatalogueList } from "@/features/shop/web/components/catalogue";
import { NotReadYet } from "@/features/shop/web/components/not-read";
import { ShopHead } from "@/features/shop/web/components/shop-head";
import { loadShopWindow } from "@/features/shop/web/loaders";

interface ShopPageProps {
  params: Promise<{ guild: string }>;
}

const ADDRESS = /^[a-z0-9][a-z0-9-]{1,59}$/;

/** None while building: each shop is rendered at its first visit, and kept. */
export function generateStaticParams(): { guild: string }[] {
  return [];
}

async function find({ params }: ShopPageProps) {
  const { guild } = await params;
  // Nothing else was ever an address, so nothing else is kept.
  if (!ADDRESS.test(guild)) notFound();
  return (await loadShopWindow(guild)) ?? notFound();
}

export async function generateMetadata(props: ShopPageProps): Promise<Metadata> {
  const window = await find(props);
  if (window === "unread") return { title: "Shop" };
  const { guild, items, currency } = window.shop;
  return {
    title: `Shop of ${guild.name}`,
    description: `${items.length} items for ${currency.name} that players of ${guild.name} earn by playing.`,
    alternates: { canonical: `/shop/${guild.slug}` },
  };
}

export default async function ShopPage(props: ShopPageProps) {
  const window = await find(props);
  if (window === "unread") return <NotReadYet what="This shop" />;
  const { shop, servers, at } = window;
  return (
    <>
      <ShopHead shop={shop} servers={servers} at={at} />
      {shop.items.length > 0 ? (
        <CatalogueList
          shop={{
            guild: shop.guild,
            currency: shop.currency,
            categories: shop.categories,
            items: shop.items.map(cardOf),
          }}
          servers={servers}
        />
      ) : (
        <EmptyState title="Nothing is for sale yet">
          The owner of {shop.guild.name} has not put anything into the shop. Coins that you earn until then
          are kept.
        </EmptyState>
      )}
    </>
  );
}
