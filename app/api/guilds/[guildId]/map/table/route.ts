import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { readAsked, windowOf } from "@/features/map/asked";
import { playedMaps } from "@/features/map/data/maps";
import { busySquares, deathPage, type PlacedDeath } from "@/features/map/data/table";
import { eventsCsv, squaresCsv } from "@/features/map/map-csv";
import { csvResponse } from "@/lib/csv";
import { notFound } from "@/lib/errors";

/** Events and squares of one export at most. */
const [MOST_EVENTS, MOST_SQUARES] = [10_000, 1_000];

/** The map's table as a CSV file, with the filters of the page. */
export const GET = defineRoute({
  name: "map.csv",
  input: z.record(z.string(), z.string().max(400)),
  auth: { guild: "viewer", section: "players" },
  limits: [{ by: "user", max: 6, seconds: 60 }],
  async handler({ input, scope }) {
    const asked = readAsked(input);
    const layer = asked.layer === "kills" ? "kills" : "deaths";
    const text = await withGuild(
      scope,
      async (ctx) => {
        const maps = await playedMaps(ctx);
        const map = maps.find(({ key }) => key === asked.map) ?? maps[0];
        if (!map) throw notFound("This guild has no game server.");
        const window = windowOf(asked, ctx.now);
        const query = {
          ...asked,
          layer,
          map: map.key,
          services: map.servers.map(({ serviceId }) => serviceId),
          from: asked.from === null ? window.from : new Date(asked.from),
          to: asked.to === null ? window.to : new Date(asked.to),
        } as const;
        if (input.what === "squares") return squaresCsv(map.key, await busySquares(ctx, query, MOST_SQUARES));
        const rows: PlacedDeath[] = [];
        let after = asked.after;
        do {
          const page = await deathPage(ctx, { ...query, after, limit: 1_000 });
          rows.push(...page.rows);
          after = page.next;
        } while (after !== null && rows.length < MOST_EVENTS);
        return eventsCsv(map.key, rows);
      },
      { readOnly: true },
    );
    return csvResponse(text, `map-${input.what === "squares" ? "squares" : layer}.csv`);
  },
});
