import { withGuild } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { logCompleteUntil } from "@/features/nitrado/data";
import { DAY } from "@/lib/time";
import { seedCases } from "./cases";
import { seedShops } from "./catalogue";
import { connectServers } from "./connect";
import { seedHistory } from "./history";
import { seedOperation } from "./operation";
import { seedGuildPlans, seedGuilds, seedPeople, seedSupporters, seedTierRoles } from "./people";
import { computeNumbers, seedPlatform } from "./platform";
import { guildIdOf, seedSamples, seedServers } from "./servers";
import { seedTickets } from "./tickets";
import type { DemoServer } from "./world/cast";

const HISTORY_DAYS = 60;

/**
 * Makes the demo community: by the features' own verbs, by ingesting logs that were written for it, and by linking
 * Patreon and Nitrado through the sandbox, which must be running. Dated relative to now.
 */
export async function seedDemo({ log }: { log: (line: string) => void }): Promise<void> {
  const now = new Date();
  const from = new Date(Math.floor((now.getTime() - HISTORY_DAYS * DAY) / DAY) * DAY);
  log("people and guilds");
  const ids = await seedPeople();
  await seedGuilds();
  log("supporters");
  await seedSupporters(ids);
  await seedGuildPlans();
  await seedTierRoles();
  log("servers and shops");
  const registered = await seedServers();
  const shops = await seedShops(from);
  await seedSamples(registered, from, now);
  log("two months of logs and orders");
  // Guilds share nothing, so one writes while the other waits for the database.
  await Promise.all(
    (["black-pine", "livonia-outlaws"] as const).map((guild) =>
      seedHistory(guild, ids, shops.get(guildIdOf(guild)) ?? [], from, now, log),
    ),
  );
  log("tickets");
  await seedTickets(ids, now);
  await seedCases(ids, now);
  log("status and changelog");
  await seedPlatform(now);
  await seedOperation();
  await computeNumbers();
  log("Nitrado");
  await connectServers(lastRead);
}

/** How far back to look for what is missing: a boot is at most twelve hours long, and the game may have been quiet. */
async function lastRead(guild: DemoServer["guild"]): Promise<Date> {
  const read = await withGuild(scopeForJob(guildIdOf(guild), "demo"), logCompleteUntil, { readOnly: true });
  const oldest = Math.min(...[...read.values()].map((at) => at.getTime()), Date.now());
  return new Date(Math.max(oldest - DAY, Date.now() - HISTORY_DAYS * DAY));
}

/** Hands over a demo whose servers were not connected yet; what they write is read by the bot. Does nothing twice. */
export async function refreshDemo({ log }: { log: (line: string) => void }): Promise<void> {
  await seedGuildPlans();
  await seedTierRoles();
  await seedOperation();
  log("what the servers wrote meanwhile");
  await connectServers(lastRead);
}
