import { withSystem } from "@/db/context";
import { discordBotService } from "@/features/guilds/service";
import { openEar } from "@/features/live/ear";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { closeDatabase, refuseUnsafeBoot } from "../runtime/boot";
import { heartbeatFor } from "../runtime/heartbeat";
import type { InContext } from "../runtime/lease";
import { runBot } from "../runtime/run-bot";
import { startTraces } from "../runtime/traces";
import { version } from "../runtime/version";
import { accounts } from "./accounts";
import { aloneWith } from "./alone";
import { keepBoards } from "./boards";
import { busTasks, published, subscribeParts } from "./bus";
import type { OsEnv } from "./command";
import { commands, register } from "./commands/part";
import { feeds } from "./feeds";
import { discordConnection } from "./gateway/connection";
import { listen } from "./gateway/interactions";
import { guilds } from "./guilds/part";
import { live } from "./live/part";
import type { Part } from "./part";
import { plans } from "./plans";
import { platform } from "./platform";
import { roles } from "./roles/part";
import { ticketJobs } from "./ticket-jobs";
import { tickets } from "./tickets/part";
import { verdicts } from "./verdicts";

const NAME = "grizzly-os";
const settings = env();
const worker = `${NAME}:${newId()}`;
const system: InContext = (fn) => withSystem({ kind: "bot", bot: NAME }, fn);
const alone = aloneWith(system, NAME, worker);
const connect = { apiUrl: settings.DISCORD_API_URL, botToken: settings.DISCORD_BOT_TOKEN };
const os: OsEnv = { siteUrl: settings.SITE_URL, discord: discordBotService(connect), worker };

const ear = openEar();
const PARTS: readonly Part[] = [
  live(settings, system, ear),
  platform(settings, system, alone),
  plans(settings, system, alone),
  guilds(os, alone),
  accounts(os),
  feeds(
    os,
    alone("boards", 50, () => keepBoards(system)),
  ),
  commands(os, alone),
  ticketJobs(system, alone),
  tickets(os, connect),
  verdicts(os),
  roles(os, alone),
];

let drain: (ms: number) => Promise<void> = async () => undefined;
const gateway = discordConnection({
  ...connect,
  onReady: async (client) => {
    drain = listen(client, PARTS, os);
    for (const part of PARTS) await part.start?.(client);
    await register(client, PARTS);
  },
});

const endTraces = await startTraces(NAME);
await refuseUnsafeBoot();
await subscribeParts(system, PARTS);
await runBot({
  name: NAME,
  version,
  tasks: [
    gateway.task,
    ...busTasks(PARTS, worker, published(ear)),
    ...PARTS.flatMap((part) => part.tasks ?? []),
  ],
  heartbeat: heartbeatFor(NAME),
  onStop: async () => {
    await drain(3_000);
    // What the parts still do may need Discord, so the gateway goes last.
    for (const part of [...PARTS].reverse()) await part.stop?.();
    await gateway.stop();
    await ear.close();
    await closeDatabase();
    await endTraces();
  },
});
process.exit(0);
