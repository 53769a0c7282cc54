import type { Metadata } from "next";
import { killsAskedOf } from "@/features/players/kill-query";
import { KillFeed } from "@/features/players/web/components/kill-feed";
import { loadKillFeed } from "@/features/players/web/kill-feed";

export const metadata: Metadata = { title: "Kill feed" };

interface KillFeedProps {
  params: Promise<{ guildId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function KillFeedPage({ params, searchParams }: KillFeedProps) {
  const asked = killsAskedOf(await searchParams);
  const data = await loadKillFeed((await params).guildId, asked);
  return <KillFeed data={data} asked={asked} />;
}
