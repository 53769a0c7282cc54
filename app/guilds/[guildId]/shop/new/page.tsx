import type { Metadata } from "next";
import { ItemPage } from "@/features/shop/web/components/owner/item-page";
import { loadItemForm } from "@/features/shop/web/loaders";
import type { SearchParams } from "@/features/shop/web/order-query";

export const metadata: Metadata = { title: "New item" };

interface NewItemProps {
  params: Promise<{ guildId: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function NewItemPage({ params, searchParams }: NewItemProps) {
  const [{ guildId }, query] = await Promise.all([params, searchParams]);
  const data = await loadItemForm(guildId, null);
  const category = data.categories.find(({ id }) => id === Number(query.category));
  return <ItemPage data={data} categoryId={category?.id ?? null} />;
}
