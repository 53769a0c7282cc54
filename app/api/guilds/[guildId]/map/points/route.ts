import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { withGuild } from "@/db/context";
import { mayEnter } from "@/features/guilds/rules";
import { defineRoute } from "@/features/identity/http/route";
import { playedMap } from "@/features/map/data/maps";
import { pointPacket } from "@/features/map/data/points";
import { pointsAsked } from "@/features/map/schema";
import { notFound } from "@/lib/errors";

const pack = promisify(gzip);

/** Events of one layer of a map as bytes: a hundred thousand in about a megabyte. */
export const GET = defineRoute({
  name: "map.points",
  input: pointsAsked,
  auth: { guild: "viewer", section: "players" },
  limits: [{ by: "user", max: 60, seconds: 60 }],
  async handler({ input, access, scope }) {
    if (input.layer === "deliveries" && !mayEnter(access.sections, "deliveries", "viewer")) throw notFound();
    const packet = await withGuild(
      scope,
      async (ctx) => {
        const map = await playedMap(ctx, input.map);
        const services = map.servers.map(({ serviceId }) => serviceId);
        return pointPacket(ctx, { ...input, map: map.key, services, player: input.player ?? null });
      },
      { readOnly: true, statementTimeoutMs: 20_000 },
    );
    // Compressed as the content itself: an encoding of our own does not survive the server's way out.
    return new Response(new Uint8Array(await pack(packet, { level: 3 })), {
      headers: { "Content-Type": "application/gzip", "Cache-Control": "private, no-store" },
    });
  },
});
