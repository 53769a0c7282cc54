import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CompareView } from "@/features/players/web/components/player-compare";
import { loadComparison } from "@/features/players/web/public-player";

interface CompareProps {
  params: Promise<{ slug: string; playerId: string; otherId: string }>;
}

const SLUG = /^[a-z0-9](-?[a-z0-9]){2,79}$/;
const NUMBER = /^[1-9]\d{0,14}$/;

/** None while building: each pair is rendered at its first visit, and kept. */
export function generateStaticParams(): { slug: string; playerId: string; otherId: string }[] {
  return [];
}

async function find({ params }: CompareProps) {
  const { slug, playerId, otherId } = await params;
  if (!SLUG.test(slug) || !NUMBER.test(playerId) || !NUMBER.test(otherId)) notFound();
  const found = (await loadComparison(slug, playerId, otherId))?.found;
  return found ?? notFound();
}

export async function generateMetadata(props: CompareProps): Promise<Metadata> {
  const { server, one, other } = await find(props);
  return {
    title: `${one.name} against ${other.name}, ${server.guildName}`,
    description: `Two players of ${server.guildName} beside each other, and how often they killed each other.`,
    // The same two the other way round are the same page to a search engine.
    alternates: {
      canonical: `/servers/${server.slug}/players/${Math.min(one.playerId, other.playerId)}/against/${Math.max(one.playerId, other.playerId)}`,
    },
  };
}

export default async function ComparePage(props: CompareProps) {
  return <CompareView {...(await find(props))} />;
}
