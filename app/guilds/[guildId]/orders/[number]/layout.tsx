import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { hasGuildOrder } from "@/features/shop/web/loaders";

interface OrderLayoutProps {
  children: ReactNode;
  params: Promise<{ guildId: string; number: string }>;
}

/** Above the skeleton, so that an order that is not there answers 404. */
export default async function OrderLayout({ children, params }: OrderLayoutProps) {
  const { guildId, number } = await params;
  if (!/^\d{1,9}$/.test(number) || !(await hasGuildOrder(guildId, Number(number)))) notFound();
  return children;
}
