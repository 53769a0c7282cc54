import { sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { type IngestBatch, playersOf } from "../../ingest";

/**
 * Makes or refreshes the profile of each player that a batch names, in id order.
 * A new name is taken over only from a line that is not older than what is known.
 * @returns player ids by the platform's id
 */
export async function upsertPlayers(ctx: GuildContext, batch: IngestBatch): Promise<Map<string, number>> {
  const players = playersOf(batch);
  if (players.length === 0) return new Map();
  const result = await ctx.db.execute<{ player_id: string | number; platform_id: string }>(sql`
    insert into player_profiles as p (guild_id, platform_id, ingame_name, first_seen_at, last_seen_at)
    select ${ctx.guildId}, t.platform_id, t.name, t.first_at, t.last_at
    from unnest(
      ${sql.param(players.map((player) => player.platformId))}::text[],
      ${sql.param(players.map((player) => player.name))}::text[],
      ${sql.param(players.map((player) => player.first.toISOString()))}::timestamptz[],
      ${sql.param(players.map((player) => player.last.toISOString()))}::timestamptz[]
    ) with ordinality as t(platform_id, name, first_at, last_at, place)
    order by t.place
    on conflict (guild_id, platform_id) where platform_id is not null do update set
      ingame_name = case when excluded.last_seen_at >= coalesce(p.last_seen_at, excluded.last_seen_at)
        then excluded.ingame_name else p.ingame_name end,
      name_history = case
        when excluded.last_seen_at >= coalesce(p.last_seen_at, excluded.last_seen_at) and excluded.ingame_name <> p.ingame_name
        then p.name_history || jsonb_build_array(jsonb_build_object('name', p.ingame_name, 'until', p.last_seen_at))
        else p.name_history end,
      first_seen_at = least(p.first_seen_at, excluded.first_seen_at),
      last_seen_at = greatest(p.last_seen_at, excluded.last_seen_at),
      updated_at = now()
    returning player_id, platform_id`);
  return new Map(result.rows.map((row) => [row.platform_id, Number(row.player_id)]));
}
