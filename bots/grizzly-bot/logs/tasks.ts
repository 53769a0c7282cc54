import { type GuildScope, withGuild, withSystem } from "@/db/context";
import { recordHeartbeat } from "@/features/monitoring/mutations/bots";
import { nitradoFor } from "@/features/nitrado/access";
import { type WatchedService, watchedServices } from "@/features/nitrado/log/services";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { ProviderError } from "@/lib/http/provider";
import { loggerFor } from "@/lib/logger";
import { SECOND } from "@/lib/time";
import type { Task } from "../../runtime/task";
import { LogScheduler } from "./scheduler";

const NAME = "grizzly-bot";
const actor = { kind: "bot", bot: NAME } as const;

/** What people may read about a failure; anything that is no sentence of ours is ours to find out about. */
function sentence(error: unknown): string {
  if (error instanceof AppError || error instanceof ProviderError) return error.message;
  return "Reading the log failed on our side. Nothing is lost; it is tried again.";
}

async function looked(scope: GuildScope, service: WatchedService, error: unknown): Promise<void> {
  const { serviceId } = service;
  if (error !== null) loggerFor(NAME).warn({ serviceId, err: error }, "a look at the logs failed");
  await withGuild(scope, (ctx) =>
    recordHeartbeat(ctx, {
      bot: NAME,
      serviceId,
      state: error === null ? "running" : "degraded",
      reason: error === null ? null : sentence(error).slice(0, 500),
    }),
  );
}

/**
 * Reads the logs of every connected game server, each in its own rhythm.
 * @param worker names this process
 */
export function logReader(worker: string): { tasks: Task[]; stop(): Promise<void> } {
  const scheduler = new LogScheduler({
    worker,
    inContext: (fn) => withSystem(actor, fn),
    apiFor: (scope, serviceId) => nitradoFor(scope, serviceId),
    services: () => withSystem(actor, watchedServices),
    looked,
    pollMs: env().NITRADO_POLL_SECONDS * SECOND,
  });
  return {
    tasks: [{ name: "logs", everyMs: SECOND, run: () => scheduler.tick() }],
    stop: () => scheduler.stop(),
  };
}
