import type { Metadata } from "next";
import { EconomyOverview } from "@/features/economy/web/components/dashboard/overview-page";
import { loadOverview } from "@/features/economy/web/dashboard-loaders";
import { readDays } from "@/features/economy/web/dashboard-query";

export const metadata: Metadata = { title: "Economy" };

interface EconomyOverviewProps {
  params: Promise<{ guildId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function EconomyOverviewPage({ params, searchParams }: EconomyOverviewProps) {
  const [{ guildId }, asked] = await Promise.all([params, searchParams.then(readDays)]);
  return <EconomyOverview data={await loadOverview(guildId, asked)} />;
}
