import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { DAY } from "@/lib/time";
import { type ActivityKind, KEPT_DAYS } from "../activity-kinds";

/** Rows a call and kind at most, so that a first run after long does not hold the table's rows for minutes. */
const AT_ONCE = 20_000;

const PRUNE = `
delete from player_activity where guild_id = $1 and id in (
  select a.id from nitrado_services s cross join lateral (
    select id from player_activity
    where guild_id = $1 and service_id = s.service_id and kind = any($2::text[]) and occurred_at < $3
    order by occurred_at limit $4
  ) a where s.guild_id = $1 limit $4)`;

/**
 * Deletes what is older than its kind is kept (see `KEPT_DAYS`). Housekeeping calls it until it returns 0.
 * @returns how many rows went
 */
export async function pruneActivity(ctx: GuildContext): Promise<number> {
  const byDays = new Map<number, ActivityKind[]>();
  for (const [kind, days] of Object.entries(KEPT_DAYS) as [ActivityKind, number][])
    byDays.set(days, [...(byDays.get(days) ?? []), kind]);
  let gone = 0;
  for (const [days, kinds] of byDays) {
    const before = new Date(ctx.now.getTime() - days * DAY);
    const rows = await prepared(ctx.db, `${PRUNE} returning 1`, [ctx.guildId, kinds, before, AT_ONCE]);
    gone += rows.length;
  }
  return gone;
}
