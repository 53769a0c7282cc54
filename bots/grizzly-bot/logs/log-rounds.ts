import { withGuild } from "@/db/context";
import { watchedService } from "@/features/nitrado/log/services";
import { type LookOptions, lookAt } from "./look";
import { type RoundsOptions, ServiceRounds } from "./rounds";

export interface LogRoundsOptions extends Omit<RoundsOptions, "name" | "look"> {
  apiFor: LookOptions["apiFor"];
  /** Bytes of a log that one transaction takes. */
  chunkBytes?: number;
}

const CHUNK_BYTES = 1024 * 1024;

/** Rounds that read the logs of every service. */
export function logRounds({ apiFor, chunkBytes = CHUNK_BYTES, ...rest }: LogRoundsOptions): ServiceRounds {
  const options = { apiFor, chunkBytes, restarts: new Map<string, string>(), now: () => new Date() };
  return new ServiceRounds({
    ...rest,
    name: "nitrado:log",
    look: async ({ serviceId }, scope, signal) => {
      const service = await withGuild(scope, (ctx) => watchedService(ctx, serviceId), { readOnly: true });
      const since = Date.now() - (service?.checkedAt?.getTime() ?? 0);
      // Switched off meanwhile, or another process has looked just now.
      if (!service || (since >= 0 && since < rest.pollMs / 2)) return { grew: false, more: false };
      return lookAt(service, options, signal);
    },
  });
}
