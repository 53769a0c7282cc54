import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { playersAsked } from "@/features/map/schema";
import { playerList } from "@/features/players/data/player-list";

/** Players whose name holds a text, for the map's search. */
export const GET = defineRoute({
  name: "map.players",
  input: playersAsked,
  auth: { guild: "viewer", section: "players" },
  limits: [{ by: "user", max: 120, seconds: 60 }],
  async handler({ input, scope }) {
    const { players } = await withGuild(scope, (ctx) => playerList(ctx, { search: input.q, limit: 6 }), {
      readOnly: true,
    });
    return { players: players.map(({ playerId, name }) => ({ playerId, name })) };
  },
});
