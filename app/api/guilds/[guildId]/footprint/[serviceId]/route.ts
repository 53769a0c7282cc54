import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { drawFootprint, encodePng } from "@/features/listings/footprint";
import { CELLS_A_SIDE } from "@/features/players/cells";
import { serviceFootprint } from "@/features/players/data/footprint";
import { notFound } from "@/lib/errors";

/** The whole map of a game server as a picture of one ink, 30 m a pixel: where players were seen. */
export const GET = defineRoute({
  name: "shop.footprint",
  input: z.strictObject({}),
  auth: { member: true },
  limits: [{ by: "user", max: 60, seconds: 60 }],
  async handler({ params, scope }) {
    const serviceId = params.serviceId ?? "";
    if (!/^[A-Za-z0-9_-]{1,40}$/.test(serviceId)) throw notFound();
    const cells = await withGuild(scope, (ctx) => serviceFootprint(ctx, serviceId), { readOnly: true });
    const picture = drawFootprint(cells, { width: CELLS_A_SIDE, height: CELLS_A_SIDE, merge: 1 });
    if (!picture) throw notFound("Nobody was seen on this server yet.");
    return new Response(new Uint8Array(encodePng(picture)), {
      headers: { "Content-Type": "image/png", "Cache-Control": "private, max-age=3600" },
    });
  },
});
