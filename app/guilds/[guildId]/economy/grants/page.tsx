import type { Metadata } from "next";
import { GrantsView } from "@/features/economy/web/components/dashboard/grants-page";
import { loadGrants } from "@/features/economy/web/dashboard-loaders";
import { readPerson } from "@/features/economy/web/dashboard-query";

export const metadata: Metadata = { title: "Give and take coins" };

interface GrantsViewProps {
  params: Promise<{ guildId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function GrantsViewPage({ params, searchParams }: GrantsViewProps) {
  const [{ guildId }, asked] = await Promise.all([params, searchParams.then(readPerson)]);
  return <GrantsView data={await loadGrants(guildId, asked)} who={asked.who} />;
}
