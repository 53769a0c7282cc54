import type { Metadata } from "next";
import { ControlPage } from "@/features/nitrado/web/control/components/control-page";
import { chartRangeOf, type SearchParams } from "@/features/nitrado/web/control/list-query";
import { loadServer } from "@/features/nitrado/web/control/loaders";

export const metadata: Metadata = { title: "Server control" };

interface ServerProps {
  params: Promise<{ guildId: string; serviceId: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function GuildServerPage({ params, searchParams }: ServerProps) {
  const [{ guildId, serviceId }, range] = await Promise.all([params, searchParams.then(chartRangeOf)]);
  return <ControlPage data={await loadServer(guildId, serviceId, range)} />;
}
