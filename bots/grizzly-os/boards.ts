import { type GuildContext, withGuild } from "@/db/context";
import type { EventHandler } from "@/features/events/dispatch";
import { feedTarget } from "@/features/guilds/data/feeds";
import { knownGuildIds } from "@/features/guilds/data/membership";
import { boardWords } from "@/features/guilds/feed-words";
import { keepBoard } from "@/features/guilds/mutations/outbox";
import { scopeForJob } from "@/features/guilds/scope";
import { controlServers } from "@/features/nitrado/control/data/servers";
import type { InContext } from "../runtime/lease";

/** Brings a guild's server boards up to date, one message a game server. @returns how many say something new */
export async function refreshBoards(ctx: GuildContext): Promise<number> {
  const target = await feedTarget(ctx, "status");
  if (!target) return 0;
  let changed = 0;
  for (const server of await controlServers(ctx)) {
    if (server.state === null) continue;
    const content = boardWords(server);
    const { channelId } = target;
    const board = { feed: "status", channelId, contentKey: `board:${server.serviceId}`, content } as const;
    if (await keepBoard(ctx, board)) changed++;
  }
  return changed;
}

/** A start shows at once, not with the next round. */
export const bootBoard: EventHandler = async (ctx) => {
  if ("guildId" in ctx) await refreshBoards(ctx);
};

/** Every guild's boards; one that fails does not keep the others waiting. */
export async function keepBoards(system: InContext): Promise<void> {
  const failures: unknown[] = [];
  for (const guildId of await system(knownGuildIds)) {
    await withGuild(scopeForJob(guildId, "boards"), refreshBoards).catch((error: unknown) =>
      failures.push(error),
    );
  }
  if (failures.length > 0) throw failures[0];
}
