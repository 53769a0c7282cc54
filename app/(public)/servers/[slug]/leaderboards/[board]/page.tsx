import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BOARD_WORDS } from "@/features/players/board-words";
import { isBoard } from "@/features/players/boards";
import { loadLeaderboard } from "@/features/players/web/boards";
import { LeaderboardView } from "@/features/players/web/components/leaderboard";

interface BoardProps {
  params: Promise<{ slug: string; board: string }>;
}

const SLUG = /^[a-z0-9](-?[a-z0-9]){2,79}$/;

/** None while building: each board is rendered at its first visit, and kept. */
export function generateStaticParams(): { slug: string; board: string }[] {
  return [];
}

async function find({ params }: BoardProps) {
  const { slug, board } = await params;
  // Kills are the page above: each board has one address.
  if (!SLUG.test(slug) || !isBoard(board) || board === "kills") notFound();
  const read = await loadLeaderboard(slug, board);
  if (read?.found === null) notFound();
  return { slug, board, found: read?.found ?? null };
}

export async function generateMetadata(props: BoardProps): Promise<Metadata> {
  const { slug, board, found } = await find(props);
  return {
    title: found ? `${BOARD_WORDS[board].title}, ${found.server.guildName}` : BOARD_WORDS[board].title,
    description: BOARD_WORDS[board].counts,
    alternates: { canonical: `/servers/${slug}/leaderboards/${board}` },
  };
}

export default async function BoardPage(props: BoardProps) {
  return <LeaderboardView {...(await find(props))} />;
}
