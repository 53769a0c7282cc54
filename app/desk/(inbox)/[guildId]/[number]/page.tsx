import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeskTicketView } from "@/features/tickets/web/components/desk-ticket";
import { loadDeskTicket } from "@/features/tickets/web/loaders";
import { partOf } from "@/features/tickets/web/ticket-part";
import type { SearchParams } from "@/features/tickets/web/ticket-query";

export const metadata: Metadata = { title: "Ticket" };

interface DeskTicketProps {
  params: Promise<{ guildId: string; number: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function DeskTicketPage({ params, searchParams }: DeskTicketProps) {
  const { guildId, number } = await params;
  if (!/^\d{1,9}$/.test(number)) notFound();
  return <DeskTicketView data={await loadDeskTicket(guildId, Number(number), partOf(await searchParams))} />;
}
