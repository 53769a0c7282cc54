import { syncGuilds } from "@/features/guilds/sync";
import { MINUTE } from "@/lib/time";
import type { Alone } from "../alone";
import type { OsEnv } from "../command";
import type { Part } from "../part";
import { followChat } from "./chat";
import { followGuilds } from "./events";
import { resyncer } from "./resync";

/**
 * Guilds, their members, roles and channels as Discord has them, by its events and all of them every five minutes; and
 * what is written there, held against the guild's chat rules.
 */
export function guilds({ discord }: OsEnv, alone: Alone): Part {
  const resync = resyncer(discord);
  const wakers = new Set<() => void>();
  return {
    tasks: [
      {
        name: "guilds",
        everyMs: 5 * MINUTE,
        run: alone("guilds", 180, () => syncGuilds(discord)),
        deadlineMs: 4 * MINUTE,
        wake(now) {
          wakers.add(now);
          return () => wakers.delete(now);
        },
      },
    ],
    async start(client) {
      followGuilds(client, resync);
      followChat(client, discord);
      await resync.unknown([...client.guilds.cache.keys()]);
      // What happened while nobody listened came as no event.
      for (const now of wakers) now();
    },
    stop: resync.stop,
  };
}
