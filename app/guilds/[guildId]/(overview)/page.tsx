import type { Metadata } from "next";
import { OverviewPage } from "@/features/dashboard/web/components/overview-page";
import { loadOverview } from "@/features/dashboard/web/loaders";
import { readOverviewQuery, type SearchParams } from "@/features/dashboard/web/overview-query";

export const metadata: Metadata = { title: "Overview" };

interface GuildPageProps {
  params: Promise<{ guildId: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function GuildPage({ params, searchParams }: GuildPageProps) {
  const query = readOverviewQuery(await searchParams);
  return <OverviewPage {...(await loadOverview((await params).guildId, query))} />;
}
