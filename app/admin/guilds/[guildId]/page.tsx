import type { Metadata } from "next";
import { GuildPage } from "@/features/operation/web/components/guild-page";
import { loadGuild } from "@/features/operation/web/thing-loaders";

export const metadata: Metadata = { title: "Guild" };

export default async function AdminGuildPage({ params }: { params: Promise<{ guildId: string }> }) {
  return <GuildPage guild={await loadGuild((await params).guildId)} />;
}
