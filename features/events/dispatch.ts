import { type GuildContext, type SystemContext, withGuild, withSystem } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { loggerFor } from "@/lib/logger";
import { claim, fail, finish, postpone } from "./mutations";
import { matchesType } from "./rules";
import type { ClaimedEvent } from "./schema";

const log = loggerFor("events");

/** Runs in a transaction that also marks the delivery done: what it writes and the mark land together. */
export type EventHandler = (ctx: GuildContext | SystemContext, event: ClaimedEvent) => Promise<void>;

export interface DispatchOptions {
  subscriber: string;
  /** One name a process. */
  worker: string;
  /** Pattern → handler; the first that matches is used, a type that none takes is done at once. */
  handlers: readonly (readonly [pattern: string, handler: EventHandler])[];
  limit?: number;
}

/** Thrown by a handler for what must wait until a moment: no failed try. */
export class NotYet extends Error {
  override name = "NotYet";
  constructor(readonly until: Date) {
    super(`Not before ${until.toISOString()}.`);
  }
}

class LeaseLost extends Error {
  override name = "LeaseLost";
}

async function handle(options: DispatchOptions, event: ClaimedEvent): Promise<void> {
  const { subscriber, worker, handlers } = options;
  const handler = handlers.find(([pattern]) => matchesType(pattern, event.type))?.[1];
  const work = async (ctx: GuildContext | SystemContext) => {
    await handler?.(ctx, event);
    // Another worker has it by now: undo what was done here, it is being done there.
    if (!(await finish(ctx, event, worker))) throw new LeaseLost("The lease ended before the work did.");
  };
  const job = `events:${subscriber}`;
  if (event.guildId === null) await withSystem({ kind: "system", job }, work);
  else await withGuild(scopeForJob(event.guildId, job), work);
}

/**
 * Claims what is due for a subscriber and handles it, one transaction each. A handler that throws is tried
 * again later and ends among the dead letters.
 * @returns how many were handled and how many failed; both 0 when nothing was due
 */
export async function dispatchDue(options: DispatchOptions): Promise<{ done: number; failed: number }> {
  const { subscriber, worker, limit } = options;
  const actor = { kind: "system" as const, job: `events:${subscriber}` };
  const events = await withSystem(actor, (ctx) => claim(ctx, { subscriber, worker, limit }));
  const outcome = { done: 0, failed: 0 };
  for (const event of events) {
    try {
      await handle(options, event);
      outcome.done++;
    } catch (error) {
      if (error instanceof LeaseLost) continue;
      if (error instanceof NotYet) {
        await withSystem(actor, (ctx) => postpone(ctx, event, worker, error.until));
        continue;
      }
      outcome.failed++;
      const why = error instanceof Error ? error.message : "The handler threw something that is no error.";
      const next = await withSystem(actor, (ctx) => fail(ctx, event, worker, why));
      log.warn(
        { err: error, event: event.eventId, type: event.type, subscriber, attempt: event.attempt, next },
        "event failed",
      );
    }
  }
  return outcome;
}
