import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { loadLeaderboard } from "@/features/players/web/boards";
import { LeaderboardView } from "@/features/players/web/components/leaderboard";

interface LeaderboardProps {
  params: Promise<{ slug: string }>;
}

const SLUG = /^[a-z0-9](-?[a-z0-9]){2,79}$/;

/** None while building: each board is rendered at its first visit, and kept. */
export function generateStaticParams(): { slug: string }[] {
  return [];
}

async function find({ params }: LeaderboardProps) {
  const { slug } = await params;
  if (!SLUG.test(slug)) notFound();
  const board = await loadLeaderboard(slug, "kills", "");
  if (board?.found === null) notFound();
  return { slug, found: board?.found ?? null };
}

export async function generateMetadata(props: LeaderboardProps): Promise<Metadata> {
  const { slug, found } = await find(props);
  return {
    title: found ? `Leaderboards of ${found.server.guildName}` : "Leaderboards",
    description: "Kills, K/D, longest shots, streaks, headshots and hours, counted from the server's log.",
    alternates: { canonical: `/servers/${slug}/leaderboards` },
  };
}

export default async function LeaderboardPage(props: LeaderboardProps) {
  return <LeaderboardView {...(await find(props))} board="kills" season={null} />;
}
