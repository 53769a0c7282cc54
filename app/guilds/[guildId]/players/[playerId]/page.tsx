import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PlayerView } from "@/features/players/web/components/player-view";
import { readProfile, type SearchParams } from "@/features/players/web/player-query";
import { loadPlayer } from "@/features/players/web/profile";

export const metadata: Metadata = { title: "Player" };

interface GuildPlayerProps {
  params: Promise<{ guildId: string; playerId: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function GuildPlayerPage({ params, searchParams }: GuildPlayerProps) {
  const { guildId, playerId } = await params;
  const query = readProfile(await searchParams);
  const data = await loadPlayer(guildId, playerId, query);
  return data ? <PlayerView data={data} query={query} /> : notFound();
}
