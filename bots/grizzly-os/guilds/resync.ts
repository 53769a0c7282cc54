import { withSystem } from "@/db/context";
import { knownGuildIds } from "@/features/guilds/data/membership";
import type { DiscordBotService } from "@/features/guilds/service";
import { syncGuild } from "@/features/guilds/sync";
import { loggerFor } from "@/lib/logger";
import { SECOND } from "@/lib/time";

const log = loggerFor("guild-sync");

export interface Resync {
  /** Reads a guild anew shortly; many changes at once are one reading. */
  soon(guildId: string): void;
  /** Reads those of these guilds that are not known here yet. */
  unknown(guildIds: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

/** @param waitMs how long a guild has to be quiet before it is read */
export function resyncer(discord: DiscordBotService, waitMs = SECOND): Resync {
  const timers = new Map<string, NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  let stopped = false;

  function run(guildId: string): void {
    timers.delete(guildId);
    const work = syncGuild(guildId, discord)
      .catch((error: unknown) =>
        log.warn({ err: error, guildId }, "a guild was not read; the next round does"),
      )
      .finally(() => running.delete(work));
    running.add(work);
  }
  function soon(guildId: string): void {
    if (stopped) return;
    clearTimeout(timers.get(guildId));
    timers.set(guildId, setTimeout(run, waitMs, guildId));
  }
  return {
    soon,
    async unknown(guildIds) {
      const known = new Set(
        await withSystem({ kind: "bot", bot: "grizzly-os" }, knownGuildIds, { readOnly: true }),
      );
      for (const guildId of guildIds) if (!known.has(guildId)) soon(guildId);
    },
    async stop() {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      await Promise.all(running);
    },
  };
}
