import type { Metadata } from "next";
import { ServersPage } from "@/features/nitrado/web/control/components/servers-page";
import { loadServers } from "@/features/nitrado/web/control/loaders";

export const metadata: Metadata = { title: "Servers" };

export default async function GuildServersPage({ params }: { params: Promise<{ guildId: string }> }) {
  return <ServersPage data={await loadServers((await params).guildId)} />;
}
