import { withGuild, withSystem } from "@/db/context";
import { knownGuildIds } from "@/features/guilds/data/membership";
import { scopeForJob } from "@/features/guilds/scope";
import { pruneActivity } from "@/features/players/mutations/prune";
import { HOUR, MINUTE } from "@/lib/time";
import { type InContext, withLease } from "../runtime/lease";
import type { Task } from "../runtime/task";

const inContext: InContext = (fn) => withSystem({ kind: "bot", bot: "grizzly-bot" }, fn);

/** Lets go of what is kept for a time only. A few rows at a time, so that nothing waits for it. */
export function prune(worker: string): Task {
  return {
    name: "prune",
    everyMs: 6 * HOUR,
    deadlineMs: 30 * MINUTE,
    run: ({ signal: deadline }) =>
      withLease(
        inContext,
        { name: "grizzly-bot:prune", holder: worker, seconds: 120 },
        async ({ signal }) => {
          const ended = AbortSignal.any([signal, deadline]);
          for (const guildId of await inContext(knownGuildIds)) {
            let gone = 1;
            while (gone > 0 && !ended.aborted)
              gone = await withGuild(scopeForJob(guildId, "prune"), pruneActivity);
          }
        },
      ).then(() => undefined),
  };
}
