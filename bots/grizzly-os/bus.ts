import { dispatchAll, type EventHandler } from "@/features/events/dispatch";
import { subscribe } from "@/features/events/mutations";
import { matchesType } from "@/features/events/rules";
import type { Ear } from "@/features/live/ear";
import { SECOND } from "@/lib/time";
import type { InContext } from "../runtime/lease";
import type { Task } from "../runtime/task";
import type { Part } from "./part";

export const SUBSCRIBER = "grizzly-os";

/** A burst is worked off in rounds of this length at most: a longer run would count as one that hangs. */
const ROUND_MS = 20 * SECOND;

type Handlers = [pattern: string, handler: EventHandler][];

/** Handlers by subscriber. @throws Error where two parts want one type under one name: only the first would get it */
export function handlersOf(parts: readonly Part[]): ReadonlyMap<string, Handlers> {
  const all = new Map<string, Handlers>();
  for (const part of parts) {
    const name = part.subscriber ?? SUBSCRIBER;
    const known = all.get(name) ?? [];
    for (const [pattern, handler] of part.handlers ?? []) {
      if (known.some(([other]) => other === pattern))
        throw new Error(`Two parts handle ${pattern} as ${name}: give one of them a subscriber of its own.`);
      known.push([pattern, handler]);
    }
    if (known.length > 0) all.set(name, known);
  }
  return all;
}

export async function subscribeParts(system: InContext, parts: readonly Part[]): Promise<void> {
  for (const [subscriber, handlers] of handlersOf(parts)) {
    const patterns = handlers.map(([pattern]) => pattern);
    await system((ctx) => subscribe(ctx, subscriber, patterns));
  }
}

/** Tells of each type that was published, and null where some may not have been heard. Ends with its answer. */
export type Hear = (heard: (type: string | null) => void) => () => void;

/** What the process's ear hears of the bus. */
export const published =
  (ear: Ear): Hear =>
  (heard) =>
    ear.on(
      (call) => {
        if (call.kind === "bus") heard(call.type);
      },
      () => heard(null),
    );

/** Whoever looks at a screen is told first, by the same process: what is done about an event begins behind that. */
const BEHIND_MS = 25;

/** A loop for each subscriber, so that one with much to do keeps no other waiting. */
export function busTasks(parts: readonly Part[], worker: string, hear?: Hear): Task[] {
  return [...handlersOf(parts)].map(([subscriber, handlers]) => ({
    name: subscriber === SUBSCRIBER ? "events" : `events of ${subscriber}`,
    everyMs: SECOND,
    run: async ({ signal }) => {
      const enough = AbortSignal.any([signal, AbortSignal.timeout(ROUND_MS)]);
      await dispatchAll({ subscriber, worker, handlers }, enough);
    },
    ...(hear && {
      wake: (now) =>
        hear((type) => {
          const theirs = type === null || handlers.some(([pattern]) => matchesType(pattern, type));
          if (theirs) setTimeout(now, BEHIND_MS);
        }),
    }),
  }));
}
