import { eq } from "drizzle-orm";
import type { GuildContext, PublicContext } from "@/db/context";
import { economyKillSettings, economySettings as settingsTable } from "@/db/schema/economy";
import { coinsToNumber } from "@/lib/money";
import { DEFAULT_KILL_SETTINGS, DEFAULT_SETTINGS } from "../rules";
import type { EconomySettings, KillSettings } from "../schema";

/** The guild's rules for coins; the defaults where it has set none. */
export async function economySettings(ctx: GuildContext): Promise<EconomySettings> {
  const [row] = await ctx.db.select().from(settingsTable).where(eq(settingsTable.guildId, ctx.guildId));
  if (!row) return DEFAULT_SETTINGS;
  return {
    currencyName: row.currencyName,
    currencySymbol: row.currencySymbol,
    startingCoins: coinsToNumber(row.startingCoins),
    dailyAmount: coinsToNumber(row.dailyAmount),
    dailyStreakStep: coinsToNumber(row.dailyStreakStep),
    dailyStreakMax: row.dailyStreakMax,
    activityAmount: coinsToNumber(row.playtimeAmount),
    activityMinutes: row.playtimeMinutes,
    activityDailyMinutes: row.playtimeDailyMinutes,
    bountyMin: coinsToNumber(row.bountyMin),
    bountyMax: coinsToNumber(row.bountyMax),
    bountyDays: row.bountyDays,
    transfersEnabled: row.transfersEnabled,
    transferMax: coinsToNumber(row.maxTransfer),
    transferDailyMax: row.transferDailyMax === null ? null : coinsToNumber(row.transferDailyMax),
    transferFeeBp: row.transferFeeBp,
  };
}

/** What kills pay in the guild; the defaults where it has set nothing. */
export async function killSettings(ctx: GuildContext): Promise<KillSettings> {
  const [row] = await ctx.db
    .select()
    .from(economyKillSettings)
    .where(eq(economyKillSettings.guildId, ctx.guildId));
  if (!row) return DEFAULT_KILL_SETTINGS;
  return {
    enabled: row.enabled,
    base: coinsToNumber(row.base),
    headshotBonus: coinsToNumber(row.headshotBonus),
    distanceSteps: row.distanceSteps,
    weaponBonus: row.weaponBonus,
    streakSteps: row.streakSteps,
    sameVictimMinutes: row.sameVictimMinutes,
    sameVictimPercent: row.sameVictimPercent,
    dailyCap: row.dailyCap === null ? null : coinsToNumber(row.dailyCap),
    freshSpawnMinutes: row.freshSpawnMinutes,
    freshSpawnPercent: row.freshSpawnPercent,
    suicidePenalty: coinsToNumber(row.suicidePenalty),
  };
}

/** Name and sign of a guild's coins. Visitors may read them. */
export async function currencyOf(
  ctx: GuildContext | PublicContext,
  guildId: string,
): Promise<{ name: string; symbol: string }> {
  const [row] = await ctx.db
    .select({ name: settingsTable.currencyName, symbol: settingsTable.currencySymbol })
    .from(settingsTable)
    .where(eq(settingsTable.guildId, guildId));
  return row ?? { name: DEFAULT_SETTINGS.currencyName, symbol: DEFAULT_SETTINGS.currencySymbol };
}
