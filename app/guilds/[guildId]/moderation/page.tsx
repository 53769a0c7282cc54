import type { Metadata } from "next";
import { ModerationPage } from "@/features/guilds/web/components/moderation/moderation-page";
import type { SearchParams } from "@/features/guilds/web/member-query";
import { loadModeration } from "@/features/guilds/web/moderation-loaders";
import { openPart } from "@/features/guilds/web/moderation-query";

export const metadata: Metadata = { title: "Moderation" };

interface ModerationProps {
  params: Promise<{ guildId: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function GuildModerationPage({ params, searchParams }: ModerationProps) {
  const [{ guildId }, open] = await Promise.all([params, searchParams.then(openPart)]);
  return <ModerationPage data={await loadModeration(guildId, open)} open={open} />;
}
