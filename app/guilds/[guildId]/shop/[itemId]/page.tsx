import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ItemPage } from "@/features/shop/web/components/owner/item-page";
import { loadItemForm } from "@/features/shop/web/loaders";

export const metadata: Metadata = { title: "Item" };

export default async function EditItemPage({
  params,
}: {
  params: Promise<{ guildId: string; itemId: string }>;
}) {
  const { guildId, itemId } = await params;
  if (!/^\d{1,15}$/.test(itemId)) notFound();
  return <ItemPage data={await loadItemForm(guildId, Number(itemId))} categoryId={null} />;
}
