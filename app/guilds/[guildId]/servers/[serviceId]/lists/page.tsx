import type { Metadata } from "next";
import { ListsPage } from "@/features/nitrado/web/control/components/lists-page";
import { listQueryOf, type SearchParams } from "@/features/nitrado/web/control/list-query";
import { loadList } from "@/features/nitrado/web/control/loaders";

export const metadata: Metadata = { title: "Player lists" };

interface ListsProps {
  params: Promise<{ guildId: string; serviceId: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function ServerListsPage({ params, searchParams }: ListsProps) {
  const [{ guildId, serviceId }, query] = await Promise.all([params, searchParams.then(listQueryOf)]);
  return <ListsPage data={await loadList(guildId, serviceId, query.list, query)} search={query.search} />;
}
