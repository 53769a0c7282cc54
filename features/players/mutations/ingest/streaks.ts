import { sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";

/**
 * Counts again the runs of kills without a death of the given players, from their own rows and in the order of
 * time, so that logs of several servers that arrive out of order come to the same runs.
 */
export async function recountStreaks(ctx: GuildContext, playerIds: readonly number[]): Promise<void> {
  if (playerIds.length === 0) return;
  const ids = [...new Set(playerIds)].sort((a, b) => a - b);
  await ctx.db.execute(sql`
    with who as (select unnest(${sql.param(ids)}::bigint[]) as player_id),
    steps as (
      select w.player_id, k.timestamp, k.kill_id, true as kill from who w
      join kill_logs k on k.guild_id = ${ctx.guildId} and k.killer_player_id = w.player_id
      where k.kind = 'pvp' and not k.inferred and k.struck_at is null
      union all
      select w.player_id, k.timestamp, k.kill_id, false from who w
      join kill_logs k on k.guild_id = ${ctx.guildId} and k.victim_player_id = w.player_id
    ), lives as (
      select player_id, kill, count(*) filter (where not kill) over (partition by player_id order by timestamp, kill_id) as life
      from steps
    ), runs as (
      select player_id, life, count(*) filter (where kill) as kills from lives group by player_id, life
    ), best as (
      select player_id, max(kills) as best, (array_agg(kills order by life desc))[1] as current from runs group by player_id
    )
    update player_profiles p set streak = b.current, best_streak = b.best
    from best b where p.guild_id = ${ctx.guildId} and p.player_id = b.player_id`);
}

/** The running streaks as they stand, by player id. */
export async function streaksOf(
  ctx: GuildContext,
  playerIds: readonly number[],
): Promise<Map<number, number>> {
  if (playerIds.length === 0) return new Map();
  const result = await ctx.db.execute<{ player_id: string | number; streak: number }>(sql`
    select player_id, streak from player_profiles
    where guild_id = ${ctx.guildId} and player_id = any(${sql.param([...new Set(playerIds)])}::bigint[])`);
  return new Map(result.rows.map((row) => [Number(row.player_id), row.streak]));
}
