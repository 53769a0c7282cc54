import { withSystem } from "@/db/context";
import { flagOf } from "./data/flags";

/** Whether a guild shows its leaderboards to visitors. Opens a context of its own: not to be called inside one. */
export const boardsAreShown = (guildId: string): Promise<boolean> =>
  withSystem({ kind: "system", job: "public-flags" }, (ctx) => flagOf(ctx, guildId, "public-boards"), {
    readOnly: true,
  });
