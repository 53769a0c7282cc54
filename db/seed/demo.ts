import { DAY } from "@/lib/time";
import { seedShops } from "./catalogue";
import { catchUp, seedHistory } from "./history";
import { seedGuilds, seedPeople, seedSupporters } from "./people";
import { computeNumbers, seedPlatform } from "./platform";
import { guildIdOf, seedSamples, seedServers, serverIds } from "./servers";
import { servers } from "./world/cast";

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

/**
 * Brings the demo to the present: what its servers have written and how full they were since the last time.
 * Does nothing twice.
 */
export async function refreshDemo({ log }: { log: (line: string) => void }): Promise<void> {
  const now = new Date();
  const from = new Date(now.getTime() - HISTORY_DAYS * DAY);
  log("what the servers wrote meanwhile");
  // A boot is at most twelve hours long; two days more than the last look are enough, after a longer rest all are.
  for (const server of servers) await catchUp(server, from, now);
  await seedSamples(await serverIds(), from, now);
  await computeNumbers();
}
