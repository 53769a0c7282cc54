import { eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { guildChannels, guildSync } from "@/db/schema/core";
import { type DiscordProblem, discordProblems } from "../discord-problems";
import { filters } from "../moderation/chat";
import { moderationKept } from "../moderation/data";
import { moderationOf } from "../moderation/rules";
import { CHANNEL_GONE, LISTED } from "../mutations/roles";
import { feedStates } from "./feeds";

const CHAT = ["words", "links", "spamMessages", "newAccountDays"] as const;

const bits = (text: string | null): bigint | null =>
  text !== null && /^\d{1,30}$/.test(text) ? BigInt(text) : null;

/** What Grizzly OS misses in Discord for what the guild switched on, as the last look at Discord found it. */
export async function missingInDiscord(ctx: GuildContext): Promise<DiscordProblem[]> {
  const [[sync], rows, feeds, kept] = await Promise.all([
    ctx.db.select().from(guildSync).where(eq(guildSync.guildId, ctx.guildId)),
    ctx.db.select().from(guildChannels).where(eq(guildChannels.guildId, ctx.guildId)),
    feedStates(ctx),
    moderationKept(ctx),
  ]);
  const listed = rows.filter(
    (row) => row.purpose === LISTED && row.disabledReason !== CHANNEL_GONE && row.name !== null,
  );
  return discordProblems({
    botPresent: sync?.botPresent ?? false,
    permissions: bits(sync?.botPermissions ?? null),
    channels: listed.map((row) => ({
      channelId: row.channelId,
      name: row.name ?? row.channelId,
      permissions: bits(row.permissions),
    })),
    feeds,
    ticketChannelId: rows.find((row) => row.purpose === "tickets")?.channelId ?? null,
    logChannelId: moderationOf(kept).logChannelId,
    // Spam is looked for from the start: only what somebody set asks for rights.
    filters: CHAT.some((part) => kept.guild[part] !== undefined) && filters(moderationOf(kept)),
    moderates: Object.keys(kept.guild).length > 0,
  });
}
