import { databaseClock } from "@/db/clock";
import { type Actor, withGuild, withSystem } from "@/db/context";
import { ProviderError } from "@/lib/http/provider";
import { inOrder } from "@/lib/in-order";
import { bitsOf, topPosition } from "./channel-rights";
import { knownGuildIds } from "./data/membership";
import { upsertGuild } from "./mutations";
import { followMembers } from "./mutations/follow-members";
import { recordSync, syncMembers } from "./mutations/members";
import { syncChannels, syncRoles } from "./mutations/roles";
import { scopeForJob } from "./scope";
import type { DiscordBotService } from "./service";

const ACTOR: Actor = { kind: "bot", bot: "grizzly-os" };

// Of two readings of a guild the one that began later must be the one that stays.
const readings = inOrder();

/**
 * Brings one guild to what Discord says now, and the rights of its people with it.
 * @throws ProviderError where Discord does not answer; a guild that the bot has left is noted as such
 */
export function syncGuild(guildId: string, discord: DiscordBotService): Promise<void> {
  return readings.run(guildId, () => readAndKeep(guildId, discord));
}

async function readAndKeep(guildId: string, discord: DiscordBotService): Promise<void> {
  const scope = scopeForJob(guildId, "guild-sync");
  try {
    const asOf = await withSystem(ACTOR, databaseClock, { readOnly: true });
    // Asked outside a transaction: a slow Discord must not hold a connection.
    const guild = await discord.guild(guildId);
    const members = await discord.members(guildId, guild);
    const standing = await discord.standing(guildId, guild.roles);
    const channels = await discord.channels(guildId, standing);
    await withSystem(ACTOR, (ctx) => upsertGuild(ctx, guild));
    await withGuild(scope, async (ctx) => {
      const memberCount = await syncMembers(ctx, members, asOf);
      await syncRoles(ctx, guild.roles);
      await syncChannels(ctx, channels);
      await recordSync(ctx, {
        botPresent: true,
        memberCount,
        error: null,
        bot: { permissions: bitsOf(standing).toString(), position: topPosition(standing) },
      });
    });
    await withSystem(ACTOR, (ctx) => followMembers(ctx, guildId));
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const gone = error.status === 403 || error.status === 404;
    await withGuild(scope, (ctx) =>
      recordSync(ctx, {
        botPresent: !gone,
        memberCount: null,
        error: gone ? "The bot is not in this guild any more." : error.message,
      }),
    );
    if (!gone) throw error;
  }
}

/** Brings every known guild to what Discord says now. One that fails does not keep the others waiting. */
export async function syncGuilds(discord: DiscordBotService): Promise<void> {
  const ids = await withSystem(ACTOR, knownGuildIds, { readOnly: true });
  const failures: unknown[] = [];
  for (const guildId of ids)
    await syncGuild(guildId, discord).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
