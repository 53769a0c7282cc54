import { syncGuilds } from "@/features/guilds/sync";
import { MINUTE } from "@/lib/time";
import type { Alone } from "../alone";
import type { OsEnv } from "../command";
import type { Part } from "../part";

/** Guilds, their members, roles and channels as Discord has them. */
export function guilds({ discord }: OsEnv, alone: Alone): Part {
  return {
    tasks: [
      {
        name: "guilds",
        everyMs: 5 * MINUTE,
        run: alone("guilds", 180, () => syncGuilds(discord)),
        deadlineMs: 4 * MINUTE,
      },
    ],
  };
}
