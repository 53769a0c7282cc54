import type { Metadata } from "next";
import { readLedger } from "@/features/economy/guild-ledger";
import { GuildLedgerView } from "@/features/economy/web/components/dashboard/ledger-page";
import { loadLedger } from "@/features/economy/web/dashboard-loaders";

export const metadata: Metadata = { title: "Ledger" };

interface GuildLedgerViewProps {
  params: Promise<{ guildId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function GuildLedgerViewPage({ params, searchParams }: GuildLedgerViewProps) {
  const [{ guildId }, asked] = await Promise.all([params, searchParams.then(readLedger)]);
  return <GuildLedgerView data={await loadLedger(guildId, asked)} asked={asked} />;
}
