import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PlayerPageView } from "@/features/players/web/components/public-player";
import { loadPlayer } from "@/features/players/web/public-player";

interface PlayerProps {
  params: Promise<{ slug: string; playerId: string }>;
}

const SLUG = /^[a-z0-9](-?[a-z0-9]){2,79}$/;
const NUMBER = /^[1-9]\d{0,14}$/;

/** None while building: each player's page is rendered at its first visit, and kept. */
export function generateStaticParams(): { slug: string; playerId: string }[] {
  return [];
}

async function find({ params }: PlayerProps) {
  const { slug, playerId } = await params;
  if (!SLUG.test(slug) || !NUMBER.test(playerId)) notFound();
  const found = (await loadPlayer(slug, playerId))?.found;
  return found ?? notFound();
}

export async function generateMetadata(props: PlayerProps): Promise<Metadata> {
  const { server, player } = await find(props);
  return {
    title: `${player.name}, ${server.guildName}`,
    description: `Kills, weapons, titles and hours of ${player.name} on ${server.guildName}, counted from the server's log.`,
    alternates: { canonical: `/servers/${server.slug}/players/${player.playerId}` },
  };
}

export default async function PlayerPage(props: PlayerProps) {
  return <PlayerPageView {...(await find(props))} />;
}
