import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OwnTicketView } from "@/features/tickets/web/components/own-ticket";
import { loadOwnTicket } from "@/features/tickets/web/loaders";
import { partOf } from "@/features/tickets/web/ticket-part";
import type { SearchParams } from "@/features/tickets/web/ticket-query";

export const metadata: Metadata = { title: "Ticket" };

interface OwnTicketProps {
  params: Promise<{ guild: string; number: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function OwnTicketPage({ params, searchParams }: OwnTicketProps) {
  const { guild, number } = await params;
  if (!/^\d{1,9}$/.test(number)) notFound();
  return <OwnTicketView data={await loadOwnTicket(guild, Number(number), partOf(await searchParams))} />;
}
