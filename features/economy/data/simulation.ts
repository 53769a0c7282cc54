import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { DAY, MINUTE } from "@/lib/time";
import type { KillSettings } from "../schema";
import { type Rules, type SimulationSums, simulate } from "../simulation";
import { pastKills, pastSessions, rewardsBefore } from "./past-log";
import { logUntil } from "./seen";
import { economySettings, killSettings } from "./settings";

/** What is read at most; more is cut off, and the result says so. */
export const SIMULATION_LIMITS = { days: 7, kills: 40_000, sessions: 40_000 } as const;

export interface Simulation extends SimulationSums {
  from: string;
  to: string;
  kills: number;
  sessions: number;
  /** Only what happened after this was looked at, because there are more kills than are read. */
  cutAt: string | null;
  /** There are more sessions than are read: the newest ones are missing. */
  sessionsCut: boolean;
  /** Kills of before their streak and the victim's life were kept. */
  uncertain: number;
  /** When the rules were last changed, if that was within these days: some was paid by other rules. */
  rulesChangedAt: string | null;
  /** Until when the log of every server is read; null where that is not known. */
  logUntil: string | null;
}

const CHANGED = `
select max(u) as changed from (select updated_at as u from economy_settings where guild_id = $1
  union all select updated_at from economy_kill_settings where guild_id = $1) s`;

/** Limits of the day and of the same victim reach back so far before the first kill. */
const reach = (rules: readonly KillSettings[]): number =>
  Math.max(DAY, ...rules.map((one) => one.sameVictimMinutes * MINUTE));

/**
 * What changed rules would have paid for the kills and hours of the last seven days, against what was paid. Reads
 * batch by batch and writes nothing. Daily claims, bounties and transfers are left out.
 * @param change what differs from the rules now
 */
export async function simulateRules(
  ctx: GuildContext,
  change: { coins?: Partial<Rules["coins"]>; kills?: Partial<Rules["kills"]> },
  limits: { days: number; kills: number; sessions: number } = SIMULATION_LIMITS,
): Promise<Simulation> {
  const now: Rules = { coins: await economySettings(ctx), kills: await killSettings(ctx) };
  const rules: Rules = {
    coins: { ...now.coins, ...change.coins },
    kills: { ...now.kills, ...change.kills },
  };
  const wanted = new Date(ctx.now.getTime() - limits.days * DAY);
  const { kills, cutAt } = await pastKills(ctx, wanted, limits.kills);
  const from = cutAt ?? wanted;
  const { sessions, cut } = await pastSessions(ctx, from, limits.sessions);
  const killers = [...new Set(kills.flatMap((kill) => kill.killer?.playerId ?? []))];
  const span = { from: new Date(from.getTime() - reach([now.kills, rules.kills])), to: from };
  const earlier = await rewardsBefore(ctx, killers, span);
  const [row] = await prepared<{ changed: Date | null }>(ctx.db, CHANGED, [ctx.guildId]);
  const changed = row?.changed ?? null;
  return {
    ...simulate(rules, now, { kills, sessions, earlier, from }),
    from: from.toISOString(),
    to: ctx.now.toISOString(),
    kills: kills.length,
    sessions: sessions.filter((session) => session.parts.some((part) => part.to >= from)).length,
    cutAt: cutAt?.toISOString() ?? null,
    sessionsCut: cut,
    uncertain: kills.filter((kill) => !kill.certain && kill.kind === "pvp").length,
    rulesChangedAt: changed && changed > from ? changed.toISOString() : null,
    logUntil: await logUntil(ctx),
  };
}
