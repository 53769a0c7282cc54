import { withSystem } from "@/db/context";
import { deliveryTargets } from "@/features/deliveries/data/targets";
import { nitradoFor } from "@/features/nitrado/access";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { ProviderError } from "@/lib/http/provider";
import { loggerFor } from "@/lib/logger";
import { SECOND } from "@/lib/time";
import { type InContext, withLease } from "../../runtime/lease";
import type { Task } from "../../runtime/task";
import { ServerLook } from "./look";
import type { Ports, Target } from "./ports";

const actor = { kind: "bot", bot: "grizzly-bot" } as const;
const system: InContext = (fn) => withSystem(actor, fn);
/** One service's Nitrado may be slow: the others do not wait for it. */
const AT_ONCE = 4;
const LEASE_SECONDS = 30;

const live: Ports = {
  now: () => new Date(),
  random: Math.random,
  nitrado: nitradoFor,
};

/** Whoever holds it is the only one who writes a server's file. */
export const fileLease = ({ guildId, serviceId }: Target): string => `deliveries:${guildId}:${serviceId}`;

/** Looks at one server under its lease: of all processes one at a time writes its file. */
async function lookAt(target: Target, worker: string, ports: Ports, run: AbortSignal): Promise<void> {
  const name = fileLease(target);
  await withLease(system, { name, holder: worker, seconds: LEASE_SECONDS }, async ({ signal }) => {
    await new ServerLook(target, ports, AbortSignal.any([signal, run])).run();
  });
}

/** Looks at every connected server once, a few at a time. One that fails does not keep the others waiting. */
export async function lookAtAll(worker: string, ports: Ports, signal: AbortSignal): Promise<void> {
  const queue = await system(deliveryTargets);
  const log = loggerFor("grizzly-bot");
  const one = async () => {
    for (let target = queue.shift(); target && !signal.aborted; target = queue.shift()) {
      try {
        await lookAt(target, worker, ports, signal);
      } catch (error) {
        // Its reason is stored for the owner; only what is ours to mend is loud.
        const expected = error instanceof AppError || error instanceof ProviderError;
        log[expected ? "info" : "warn"]({ ...target, err: error }, "deliveries of a server wait");
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

/** The delivery worker's tasks. @param worker this process, for people who look at leases */
export function tasks(worker: string): Task[] {
  const everyMs = env().NITRADO_POLL_SECONDS * SECOND;
  return [
    {
      name: "deliveries",
      everyMs,
      deadlineMs: 5 * 60 * SECOND,
      run: ({ signal }) => lookAtAll(worker, live, signal),
    },
  ];
}
