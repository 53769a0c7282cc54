import { ZodError } from "zod";
import { type GuildContext, type SystemContext, withGuild, withSystem } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { loggerFor } from "@/lib/logger";
import { inSpan } from "@/lib/spans";
import { claim, fail, finish, hold, postpone } from "./deliveries";
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
  /** How many events are handled at once; 1 unless told. Those of one order key come one by one all the same. */
  parallel?: number;
  leaseSeconds?: number;
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
  const began = performance.now();
  const work = async (ctx: GuildContext | SystemContext) => {
    // While this transaction lives nobody else gets the delivery, however long its work takes.
    if (!(await hold(ctx, event, worker))) throw new LeaseLost("Somebody else has it by now.");
    await handler?.(ctx, event);
    if (!(await finish(ctx, event, worker, performance.now() - began)))
      throw new LeaseLost("The lease ended before the work did.");
  };
  const job = `events:${subscriber}`;
  if (event.guildId === null) await withSystem({ kind: "system", job }, work);
  else {
    // What follows from a request bears its id, however many events lie between.
    const { requestId } = event;
    await withGuild({ ...scopeForJob(event.guildId, job), ...(requestId !== null && { requestId }) }, work);
  }
}

type Outcome = { done: number; failed: number };

function handleOne(options: DispatchOptions, event: ClaimedEvent, outcome: Outcome): Promise<void> {
  const facts = () => ({
    "grizzly.event_id": event.eventId,
    "grizzly.request_id": event.requestId,
    "grizzly.guild_id": event.guildId,
    "grizzly.subscriber": options.subscriber,
    "grizzly.attempt": event.attempt,
  });
  return inSpan(`event ${event.type}`, "consumer", facts, () => tryOne(options, event, outcome));
}

async function tryOne(options: DispatchOptions, event: ClaimedEvent, outcome: Outcome): Promise<void> {
  const { subscriber, worker } = options;
  const actor = { kind: "system" as const, job: `events:${subscriber}` };
  try {
    await inSpan(
      "handle",
      "internal",
      () => ({}),
      () => handle(options, event),
    );
    outcome.done++;
  } catch (error) {
    if (error instanceof LeaseLost) return;
    if (error instanceof NotYet) {
      await withSystem(actor, (ctx) => postpone(ctx, event, worker, error.until));
      return;
    }
    outcome.failed++;
    const why = error instanceof Error ? error.message : "The handler threw something that is no error.";
    // A payload that is not what its type says will not be so the next time either.
    const final = error instanceof ZodError;
    const next = await withSystem(actor, (ctx) => fail(ctx, event, worker, why, final));
    log.warn(
      { err: error, event: event.eventId, type: event.type, subscriber, attempt: event.attempt, next },
      "event failed",
    );
  }
}

/**
 * Claims what is due for a subscriber and handles it, one transaction each. A handler that throws is tried
 * again later and ends among the dead letters; one that cannot read the payload ends there at once.
 * @returns how many were handled and how many failed; both 0 when nothing was due
 */
export async function dispatchDue(options: DispatchOptions): Promise<Outcome> {
  const { subscriber, worker, limit, parallel = 1, leaseSeconds } = options;
  const actor = { kind: "system" as const, job: `events:${subscriber}` };
  const events = await withSystem(actor, (ctx) => claim(ctx, { subscriber, worker, limit, leaseSeconds }));
  const outcome = { done: 0, failed: 0 };
  const left = events[Symbol.iterator]();
  const lane = async () => {
    for (const event of left) await handleOne(options, event, outcome);
  };
  await Promise.all(Array.from({ length: Math.min(parallel, events.length) }, lane));
  return outcome;
}

/** Handles until nothing is due any more: a burst is worked off at once, and one order key step by step. */
export async function dispatchAll(options: DispatchOptions, signal?: AbortSignal): Promise<Outcome> {
  const total = { done: 0, failed: 0 };
  for (;;) {
    const { done, failed } = await dispatchDue(options);
    total.done += done;
    total.failed += failed;
    if (done + failed === 0 || signal?.aborted) return total;
  }
}
