import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BOARD_WORDS } from "@/features/players/board-words";
import { isBoard } from "@/features/players/boards";
import { loadLeaderboard, loadWealth } from "@/features/players/web/boards";
import { LeaderboardView, WealthView } from "@/features/players/web/components/leaderboard";

interface BoardProps {
  params: Promise<{ slug: string; board: string }>;
}

const SLUG = /^[a-z0-9](-?[a-z0-9]){2,79}$/;
const WEALTH = { title: "Wealth", counts: "Coins of the players who chose to show them." };

/** None while building: each board is rendered at its first visit, and kept. */
export function generateStaticParams(): { slug: string; board: string }[] {
  return [];
}

async function find({ params }: BoardProps) {
  const { slug, board } = await params;
  // Kills are the page above: each board has one address.
  if (!SLUG.test(slug) || board === "kills") notFound();
  if (board === "wealth") {
    const read = await loadWealth(slug);
    if (read?.found === null) notFound();
    return { slug, board, found: read?.found ?? null } as const;
  }
  if (!isBoard(board)) notFound();
  const read = await loadLeaderboard(slug, board, "");
  if (read?.found === null) notFound();
  return { slug, board, found: read?.found ?? null } as const;
}

export async function generateMetadata(props: BoardProps): Promise<Metadata> {
  const { slug, board, found } = await find(props);
  const { title, counts } = board === "wealth" ? WEALTH : BOARD_WORDS[board];
  return {
    title: found ? `${title}, ${found.server.guildName}` : title,
    description: counts,
    alternates: { canonical: `/servers/${slug}/leaderboards/${board}` },
  };
}

export default async function BoardPage(props: BoardProps) {
  const read = await find(props);
  if (read.board === "wealth") return <WealthView slug={read.slug} found={read.found} />;
  return <LeaderboardView slug={read.slug} board={read.board} season={null} found={read.found} />;
}
