import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";

/** Weapons that killed here in the last 90 days, as the log names them, most kills first. At most 60. */
export async function knownWeapons(ctx: GuildContext): Promise<string[]> {
  const rows = await prepared<{ weapon: string }>(
    ctx.db,
    `select weapon from weapon_days where guild_id = $1 and day > $2::date - 90
     group by weapon order by sum(kills) desc, weapon limit 60`,
    [ctx.guildId, ctx.now],
  );
  return rows.map(({ weapon }) => weapon);
}

/** Until when the logs of all servers are read: what happened later may still come. Null where that is not known. */
export async function logUntil(ctx: GuildContext): Promise<string | null> {
  const [row] = await prepared<{ until: Date | null }>(
    ctx.db,
    "select min(log_complete_until) as until from server_status where guild_id = $1 and log_complete_until is not null",
    [ctx.guildId],
  );
  return row?.until?.toISOString() ?? null;
}
