import { withSystem } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { renewDaily, syncGuild } from "@/features/nitrado/connect";
import { connectedGuildIds } from "@/features/nitrado/data/all-guilds";
import { loggerFor } from "@/lib/logger";
import { HOUR, MINUTE } from "@/lib/time";
import { type InContext, withLease } from "../runtime/lease";
import type { Task, TaskRun } from "../runtime/task";

const log = loggerFor("nitrado");
const system: InContext = (fn) => withSystem({ kind: "bot", bot: "grizzly-bot" }, fn);

/** Guilds at a time: one whose account hangs until its deadline holds up a quarter of the others at most. */
const PARALLEL = 4;

type GuildJob = (scope: ReturnType<typeof scopeForJob>) => Promise<number>;

/** Does a job for every connected guild, in one process at a time; a guild that fails does not stop the others. */
async function forEachGuild(name: string, worker: string, run: TaskRun, job: GuildJob): Promise<void> {
  await withLease(system, { name, holder: worker, seconds: 120 }, async ({ signal }) => {
    const waiting = await system(connectedGuildIds);
    const next = async () => {
      for (let guildId = waiting.pop(); guildId !== undefined; guildId = waiting.pop()) {
        if (signal.aborted || run.signal.aborted) return;
        await job(scopeForJob(guildId, name)).catch((error: unknown) => {
          log.error({ err: error, guild: guildId }, `${name} failed for a guild`);
        });
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, next));
  });
}

/** Keeps every guild's access to Nitrado alive, and what is known of its services fresh. */
export function tasks(worker: string): Task[] {
  return [
    {
      name: "nitrado-renew",
      everyMs: HOUR,
      deadlineMs: 30 * MINUTE,
      run: (run) => forEachGuild("nitrado:renew", worker, run, renewDaily),
    },
    {
      name: "nitrado-services",
      everyMs: HOUR,
      deadlineMs: 30 * MINUTE,
      run: (run) => forEachGuild("nitrado:services", worker, run, syncGuild),
    },
  ];
}
