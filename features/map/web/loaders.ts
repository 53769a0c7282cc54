import { type GuildContext, withGuild } from "@/db/context";
import { deliveryPlaces } from "@/features/deliveries/data";
import { mayEnter } from "@/features/guilds/rules";
import { requireGuild } from "@/features/identity/web/session";
import { PLACES } from "@/features/listings/places.data";
import { type MapAsked, windowOf } from "../asked";
import { type PlayedMap, playedMaps } from "../data/maps";
import { playerName } from "../data/player-name";
import { busySquares, deathPage } from "../data/table";
import { LAYERS } from "../layers";

/** What was asked for, within what a server and a moment allow. */
const chosenMap = (maps: readonly PlayedMap[], key: string | null): PlayedMap | null =>
  maps.find((map) => map.key === key) ?? maps[0] ?? null;

/** A guild's map: which maps it plays on, and what stands on the chosen one besides events. */
export async function loadMap(guildId: string, asked: MapAsked) {
  const { scope, access } = await requireGuild(guildId, "players");
  return withGuild(
    scope,
    async (ctx) => {
      const window = windowOf(asked, ctx.now);
      const maps = await playedMaps(ctx);
      const map = chosenMap(maps, asked.map);
      const [places, player] = await Promise.all([
        deliveryPlaces(ctx, null, map?.key ?? ""),
        asked.player === null ? null : playerName(ctx, asked.player),
      ]);
      const until = map?.servers.map((server) => server.completeUntil).filter((at) => at !== null) ?? [];
      return {
        access,
        maps: maps.map(({ key, name, servers }) => ({ key, name, servers: servers.length })),
        map,
        labels: (PLACES[map?.key ?? ""] ?? []).map(([name, x, z]) => ({ name, x, z })),
        zones: [...places.dropZones, ...places.closedZones].map((zone) => ({
          id: zone.id,
          name: zone.name,
          x: zone.x,
          z: zone.z,
          radius: zone.radius,
          outline: zone.outline,
          closed: zone.kind === "closed_zone" || zone.state === "closed",
        })),
        player: player === null || asked.player === null ? null : { playerId: asked.player, name: player },
        layers: LAYERS.filter(
          (layer) => layer !== "deliveries" || mayEnter(access.sections, "deliveries", "viewer"),
        ),
        window: { from: window.from.getTime(), to: window.to.getTime(), step: window.step },
        // The server whose log is furthest behind decides how far the map is complete.
        completeUntil: until.sort()[0] ?? null,
      };
    },
    { readOnly: true },
  );
}

export type MapData = Awaited<ReturnType<typeof loadMap>>;

/** The same as tables: the busiest squares, and a page of events. */
export async function loadMapTable(guildId: string, asked: MapAsked) {
  const { scope, access } = await requireGuild(guildId, "players");
  const layer: "kills" | "deaths" = asked.layer === "kills" ? "kills" : "deaths";
  const read = <T>(work: (ctx: GuildContext) => Promise<T>) => withGuild(scope, work, { readOnly: true });
  const { map, from, to } = await read(async (ctx) => {
    const window = windowOf(asked, ctx.now);
    return {
      map: chosenMap(await playedMaps(ctx), asked.map),
      from: asked.from === null ? window.from : new Date(asked.from),
      to: asked.to === null ? window.to : new Date(asked.to),
    };
  });
  const services = map?.servers.map(({ serviceId }) => serviceId) ?? [];
  const query = { ...asked, map: map?.key ?? "", services, layer, from, to } as const;
  // Side by side on two connections: each takes its time in a large guild.
  const [squares, [page, player]] = await Promise.all([
    read((ctx) => busySquares(ctx, query)),
    read((ctx) =>
      Promise.all([deathPage(ctx, query), asked.player === null ? null : playerName(ctx, asked.player)]),
    ),
  ]);
  return { access, map, layer, from: from.toISOString(), to: to.toISOString(), page, squares, player };
}

export type MapTableData = Awaited<ReturnType<typeof loadMapTable>>;
