import { type GuildScope, type SystemContext, withGuild, withSystem } from "@/db/context";
import { scopeForService } from "@/features/guilds/scope";
import { recordHeartbeat } from "@/features/monitoring/mutations/bots";
import { updateHealth } from "@/features/monitoring/mutations/service-health";
import { nitradoFor } from "@/features/nitrado/access";
import { silentServices, type WatchedService, watchedServices } from "@/features/nitrado/log/services";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { ProviderError } from "@/lib/http/provider";
import { loggerFor } from "@/lib/logger";
import { MINUTE, SECOND } from "@/lib/time";
import type { Task } from "../../runtime/task";
import { logRounds } from "./log-rounds";
import { serverRounds } from "./server-rounds";

const NAME = "grizzly-bot";
const actor = { kind: "bot", bot: NAME } as const;

/** What people may read about a failure; anything that is no sentence of ours is ours to find out about. */
function sentence(error: unknown): string {
  if (error instanceof AppError || error instanceof ProviderError) return error.message;
  return "Reading the log failed on our side. Nothing is lost; it is tried again.";
}

const beats = new Map<string, { at: number; failed: boolean }>();

/** Tells the guild how the last look went, at once where that changed, else every half minute. */
async function looked(scope: GuildScope, { serviceId }: WatchedService, error: unknown): Promise<void> {
  const failed = error !== null;
  if (failed) loggerFor(NAME).warn({ serviceId, err: error }, "a look at the logs failed");
  const before = beats.get(serviceId);
  if (before && before.failed === failed && Date.now() - before.at < 30 * SECOND) return;
  await withGuild(scope, async (ctx) => {
    await recordHeartbeat(ctx, {
      bot: NAME,
      serviceId,
      state: failed ? "degraded" : "running",
      reason: failed ? sentence(error).slice(0, 500) : null,
    });
    await updateHealth(ctx, serviceId);
  });
  beats.set(serviceId, { at: Date.now(), failed });
}

/** A server that does not answer keeps its last known state; its health follows from the reading of its logs. */
async function asked(scope: GuildScope, { serviceId }: WatchedService, error: unknown): Promise<void> {
  if (error === null) return;
  loggerFor(NAME).warn({ serviceId, err: error }, "a game server could not be asked how it is");
  await withGuild(scope, (ctx) => updateHealth(ctx, serviceId));
}

/** What nobody looks at any more is told as such: a disconnected service, or one that fails all the time. */
async function judgeSilent(): Promise<void> {
  for (const service of await withSystem(actor, silentServices)) {
    await withGuild(scopeForService(service, NAME), (ctx) => updateHealth(ctx, service.serviceId));
  }
}

/**
 * Reads the logs of every connected game server, and asks each how it is, in rhythms of their own.
 * @param worker names this process
 */
export function logReader(worker: string): { tasks: Task[]; stop(): Promise<void> } {
  const shared = {
    worker,
    inContext: <T>(fn: (ctx: SystemContext) => Promise<T>) => withSystem(actor, fn),
    apiFor: (scope: GuildScope, serviceId: string) => nitradoFor(scope, serviceId),
    services: () => withSystem(actor, watchedServices),
  };
  const logs = logRounds({ ...shared, looked, pollMs: env().NITRADO_POLL_SECONDS * SECOND });
  const servers = serverRounds({ ...shared, looked: asked });
  return {
    tasks: [
      { name: "logs", everyMs: SECOND, run: () => logs.tick() },
      { name: "servers", everyMs: 5 * SECOND, run: () => servers.tick() },
      { name: "health", everyMs: MINUTE, run: judgeSilent },
    ],
    stop: async () => {
      await Promise.all([logs.stop(), servers.stop()]);
    },
  };
}
