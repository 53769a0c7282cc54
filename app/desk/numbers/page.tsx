import type { Metadata } from "next";
import { NumbersPage } from "@/features/tickets/web/numbers/components/numbers-page";
import { loadNumbers } from "@/features/tickets/web/numbers/loaders";
import { readNumbersQuery } from "@/features/tickets/web/numbers/query";
import type { SearchParams } from "@/features/tickets/web/ticket-query";

export const metadata: Metadata = { title: "Desk numbers" };

export default async function DeskNumbersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <NumbersPage data={await loadNumbers(readNumbersQuery(await searchParams))} />;
}
