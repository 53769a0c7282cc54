import type { Metadata } from "next";
import { ConnectPage } from "@/features/nitrado/web/components/connect-page";
import { loadConnect } from "@/features/nitrado/web/loaders";

export const metadata: Metadata = { title: "Nitrado" };

interface ConnectProps {
  params: Promise<{ guildId: string }>;
  searchParams: Promise<{ nitrado?: string | string[] }>;
}

export default async function NitradoConnectPage({ params, searchParams }: ConnectProps) {
  const [{ guildId }, query] = await Promise.all([params, searchParams]);
  const answer = [query.nitrado].flat()[0];
  return <ConnectPage facts={await loadConnect(guildId)} answer={answer} />;
}
