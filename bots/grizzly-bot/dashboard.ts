import { withGuild, withSystem } from "@/db/context";
import { lastRecountAt } from "@/features/dashboard/data/sync";
import { recountGuild, refreshGuild } from "@/features/dashboard/job";
import { knownGuildIds } from "@/features/guilds/data/membership";
import { scopeForJob } from "@/features/guilds/scope";
import { HOUR, MINUTE, SECOND } from "@/lib/time";
import { type InContext, withLease } from "../runtime/lease";
import type { Task } from "../runtime/task";

const inContext: InContext = (fn) => withSystem({ kind: "bot", bot: "grizzly-bot" }, fn);

/** Hours of the day, UTC, in which everything is counted again. */
const NIGHT = [3, 4, 5];
const A_DAY_OR_SO = 20 * HOUR;

type Work = (guildId: string, signal: AbortSignal) => Promise<void>;

/** Every guild in turn; one that fails does not keep the others from theirs. */
async function inEveryGuild(signal: AbortSignal, work: Work): Promise<void> {
  let failure: unknown;
  for (const guildId of await inContext(knownGuildIds)) {
    if (signal.aborted) return;
    try {
      await work(guildId, signal);
    } catch (error) {
      failure = error;
    }
  }
  if (failure !== undefined) throw failure;
}

async function recountDue(guildId: string): Promise<void> {
  const now = new Date();
  if (!NIGHT.includes(now.getUTCHours())) return;
  const last = await withGuild(scopeForJob(guildId, "dashboard"), lastRecountAt, { readOnly: true });
  if (last === null || now.getTime() - last.getTime() > A_DAY_OR_SO) await recountGuild(guildId);
}

/** The overview's figures: what changed is computed anew, and by night every total is counted again. */
export function dashboardTasks(worker: string): Task[] {
  const task = (name: string, everyMs: number, deadlineMs: number, work: Work): Task => ({
    name,
    everyMs,
    deadlineMs,
    run: ({ signal: deadline }) =>
      withLease(inContext, { name: `grizzly-bot:${name}`, holder: worker, seconds: 120 }, ({ signal }) =>
        inEveryGuild(AbortSignal.any([signal, deadline]), work),
      ).then(() => undefined),
  });
  return [
    task("dashboard", 20 * SECOND, 15 * MINUTE, async (guildId, signal) => {
      await refreshGuild(guildId, { signal });
    }),
    task("recount", HOUR, 2 * HOUR, recountDue),
  ];
}
