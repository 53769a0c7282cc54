import { withGuild, withSystem } from "@/db/context";
import { knownGuildIds } from "@/features/guilds/data/membership";
import { scopeForJob } from "@/features/guilds/scope";
import { recordBotStart, recordHeartbeat } from "@/features/monitoring/mutations/bots";
import type { Bot } from "@/features/monitoring/schema";
import type { Pulse } from "./run-bot";

/** Tells every guild that the bot works for it, and what hinders it. The first beat also notes the version. */
export function heartbeatFor(bot: Bot): (pulse: Pulse) => Promise<void> {
  let announced = false;
  return async ({ version, instance, tasks }) => {
    const actor = { kind: "bot", bot } as const;
    const ids = await withSystem(actor, async (ctx) => {
      if (!announced) await recordBotStart(ctx, bot, version, instance);
      announced = true;
      return knownGuildIds(ctx);
    });
    const failing = tasks.filter((task) => task.failures > 2);
    const reason =
      failing.length === 0
        ? null
        : `${failing.map((task) => task.name).join(", ")}: ${failing[0]?.lastError ?? "failing"}`;
    for (const guildId of ids) {
      await withGuild(scopeForJob(guildId, bot), (ctx) =>
        recordHeartbeat(ctx, { bot, state: failing.length === 0 ? "running" : "degraded", reason }),
      );
    }
  };
}
