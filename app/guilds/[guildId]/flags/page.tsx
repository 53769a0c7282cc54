import type { Metadata } from "next";
import { FlagsPage } from "@/features/guilds/web/components/flags-page";
import { loadFlags } from "@/features/guilds/web/flag-loaders";

export const metadata: Metadata = { title: "Feature flags" };

export default async function GuildFlagsPage({ params }: { params: Promise<{ guildId: string }> }) {
  const { guildId } = await params;
  return <FlagsPage data={await loadFlags(guildId)} />;
}
