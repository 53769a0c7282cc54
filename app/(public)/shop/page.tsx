import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { NotReadYet } from "@/features/shop/web/components/not-read";
import { ShopsList } from "@/features/shop/web/components/shops-list";
import { loadShops } from "@/features/shop/web/loaders";

export const metadata: Metadata = {
  title: "Shops",
  description: "Shops of DayZ communities, paid in coins that players earn by playing.",
  alternates: { canonical: "/shop" },
};

export default async function ShopsPage() {
  const shops = await loadShops();
  return (
    <div className="pt-10 max-md:pt-6">
      <PageHeader
        large
        title="Shops"
        purpose="Each guild has its own shop and its own coins, earned by playing. Real money buys no game advantage."
        className="mb-8"
      />
      {shops ? <ShopsList shops={shops} /> : <NotReadYet what="The list of shops" />}
    </div>
  );
}
