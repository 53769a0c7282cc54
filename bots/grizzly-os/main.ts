import { withSystem } from "@/db/context";
import { dispatchDue } from "@/features/events/dispatch";
import { subscribe } from "@/features/events/mutations";
import { discordBotService } from "@/features/guilds/service";
import { syncGuilds } from "@/features/guilds/sync";
import { pruneRateLimits } from "@/features/identity/mutations/rate-limit";
import { closeSeeAs } from "@/features/identity/mutations/see-as";
import { MONITORING_TAGS, runMonitoring } from "@/features/monitoring/job";
import { processWebhooks, syncAll } from "@/features/supporters/sync";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { revalidateTags } from "@/lib/revalidate-client";
import { DAY, HOUR, MINUTE, SECOND } from "@/lib/time";
import { closeDatabase, refuseUnsafeBoot } from "../runtime/boot";
import { heartbeatFor } from "../runtime/heartbeat";
import { type InContext, withLease } from "../runtime/lease";
import { runBot } from "../runtime/run-bot";
import { version } from "../runtime/version";
import { feedHandlers } from "./feeds";

const NAME = "grizzly-os";
const settings = env();
const worker = `${NAME}:${newId()}`;
const system: InContext = (fn) => withSystem({ kind: "bot", bot: NAME }, fn);
const discord = discordBotService({ apiUrl: settings.DISCORD_API_URL, botToken: settings.DISCORD_BOT_TOKEN });
const site = { siteUrl: settings.SITE_URL, secret: settings.INTERNAL_SECRET };
const handlers = feedHandlers(discord);

/** What one process at a time does, whoever gets there first. */
const alone = (job: string, seconds: number, work: () => Promise<unknown>) => async () => {
  await withLease(system, { name: `${NAME}:${job}`, holder: worker, seconds }, work);
};

async function monitoring(): Promise<void> {
  await runMonitoring({
    siteUrl: settings.SITE_URL,
    discordApiUrl: settings.DISCORD_API_URL,
    patreonUrl: settings.PATREON_URL,
  });
  await revalidateTags(MONITORING_TAGS, site);
}

await refuseUnsafeBoot();
await system((ctx) =>
  subscribe(
    ctx,
    NAME,
    handlers.map(([type]) => type),
  ),
);
await runBot({
  name: NAME,
  version,
  tasks: [
    {
      name: "feeds",
      everyMs: SECOND,
      run: async () => {
        await dispatchDue({ subscriber: NAME, worker, handlers });
      },
    },
    {
      name: "patreon webhooks",
      everyMs: 15 * SECOND,
      run: async () => {
        await processWebhooks();
      },
    },
    {
      name: "patreon sync",
      everyMs: DAY,
      run: alone("patreon-sync", 600, () => syncAll("schedule")),
      deadlineMs: 20 * MINUTE,
    },
    {
      name: "see as",
      everyMs: MINUTE,
      run: async () => {
        await system(closeSeeAs);
      },
    },
    { name: "rate limits", everyMs: HOUR, run: alone("rate-limits", 60, () => system(pruneRateLimits)) },
    { name: "monitoring", everyMs: MINUTE, run: alone("monitoring", 90, monitoring) },
    {
      name: "guilds",
      everyMs: 5 * MINUTE,
      run: alone("guilds", 180, () => syncGuilds(discord)),
      deadlineMs: 4 * MINUTE,
    },
  ],
  heartbeat: heartbeatFor(NAME),
  onStop: closeDatabase,
});
process.exit(0);
