import type { Metadata } from "next";
import { FeedsPage } from "@/features/guilds/web/components/feeds-page";
import { loadFeeds } from "@/features/guilds/web/feed-loaders";
import { openFeed } from "@/features/guilds/web/feed-query";
import type { SearchParams } from "@/features/guilds/web/member-query";

export const metadata: Metadata = { title: "Feeds and channels" };

interface FeedsProps {
  params: Promise<{ guildId: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function GuildFeedsPage({ params, searchParams }: FeedsProps) {
  const [{ guildId }, open] = await Promise.all([params, searchParams.then(openFeed)]);
  return <FeedsPage data={await loadFeeds(guildId)} open={open} />;
}
