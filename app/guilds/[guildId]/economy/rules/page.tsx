import type { Metadata } from "next";
import { RulesView } from "@/features/economy/web/components/dashboard/rules-page";
import { loadRules } from "@/features/economy/web/dashboard-loaders";

export const metadata: Metadata = { title: "Rules for coins" };

export default async function EconomyRulesPage({ params }: { params: Promise<{ guildId: string }> }) {
  return <RulesView data={await loadRules((await params).guildId)} />;
}
