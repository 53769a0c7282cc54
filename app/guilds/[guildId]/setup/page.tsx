import type { Metadata } from "next";
import { SetupPage } from "@/features/guilds/web/components/setup-page";
import { loadSetup } from "@/features/guilds/web/setup-loaders";

export const metadata: Metadata = { title: "Setup" };

export default async function GuildSetupPage({ params }: { params: Promise<{ guildId: string }> }) {
  const { guildId } = await params;
  return <SetupPage data={await loadSetup(guildId)} />;
}
