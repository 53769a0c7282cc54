import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BOARD_WORDS } from "@/features/players/board-words";
import { isSeasonBoard, seasonName } from "@/features/players/seasons";
import { loadLeaderboard } from "@/features/players/web/boards";
import { LeaderboardView } from "@/features/players/web/components/leaderboard";

interface SeasonProps {
  params: Promise<{ slug: string; board: string; season: string }>;
}

const SLUG = /^[a-z0-9](-?[a-z0-9]){2,79}$/;
const SEASON = /^20\d{2}-(0[1-9]|1[0-2])$/;

/** None while building: each season is rendered at its first visit, and kept. */
export function generateStaticParams(): { slug: string; board: string; season: string }[] {
  return [];
}

async function find({ params }: SeasonProps) {
  const { slug, board, season } = await params;
  if (!SLUG.test(slug) || !isSeasonBoard(board) || !SEASON.test(season)) notFound();
  const read = await loadLeaderboard(slug, board, season);
  if (read?.found === null) notFound();
  return { slug, board, season, found: read?.found ?? null };
}

export async function generateMetadata(props: SeasonProps): Promise<Metadata> {
  const { slug, board, season, found } = await find(props);
  const title = `${BOARD_WORDS[board].title}, ${seasonName(season)}`;
  return {
    title: found ? `${title}, ${found.server.guildName}` : title,
    description: BOARD_WORDS[board].counts,
    alternates: { canonical: `/servers/${slug}/leaderboards/${board}/${season}` },
  };
}

export default async function SeasonPage(props: SeasonProps) {
  return <LeaderboardView {...(await find(props))} />;
}
