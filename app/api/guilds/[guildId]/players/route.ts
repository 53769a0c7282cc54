import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { playerList } from "@/features/players/data/player-list";
import { playersAsked, playersQueryOf } from "@/features/players/players-asked";
import { playersCsv } from "@/features/players/players-csv";
import { allRows, csvResponse } from "@/lib/csv";

/** Players of one export; the next one is asked for before its last line. */
const MAX_PLAYERS = 10_000;

/** The guild's players as a CSV file, with the filters of the page. */
export const GET = defineRoute({
  name: "players.csv",
  input: playersAsked,
  auth: { guild: "viewer", section: "players" },
  limits: [{ by: "user", max: 6, seconds: 60 }],
  async handler({ input, scope }) {
    const query = playersQueryOf(input);
    const text = await withGuild(
      scope,
      async (ctx) => {
        const all = await allRows(
          async (after: string | null) => {
            const { players, next } = await playerList(ctx, { ...query, after, limit: 1_000 });
            return { rows: players, next };
          },
          query.after,
          MAX_PLAYERS,
        );
        return playersCsv(all);
      },
      { readOnly: true },
    );
    return csvResponse(text, "players.csv");
  },
});
