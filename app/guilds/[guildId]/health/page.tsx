import type { Metadata } from "next";
import { HealthPage } from "@/features/monitoring/web/components/health-page";
import { loadHealth } from "@/features/monitoring/web/health-loader";

export const metadata: Metadata = { title: "Health" };

export default async function GuildHealthPage({ params }: { params: Promise<{ guildId: string }> }) {
  const { guildId } = await params;
  return <HealthPage {...(await loadHealth(guildId))} />;
}
