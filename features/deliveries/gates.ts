import { MINUTE } from "@/lib/time";
import { type BootFact, bootUnderWay } from "./boots-seen";
import type { GameplayCheck } from "./gameplay";
import type { SeenFile } from "./parse-file";

/** The log reader looks every minute or so; after this long nobody would notice a restart. */
export const READER_SILENT_MS = 10 * MINUTE;

/** What decides whether anything new may be written for a server now. */
export interface GateFacts {
  dryRun: boolean;
  /** Nitrado's word for the server's state. */
  status: string;
  /** settings.general.resetmission: the next start puts Nitrado's own mission files back. */
  resetMission: boolean;
  gameplay: Pick<GameplayCheck, "state" | "problem">;
  file: Pick<SeenFile, "foreign">;
  typesKnown: boolean;
  boots: readonly BootFact[];
  logCheckedAt: Date | null;
}

function fileProblem({ foreign }: Pick<SeenFile, "foreign">): string | null {
  if (foreign.length === 0) return null;
  const names = foreign.slice(0, 3).join(", ");
  return `custom/grizzly-deliveries.json holds entries that are not ours (${names}${foreign.length > 3 ? " …" : ""}). Move them to a file of their own: until then nothing is written.`;
}

/**
 * Why nothing new is staged on a server now, in a sentence for buyer and owner, or null. It is asked again at each
 * look, so that waiting orders go on by themselves.
 */
export function stagingProblem(facts: GateFacts, now: Date): string | null {
  if (facts.dryRun)
    return "This server is on dry run: nothing is written to it before its owner switches it live.";
  const foreign = fileProblem(facts.file);
  if (foreign) return foreign;
  if (facts.gameplay.state !== "listed")
    return facts.gameplay.problem ?? "It is not known yet whether the server reads our file.";
  if (facts.resetMission)
    return "The server's next start resets its mission files. Staging goes on after that restart.";
  if (!facts.typesKnown) return "The server's types.xml could not be read, so class names cannot be checked.";
  if (facts.status !== "started" && facts.status !== "stopped")
    return `Nitrado says that the server is ${facts.status}. Staging goes on when it runs.`;
  if (bootUnderWay(facts.boots, now))
    return "The server is restarting. Staging goes on when its new log shows the start.";
  const checked = facts.logCheckedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  if (now.getTime() - checked > READER_SILENT_MS)
    return "The server's log is not being read now, so a restart could not be proven.";
  return null;
}
