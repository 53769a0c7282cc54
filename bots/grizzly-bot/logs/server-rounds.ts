import { withGuild } from "@/db/context";
import { serverOfService } from "@/features/listings/data/server-of-service";
import { recordResources } from "@/features/monitoring/mutations/resources";
import { recordServerSamples } from "@/features/monitoring/mutations/server-status";
import { updateHealth } from "@/features/monitoring/mutations/service-health";
import { resourcesOf, sampleOf, samplesOf } from "@/features/monitoring/server-look";
import { HOUR, MINUTE } from "@/lib/time";
import type { LookOptions } from "./look";
import { type RoundsOptions, ServiceRounds } from "./rounds";

export interface ServerRoundsOptions extends Omit<RoundsOptions, "name" | "look" | "pollMs"> {
  apiFor: LookOptions["apiFor"];
  pollMs?: number;
}

/** Nitrado's charts have a point every five minutes. */
const CHARTS_EVERY = 10 * MINUTE;
/** A process that comes up asks for as much as it may have missed. */
const FIRST_HOURS = 24;

/** Rounds that ask each game server how it is: status, players, charts, and the health that follows. */
export function serverRounds({ apiFor, pollMs = MINUTE, ...rest }: ServerRoundsOptions): ServiceRounds {
  const chartsAt = new Map<string, number>();
  return new ServiceRounds({
    ...rest,
    pollMs,
    name: "nitrado:server",
    look: async ({ serviceId }, scope) => {
      const api = await apiFor(scope, serviceId);
      const server = await api.gameserver(serviceId);
      const now = new Date();
      const before = chartsAt.get(serviceId);
      const wanted = before === undefined || now.getTime() - before >= CHARTS_EVERY;
      const hours = before === undefined ? FIRST_HOURS : Math.ceil((now.getTime() - before) / HOUR) + 1;
      const charts = wanted ? await api.stats(serviceId, Math.min(hours, FIRST_HOURS)) : null;
      await withGuild({ ...scope, now }, async (ctx) => {
        const serverId = await serverOfService(ctx, serviceId);
        if (charts) await recordResources(ctx, serviceId, resourcesOf(charts));
        if (serverId) {
          const missed = charts ? samplesOf(charts).filter(({ at }) => at < now) : [];
          const { map, version } = server.query;
          await recordServerSamples(ctx, serverId, [...missed, sampleOf(server, now)], {
            ...(map && { map: map.slice(0, 80) }),
            ...(version && { version: version.slice(0, 40) }),
          });
        }
        await updateHealth(ctx, serviceId);
      });
      if (charts) chartsAt.set(serviceId, now.getTime());
      // Always asked at the same pace: that it answers is the news.
      return { grew: true, more: false };
    },
  });
}
