import { withGuild } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { logCompleteUntil } from "@/features/nitrado/data";
import { DAY } from "@/lib/time";
import { seedShops } from "./catalogue";
import { catchUp, seedHistory } from "./history";
import { seedGuilds, seedPeople, seedSupporters } from "./people";
import { computeNumbers, seedPlatform } from "./platform";
import { guildIdOf, seedSamples, seedServers, serverIds } from "./servers";
import { type DemoServer, servers } from "./world/cast";

const HISTORY_DAYS = 60;

/**
 * Makes the demo community: by the features' own verbs, by ingesting logs that were written for it, and by linking
 * Patreon through the sandbox, which must be running. Dated relative to now.
 */
export async function seedDemo({ log }: { log: (line: string) => void }): Promise<void> {
  const now = new Date();
  const from = new Date(Math.floor((now.getTime() - HISTORY_DAYS * DAY) / DAY) * DAY);
  log("people and guilds");
  const ids = await seedPeople();
  await seedGuilds();
  log("supporters");
  await seedSupporters(ids);
  log("servers and shops");
  const registered = await seedServers();
  const shops = await seedShops(from);
  await seedSamples(registered, from, now);
  log("two months of logs and orders");
  for (const guild of ["black-pine", "livonia-outlaws"] as const) {
    await seedHistory(guild, ids, shops.get(guildIdOf(guild)) ?? [], from, now, log);
  }
  log("status and changelog");
  await seedPlatform(now);
  await computeNumbers();
}

/** How far back to look for what is missing: a boot is at most twelve hours long, and the game may have been quiet. */
async function lastRead(guild: DemoServer["guild"]): Promise<Date> {
  const read = await withGuild(scopeForJob(guildIdOf(guild), "demo"), logCompleteUntil, { readOnly: true });
  const oldest = Math.min(...[...read.values()].map((at) => at.getTime()), Date.now());
  return new Date(Math.max(oldest - DAY, Date.now() - HISTORY_DAYS * DAY));
}

/**
 * Brings the demo to the present: what its servers have written since the last time, and how full they were.
 * Does nothing twice.
 */
export async function refreshDemo({ log }: { log: (line: string) => void }): Promise<void> {
  const now = new Date();
  log("what the servers wrote meanwhile");
  const ids = await serverIds();
  let oldest = now;
  for (const server of servers) {
    const from = await lastRead(server.guild);
    await catchUp(server, from, now);
    if (from < oldest) oldest = from;
  }
  await seedSamples(ids, oldest, now);
  await computeNumbers();
}
