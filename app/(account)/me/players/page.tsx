import type { Metadata } from "next";
import { MyPlayers } from "@/features/players/web/components/my-players";
import { loadMyPlayers, loadUnlinked } from "@/features/players/web/loaders";

export const metadata: Metadata = { title: "Players" };

interface Search {
  guild?: string;
  q?: string;
}

export default async function PlayersPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { guild, q = "" } = await searchParams;
  const mine = await loadMyPlayers();
  const chosen =
    mine.find((each) => each.guild.slug === guild && !each.player) ?? mine.find((each) => !each.player);
  const found = chosen ? await loadUnlinked(chosen.guild.guildId, q.slice(0, 60)) : [];
  return <MyPlayers mine={mine} chosen={chosen?.guild ?? null} found={found} search={q} />;
}
