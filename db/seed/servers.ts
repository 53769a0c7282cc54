import { withGuild } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { publishListing, saveListing } from "@/features/listings/mutations/listing";
import { registerServer, saveFeatures } from "@/features/listings/mutations/server";
import { recordServerSamples } from "@/features/monitoring/mutations/server-status";
import { saveService } from "@/features/nitrado/mutations";
import { PLATFORM_OF_GAME } from "@/features/nitrado/schema";
import { MINUTE } from "@/lib/time";
import { guilds } from "@/sandbox/population";
import { listings } from "./servers.data";
import { type DemoServer, servers } from "./world/cast";
import { playersAt } from "./world/log";

export function guildIdOf(key: DemoServer["guild"]): string {
  const guild = guilds.find((each) => each.key === key);
  if (!guild) throw new Error(`The population has no guild ${key}.`);
  return guild.id;
}

/** Server ids by service. */
export type ServerIds = Map<string, string>;

export async function seedServers(): Promise<ServerIds> {
  const ids: ServerIds = new Map();
  for (const server of servers) {
    const listing = listings.find((each) => each.serviceId === server.serviceId);
    if (!listing) continue;
    await withGuild(scopeForJob(guildIdOf(server.guild), "demo"), async (ctx) => {
      const { serviceId, name, game, map, slots, utcOffsetMinutes } = server;
      await saveService(ctx, { serviceId, name, game, map, slots, utcOffsetMinutes });
      const { serverId } = await registerServer(ctx, {
        ...listing.server,
        serviceId,
        name,
        platform: PLATFORM_OF_GAME[game],
        map,
        slots,
      });
      await saveFeatures(ctx, serverId, listing.features);
      const page = await saveListing(ctx, {
        ...listing.texts,
        serverId,
        slug: listing.slug,
        serverName: name,
      });
      await publishListing(ctx, page.listingId, "gold");
      ids.set(serviceId, serverId);
    });
  }
  return ids;
}

const GRID = 5 * MINUTE;

/** How full a server was, every five minutes. Samples that are there already are left as they are. */
export async function seedSamples(ids: ServerIds, from: Date, to: Date): Promise<void> {
  for (const server of servers) {
    const serverId = ids.get(server.serviceId);
    if (!serverId) continue;
    const samples: Parameters<typeof recordServerSamples>[2][number][] = [];
    for (let at = Math.ceil(from.getTime() / GRID) * GRID; at <= to.getTime(); at += GRID) {
      samples.push({
        at: new Date(at),
        state: "up" as const,
        players: playersAt(server, new Date(at)),
        slots: server.slots,
      });
    }
    if (samples.length === 0) continue;
    await withGuild(scopeForJob(guildIdOf(server.guild), "demo"), (ctx) =>
      recordServerSamples(ctx, serverId, samples, {
        map: server.map,
        version: "1.29.163047",
        logCompleteUntil: to,
      }),
    );
  }
}
