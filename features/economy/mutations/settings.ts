import type { GuildContext } from "@/db/context";
import { economyKillSettings, economySettings as settingsTable } from "@/db/schema/economy";
import { recordAudit } from "@/features/audit/mutations";
import { publish } from "@/features/events/mutations";
import { economySettings, killSettings } from "../data/settings";
import type { EconomySettings, EconomySettingsInput, KillSettings, KillSettingsInput } from "../schema";

/** Changes the given rules for coins and leaves the others. From now on only: nothing paid is touched. */
export async function updateEconomySettings(
  ctx: GuildContext,
  input: EconomySettingsInput,
): Promise<EconomySettings> {
  const before = await economySettings(ctx);
  const after: EconomySettings = { ...before, ...input };
  const row = {
    currencyName: after.currencyName,
    currencySymbol: after.currencySymbol,
    startingCoins: BigInt(after.startingCoins),
    dailyAmount: BigInt(after.dailyAmount),
    dailyStreakStep: BigInt(after.dailyStreakStep),
    dailyStreakMax: after.dailyStreakMax,
    playtimeAmount: BigInt(after.activityAmount),
    playtimeMinutes: after.activityMinutes,
    playtimeDailyMinutes: after.activityDailyMinutes,
    bountyMin: BigInt(after.bountyMin),
    bountyMax: BigInt(after.bountyMax),
    bountyDays: after.bountyDays,
    transfersEnabled: after.transfersEnabled,
    maxTransfer: BigInt(after.transferMax),
    transferDailyMax: after.transferDailyMax === null ? null : BigInt(after.transferDailyMax),
    transferFeeBp: after.transferFeeBp,
    updatedAt: ctx.now,
  };
  await ctx.db
    .insert(settingsTable)
    .values({ guildId: ctx.guildId, ...row })
    .onConflictDoUpdate({ target: settingsTable.guildId, set: row });
  await changed(ctx, "economy.settings.update", before, after);
  return after;
}

/** Changes what kills pay from now on. Steps are kept from low to high. */
export async function updateKillSettings(ctx: GuildContext, input: KillSettingsInput): Promise<KillSettings> {
  const before = await killSettings(ctx);
  const after: KillSettings = { ...before, ...input };
  after.distanceSteps = [...after.distanceSteps].sort((a, b) => a.fromMeters - b.fromMeters);
  after.streakSteps = [...after.streakSteps].sort((a, b) => a.kills - b.kills);
  const row = {
    ...after,
    base: BigInt(after.base),
    headshotBonus: BigInt(after.headshotBonus),
    dailyCap: after.dailyCap === null ? null : BigInt(after.dailyCap),
    suicidePenalty: BigInt(after.suicidePenalty),
    updatedAt: ctx.now,
  };
  await ctx.db
    .insert(economyKillSettings)
    .values({ guildId: ctx.guildId, ...row })
    .onConflictDoUpdate({ target: economyKillSettings.guildId, set: row });
  await changed(ctx, "economy.kill-settings.update", before, after);
  return after;
}

async function changed(
  ctx: GuildContext,
  action: string,
  before: EconomySettings | KillSettings,
  after: EconomySettings | KillSettings,
): Promise<void> {
  await recordAudit(ctx, {
    action,
    subjectType: "economy_settings",
    subjectId: ctx.guildId,
    before: { ...before },
    after: { ...after },
  });
  await publish(ctx, { type: "economy.settings.changed", payload: {} });
}
