import type { Metadata } from "next";
import { type AskedParams, readAsked } from "@/features/map/asked";
import { MapPage } from "@/features/map/web/components/map-page";
import { MapTable } from "@/features/map/web/components/map-table";
import { loadMap, loadMapTable } from "@/features/map/web/loaders";

export const metadata: Metadata = { title: "Map" };

interface GuildMapProps {
  params: Promise<{ guildId: string }>;
  searchParams: Promise<AskedParams>;
}

export default async function GuildMapPage({ params, searchParams }: GuildMapProps) {
  const [{ guildId }, asked] = await Promise.all([params, searchParams.then(readAsked)]);
  if (asked.view === "map") return <MapPage data={await loadMap(guildId, asked)} asked={asked} />;
  const [data, table] = await Promise.all([loadMap(guildId, asked), loadMapTable(guildId, asked)]);
  return <MapTable data={data} table={table} asked={asked} />;
}
