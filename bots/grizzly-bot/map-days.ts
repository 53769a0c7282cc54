import { withGuild, withSystem } from "@/db/context";
import { knownGuildIds } from "@/features/guilds/data/membership";
import { scopeForJob } from "@/features/guilds/scope";
import { countDays } from "@/features/map/mutations/count-days";
import { MINUTE, SECOND } from "@/lib/time";
import { type InContext, withLease } from "../runtime/lease";
import type { Task } from "../runtime/task";

const inContext: InContext = (fn) => withSystem({ kind: "bot", bot: "grizzly-bot" }, fn);
/** Days of one guild a turn: a long history is counted over several, so that other guilds are not kept waiting. */
const DAYS = 10;

/** Counts anew what the map's heat is drawn from, wherever a day has other kills than when it was counted last. */
export function mapDays(worker: string): Task {
  return {
    name: "map-days",
    everyMs: 30 * SECOND,
    deadlineMs: 5 * MINUTE,
    run: ({ signal: deadline }) =>
      withLease(
        inContext,
        { name: "grizzly-bot:map-days", holder: worker, seconds: 120 },
        async ({ signal }) => {
          const ended = AbortSignal.any([signal, deadline]);
          for (const guildId of await inContext(knownGuildIds)) {
            if (ended.aborted) return;
            await withGuild(scopeForJob(guildId, "map-days"), (ctx) => countDays(ctx, DAYS));
          }
        },
      ).then(() => undefined),
  };
}
