import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { playedMap } from "@/features/map/data/maps";
import { fightNear } from "@/features/map/data/near";
import { placeWords } from "@/features/map/places";
import { nearAsked } from "@/features/map/schema";

/** The fight at a spot and moment of a map. */
export const GET = defineRoute({
  name: "map.near",
  input: nearAsked,
  auth: { guild: "viewer", section: "players" },
  limits: [{ by: "user", max: 120, seconds: 60 }],
  handler: ({ input, scope }) =>
    withGuild(
      scope,
      async (ctx) => {
        const map = await playedMap(ctx, input.map);
        const services = map.servers.map(({ serviceId }) => serviceId);
        const events = await fightNear(ctx, { ...input, map: map.key, services });
        return { events, place: placeWords(map.key, input.x, input.z) };
      },
      { readOnly: true },
    ),
});
