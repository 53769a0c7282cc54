import type { Metadata } from "next";
import { playersAskedOf, playersQueryOf } from "@/features/players/players-asked";
import { GuildPlayersView } from "@/features/players/web/components/guild-players";
import { loadGuildPlayers } from "@/features/players/web/loaders";
import type { SearchParams } from "@/features/players/web/player-query";

export const metadata: Metadata = { title: "Players" };

interface GuildPlayersProps {
  params: Promise<{ guildId: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function GuildPlayersPage({ params, searchParams }: GuildPlayersProps) {
  const query = playersQueryOf(playersAskedOf(await searchParams));
  const data = await loadGuildPlayers((await params).guildId, query);
  return <GuildPlayersView data={data} query={query} />;
}
