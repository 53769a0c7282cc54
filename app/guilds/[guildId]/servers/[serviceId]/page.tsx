import type { Metadata } from "next";
import { ControlPage } from "@/features/nitrado/web/control/components/control-page";
import { loadServer } from "@/features/nitrado/web/control/loaders";

export const metadata: Metadata = { title: "Server control" };

interface ServerProps {
  params: Promise<{ guildId: string; serviceId: string }>;
}

export default async function GuildServerPage({ params }: ServerProps) {
  const { guildId, serviceId } = await params;
  return <ControlPage data={await loadServer(guildId, serviceId)} />;
}
