import type { GuildContext } from "@/db/context";
import { economySettings, killSettings } from "../data/settings";
import { canonical } from "../rules";
import type { EconomySettingsInput, KillSettingsInput } from "../schema";
import { updateEconomySettings, updateKillSettings } from "./settings";

/** Whether a part of the rules says something else than they say now. */
const differs = (now: object, change: object): boolean =>
  Object.entries(change).some(
    ([name, value]) => canonical((now as Record<string, unknown>)[name]) !== canonical(value),
  );

/** Changes a guild's rules from now on, each half with its own line in the audit log if it changed. */
export async function changeRules(
  ctx: GuildContext,
  change: { coins: EconomySettingsInput; kills: KillSettingsInput },
): Promise<{ coins: boolean; kills: boolean }> {
  const coins = differs(await economySettings(ctx), change.coins);
  const kills = differs(await killSettings(ctx), change.kills);
  if (coins) await updateEconomySettings(ctx, change.coins);
  if (kills) await updateKillSettings(ctx, change.kills);
  return { coins, kills };
}
