import { pruneTraces } from "@/features/events/dead-letters";
import { pruneRateLimits } from "@/features/identity/mutations/rate-limit";
import { closeSeeAs } from "@/features/identity/mutations/see-as";
import { renewWholeDirectory } from "@/features/listings/directory-job";
import { MONITORING_TAGS, runMonitoring } from "@/features/monitoring/job";
import { renewCreator } from "@/features/supporters/creator-access";
import { runDueSync } from "@/features/supporters/full-sync";
import { pruneWebhooks } from "@/features/supporters/mutations/webhooks";
import { renewOldTokens } from "@/features/supporters/renew-tokens";
import { resumeWebhooks } from "@/features/supporters/resume-webhook";
import { configuredPatreon, processWebhooks } from "@/features/supporters/sync";
import type { Env } from "@/lib/env";
import { revalidateTags } from "@/lib/revalidate-client";
import { DAY, HOUR, MINUTE, SECOND } from "@/lib/time";
import type { InContext } from "../runtime/lease";
import type { Alone } from "./alone";
import type { Part } from "./part";

/** The platform's own jobs, which no guild and no Discord are needed for. */
export function platform(settings: Env, system: InContext, alone: Alone): Part {
  async function monitoring(): Promise<void> {
    await runMonitoring({
      siteUrl: settings.SITE_URL,
      discordApiUrl: settings.DISCORD_API_URL,
      patreonUrl: settings.PATREON_URL,
      nitradoUrl: settings.NITRADO_API_URL,
    });
    await revalidateTags(MONITORING_TAGS, { siteUrl: settings.SITE_URL, secret: settings.INTERNAL_SECRET });
  }
  return {
    tasks: [
      {
        name: "patreon webhooks",
        everyMs: 15 * SECOND,
        run: async () => {
          await processWebhooks();
        },
      },
      {
        name: "patreon sync",
        everyMs: 5 * SECOND,
        run: async ({ signal }) => {
          await runDueSync({ service: configuredPatreon(), signal });
        },
        deadlineMs: 20 * MINUTE,
      },
      {
        name: "patreon access",
        everyMs: HOUR,
        run: alone("patreon-access", 120, async () => {
          const service = configuredPatreon();
          await renewCreator(service.refresh);
          await renewOldTokens(service);
          await resumeWebhooks(service, settings.SITE_URL);
        }),
        deadlineMs: 5 * MINUTE,
      },
      {
        name: "old patreon webhooks",
        everyMs: DAY,
        run: alone("patreon-webhooks", 60, () => system(pruneWebhooks)),
      },
      {
        name: "see as",
        everyMs: MINUTE,
        run: async () => {
          await system(closeSeeAs);
        },
      },
      { name: "rate limits", everyMs: HOUR, run: alone("rate-limits", 60, () => system(pruneRateLimits)) },
      { name: "traces", everyMs: HOUR, run: alone("traces", 60, () => system(pruneTraces)) },
      {
        name: "directory",
        everyMs: 30 * SECOND,
        run: alone("directory", 120, () => renewWholeDirectory(system)),
        deadlineMs: 5 * MINUTE,
      },
      { name: "monitoring", everyMs: MINUTE, run: alone("monitoring", 90, monitoring) },
    ],
  };
}
