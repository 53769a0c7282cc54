import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { killPage } from "@/features/players/data/kill-feed";
import type { FeedKill } from "@/features/players/kill-feed";
import { killsCsv } from "@/features/players/kill-feed-csv";
import { killFilterOf, killsAsked } from "@/features/players/kill-query";
import { csvResponse } from "@/lib/csv";
import { invalid } from "@/lib/errors";

/** Kills of one export; the next one is asked for before its last line. */
const MAX_KILLS = 5_000;

/** The guild's kills as a CSV file, with the filters of the page. */
export const GET = defineRoute({
  name: "players.kills.csv",
  input: killsAsked,
  auth: { guild: "viewer", section: "players" },
  limits: [{ by: "user", max: 6, seconds: 60 }],
  async handler({ input, user, scope }) {
    const text = await withGuild(
      scope,
      async (ctx) => {
        const filter = killFilterOf(input, user.timeZone);
        if (input.player !== undefined && filter.playerId === undefined)
          throw invalid("Choose a player in the page first: a file takes their id, not a name.");
        const all: FeedKill[] = [];
        let before = filter.before;
        // A search that finds little ends after so many looks, as the page does.
        for (let looks = 0; looks < MAX_KILLS / 500; looks++) {
          const page = await killPage(ctx, { ...filter, before }, 500);
          all.push(...page.kills);
          if (page.next === null || all.length >= MAX_KILLS) break;
          before = page.next;
        }
        return killsCsv(all);
      },
      { readOnly: true },
    );
    return csvResponse(text, "kills.csv");
  },
});
