import { type Actor, type SystemContext, withSystem } from "@/db/context";
import { loggerFor } from "@/lib/logger";
import { MINUTE } from "@/lib/time";
import { dueDeletions, dueExports } from "./data/due";
import { collectFailed, collectPage } from "./mutations/collect";
import { eraseFailed, eraseStep } from "./mutations/erase";
import { expireExports } from "./mutations/exports";

const log = loggerFor("accounts");
const EXPORTS: Actor = { kind: "system", job: "account-export" };
const DELETIONS: Actor = { kind: "system", job: "account-deletion" };

/** A step reads or rewrites a table of all guilds once: it may take its time. */
const LONG = { statementTimeoutMs: 10 * MINUTE };

interface JobOptions {
  signal?: AbortSignal;
  /** The time as tests want it. */
  clock?: () => Date;
}

type Work<T> = (ctx: SystemContext) => Promise<T>;

function contexts(actor: Actor, clock: (() => Date) | undefined) {
  return <T>(work: Work<T>, options = {}) =>
    withSystem(actor, (ctx) => work(clock ? { ...ctx, now: clock() } : ctx), options);
}

/** Does steps of one thing until there is none left; what fails is noted and tried again later. */
async function through(
  id: string,
  step: () => Promise<boolean>,
  failed: (words: string) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    while (!signal?.aborted && (await step())) {
      // The next step.
    }
  } catch (error) {
    log.error({ id, err: error }, "a step of an account's job failed");
    await failed(error instanceof Error ? error.message.slice(0, 500) : "unknown");
  }
}

/** Makes the archives that people asked for, and lets old ones go. */
export async function runExports({ signal, clock }: JobOptions = {}): Promise<void> {
  const system = contexts(EXPORTS, clock);
  await system(expireExports);
  for (const id of await system(dueExports, { readOnly: true })) {
    await through(
      id,
      async () => (await system((ctx) => collectPage(ctx, id), LONG)) !== null,
      (words) => system((ctx) => collectFailed(ctx, id, words)),
      signal,
    );
  }
}

/** Carries out the deletions whose seven days are over. @returns how many came to their end */
export async function runDeletions({ signal, clock }: JobOptions = {}): Promise<number> {
  const system = contexts(DELETIONS, clock);
  let ended = 0;
  for (const id of await system(dueDeletions, { readOnly: true })) {
    await through(
      id,
      async () => {
        const step = await system((ctx) => eraseStep(ctx, id), LONG);
        if (step?.ended) ended++;
        return step !== null && !step.ended;
      },
      (words) => system((ctx) => eraseFailed(ctx, id, words)),
      signal,
    );
  }
  return ended;
}
