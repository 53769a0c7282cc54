import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { hasPlayer } from "@/features/players/web/profile";

interface PlayerLayoutProps {
  children: ReactNode;
  params: Promise<{ guildId: string; playerId: string }>;
}

/** Above the skeleton, so that a player who is not there answers 404. */
export default async function PlayerLayout({ children, params }: PlayerLayoutProps) {
  const { guildId, playerId } = await params;
  if (!(await hasPlayer(guildId, playerId))) notFound();
  return children;
}
