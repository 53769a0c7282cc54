import type { Metadata } from "next";
import { LinkRequests } from "@/features/players/web/components/link-requests";
import { loadLinkRequests } from "@/features/players/web/loaders";

export const metadata: Metadata = { title: "Player links" };

export default async function GuildPlayersPage({ params }: { params: Promise<{ guildId: string }> }) {
  const { guildId } = await params;
  return <LinkRequests {...(await loadLinkRequests(guildId))} />;
}
