import type { Metadata } from "next";
import { GuildHome } from "@/features/guilds/web/components/guild-home";
import { loadGuildHome } from "@/features/guilds/web/loaders";

export const metadata: Metadata = { title: "Guild" };

export default async function GuildPage({ params }: { params: Promise<{ guildId: string }> }) {
  const { guildId } = await params;
  return <GuildHome {...(await loadGuildHome(guildId))} />;
}
