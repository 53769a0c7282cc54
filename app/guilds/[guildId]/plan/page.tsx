import type { Metadata } from "next";
import { PlanPage } from "@/features/supporters/web/components/plan-page";
import { loadPlan } from "@/features/supporters/web/plan-loader";

export const metadata: Metadata = { title: "Plan" };

export default async function GuildPlanPage({ params }: { params: Promise<{ guildId: string }> }) {
  const { guildId } = await params;
  return <PlanPage data={await loadPlan(guildId)} />;
}
