import { knownGuildIds } from "@/features/guilds/data/membership";
import { checkNumbers, refreshNumbers } from "@/features/tickets/analytics/job";
import { endSilences } from "@/features/tickets/silence/job";
import { HOUR, MINUTE, SECOND } from "@/lib/time";
import type { InContext } from "../runtime/lease";
import type { Task } from "../runtime/task";
import type { Alone } from "./alone";
import type { Part } from "./part";

type Work = (guildId: string, signal: AbortSignal) => Promise<unknown>;

/** The hour of the day, UTC, in which all numbers are counted again. */
const NIGHT = 4;

const checkByNight: Work = async (guildId, signal) => {
  if (new Date().getUTCHours() === NIGHT) await checkNumbers(guildId, signal);
};

/** What tickets need whether or not anybody looks: their numbers, and an end where the opener is silent. */
export function ticketJobs(system: InContext, alone: Alone): Part {
  /** Every guild in turn; one that fails does not keep the others from theirs. */
  async function everywhere(work: Work, signal: AbortSignal): Promise<void> {
    const failures: unknown[] = [];
    for (const guildId of await system(knownGuildIds)) {
      if (signal.aborted) break;
      await work(guildId, signal).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }
  const task = (name: string, everyMs: number, deadlineMs: number, work: Work): Task => ({
    name,
    everyMs,
    deadlineMs,
    run: ({ signal }) => alone(name.replaceAll(" ", "-"), 120, () => everywhere(work, signal))(),
  });
  return {
    tasks: [
      task("ticket numbers", 15 * SECOND, 30 * MINUTE, refreshNumbers),
      task("ticket numbers check", HOUR, 2 * HOUR, checkByNight),
      task("ticket silence", 5 * MINUTE, 10 * MINUTE, endSilences),
    ],
  };
}
