import type { Metadata } from "next";
import { HealthPage } from "@/features/monitoring/web/components/health-page";
import { loadHealth } from "@/features/monitoring/web/health-loader";

export const metadata: Metadata = { title: "Health" };

export default async function GuildHealthPage({ params }: { params: Promise<{ guildId: string }> }) {
  return <HealthPage data={await loadHealth((await params).guildId)} />;
}
