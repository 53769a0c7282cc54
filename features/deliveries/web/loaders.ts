import { withGuild } from "@/db/context";
import { requireGuild, requireGuildMember } from "@/features/identity/web/session";
import type { BoardView } from "../board";
import { deliveryPlaces } from "../data";
import { deliveryBoard, wouldWrite } from "../data/board";
import { claimableSpots } from "../data/claims";
import { dynamicEvents } from "../data/dynamic-events";
import { deliveryServers } from "../data/server";

const READ = { readOnly: true };

/** Deliveries of the guild in one view, with what its servers' files hold. */
export async function loadDeliveries(guildId: string, asked: { view: BoardView; before: string | null }) {
  const { scope, access } = await requireGuild(guildId, "deliveries");
  return withGuild(
    scope,
    async (ctx) => {
      const servers = await deliveryServers(ctx);
      const files = new Map<string, string>();
      for (const { serviceId, dryRun } of servers) {
        const text = dryRun ? await wouldWrite(ctx, serviceId) : null;
        if (text !== null) files.set(serviceId, text);
      }
      return { ...(await deliveryBoard(ctx, asked.view, asked.before)), servers, files, access };
    },
    READ,
  );
}

/** Drop zones and closed zones of the guild, and the servers on whose maps they lie. */
export async function loadZones(guildId: string) {
  const { scope, access } = await requireGuild(guildId, "deliveries");
  return withGuild(
    scope,
    async (ctx) => {
      const [places, servers] = await Promise.all([deliveryPlaces(ctx, null, null), deliveryServers(ctx)]);
      return { ...places, servers: servers.map(({ serviceId, map }) => ({ serviceId, map })), access };
    },
    READ,
  );
}

/** Dynamic events of the guild, with the servers and zones that they may use. */
export async function loadEvents(guildId: string) {
  const { scope, access } = await requireGuild(guildId, "deliveries");
  return withGuild(
    scope,
    async (ctx) => {
      const [events, servers, { dropZones }] = await Promise.all([
        dynamicEvents(ctx),
        deliveryServers(ctx),
        deliveryPlaces(ctx, null, null),
      ]);
      return { events, servers, dropZones, access };
    },
    READ,
  );
}

/** Spots that the signed-in person's own player has claimed in a guild. */
export async function loadClaimable(guild: string) {
  const { scope, user } = await requireGuildMember(guild);
  const spots = await withGuild(scope, (ctx) => claimableSpots(ctx, user.discordId), READ);
  return { spots, guildId: scope.guildId as string };
}
