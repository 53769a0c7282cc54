import { runDeletions, runExports } from "@/features/identity/account/jobs";
import { tellInDiscord } from "@/features/notices/tell-in-discord";
import { MINUTE, SECOND } from "@/lib/time";
import type { OsEnv } from "./command";
import type { Part } from "./part";

/**
 * What accounts need behind the pages: archives, deletions, and notices that people want in Discord. Each takes what it
 * works on, so that several processes share it.
 */
export function accounts({ discord, siteUrl }: OsEnv): Part {
  return {
    tasks: [
      {
        name: "archives",
        everyMs: 2 * SECOND,
        deadlineMs: 10 * MINUTE,
        run: async ({ signal }) => runExports({ signal }),
      },
      {
        name: "deletions",
        everyMs: 2 * SECOND,
        deadlineMs: 10 * MINUTE,
        run: async ({ signal }) => {
          await runDeletions({ signal });
        },
      },
      {
        name: "notices in Discord",
        everyMs: SECOND,
        deadlineMs: 2 * MINUTE,
        run: async ({ signal }) => {
          await tellInDiscord(discord, { siteUrl, signal });
        },
      },
    ],
  };
}
