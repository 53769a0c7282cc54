import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeskTicketView } from "@/features/tickets/web/components/desk-ticket";
import { loadDeskTicket } from "@/features/tickets/web/loaders";

export const metadata: Metadata = { title: "Ticket" };

interface DeskTicketProps {
  params: Promise<{ guildId: string; number: string }>;
}

export default async function DeskTicketPage({ params }: DeskTicketProps) {
  const { guildId, number } = await params;
  if (!/^\d{1,9}$/.test(number)) notFound();
  return <DeskTicketView data={await loadDeskTicket(guildId, Number(number))} />;
}
