import type { Metadata } from "next";
import { readGuildBounties, type SearchParams } from "@/features/bounties/web/bounty-query";
import { GuildBountiesView } from "@/features/bounties/web/components/guild-bounties";
import { loadGuildBounties } from "@/features/bounties/web/loaders";

export const metadata: Metadata = { title: "Bounties" };

interface GuildBountiesProps {
  params: Promise<{ guildId: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function GuildBountiesPage({ params, searchParams }: GuildBountiesProps) {
  const filter = readGuildBounties(await searchParams);
  const data = await loadGuildBounties((await params).guildId, filter);
  return <GuildBountiesView data={data} filter={filter} />;
}
