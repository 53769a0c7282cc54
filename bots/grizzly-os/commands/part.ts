import type { Client } from "discord.js";
import { carryOutDue } from "@/features/guilds/moderation/carry-out";
import { loggerFor } from "@/lib/logger";
import { MINUTE } from "@/lib/time";
import type { Alone } from "../alone";
import type { OsEnv } from "../command";
import type { Part } from "../part";
import { bounty, bountyButtons } from "./bounty";
import { balance, daily, pay, payButtons } from "./coins";
import { moderationCommands } from "./moderation";
import { orderButtons, orders } from "./orders";
import { leaderboard, leaderboardButtons, linkCommand, stats } from "./players";
import { registerCommands } from "./register";
import { health, online, server, setup } from "./servers";
import { shop, shopParts } from "./shop";

const log = loggerFor("discord");

/** The slash commands and what they show, over the same verbs as the website. */
export function commands({ discord }: OsEnv, alone: Alone): Part {
  return {
    commands: [
      linkCommand,
      balance,
      daily,
      pay,
      shop,
      orders,
      bounty,
      stats,
      leaderboard,
      online,
      server,
      setup,
      health,
      ...moderationCommands,
    ],
    components: [payButtons, shopParts, orderButtons, bountyButtons, leaderboardButtons],
    tasks: [
      { name: "moderation", everyMs: MINUTE, run: alone("moderation", 50, () => carryOutDue(discord)) },
    ],
  };
}

/** Registers the commands of all parts. Where Discord does not take them the old ones stay until the next connection. */
export async function register(client: Client<true>, parts: readonly Part[]): Promise<void> {
  const all = parts.flatMap((part) => part.commands ?? []);
  await registerCommands(client, all).catch((error: unknown) =>
    log.error({ err: error }, "slash commands were not registered"),
  );
}
