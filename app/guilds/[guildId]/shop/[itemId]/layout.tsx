import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { hasItem } from "@/features/shop/web/loaders";

interface ItemLayoutProps {
  children: ReactNode;
  params: Promise<{ guildId: string; itemId: string }>;
}

/** Above the skeleton, so that an item that is not there answers 404. */
export default async function ItemLayout({ children, params }: ItemLayoutProps) {
  const { guildId, itemId } = await params;
  if (!/^\d{1,15}$/.test(itemId) || !(await hasItem(guildId, Number(itemId)))) notFound();
  return children;
}
