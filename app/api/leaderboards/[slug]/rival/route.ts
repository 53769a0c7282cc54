import { z } from "zod";
import { withGuild, withPublic } from "@/db/context";
import { boardsAreShown } from "@/features/guilds/public-flags";
import { scopeForJob } from "@/features/guilds/scope";
import { defineRoute } from "@/features/identity/http/route";
import { BOARDS } from "@/features/players/boards";
import { boardServer } from "@/features/players/data/leaderboard";
import { rivalOf } from "@/features/players/data/more-boards";

/** Where the reader's own player stands on a board, and who is just above; null for visitors and unlinked people. */
export const GET = defineRoute({
  name: "players.rival",
  auth: "public",
  input: z.strictObject({ board: z.enum(BOARDS).default("kills") }),
  guildId: () => null,
  limits: [{ by: "ip", max: 120, seconds: 60 }],
  async handler({ input: { board }, params, user }) {
    if (!user) return null;
    const server = await withPublic((ctx) => boardServer(ctx, params.slug ?? ""));
    if (!server || !(await boardsAreShown(server.guildId))) return null;
    return withGuild(
      scopeForJob(server.guildId, "public-pages"),
      (ctx) => rivalOf(ctx, user.discordId, board),
      { readOnly: true },
    );
  },
});
