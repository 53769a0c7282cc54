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
  async handler({ input, access, scope, request }) {
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
    const small = /\bgzip\b/.test(request.headers.get("accept-encoding") ?? "");
    return new Response(small ? new Uint8Array(await pack(packet, { level: 3 })) : packet, {
      headers: {
        "Content-Type": "application/octet-stream",
        "Cache-Control": "private, no-store",
        ...(small && { "Content-Encoding": "gzip" }),
      },
    });
  },
});
