import { sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { type IngestBatch, playersOf } from "../../ingest";
import { moments, texts } from "./columns";

/**
 * Makes or refreshes the profile of each player that a batch names, in id order.
 * A new name is taken over only from a line that is not older than what is known; the one before goes into the history.
 * @returns player ids by the platform's id
 */
export async function upsertPlayers(ctx: GuildContext, batch: IngestBatch): Promise<Map<string, number>> {
  const players = playersOf(batch);
  const { reporters } = batch;
  if (players.length === 0 && reporters.length === 0) return new Map();
  const earlier = players.map((player) => JSON.stringify(player.earlier));
  const [result, known] = await Promise.all([
    ctx.db.execute<{ player_id: string | number; platform_id: string }>(sql`
    insert into player_profiles as p (guild_id, platform_id, ingame_name, name_history, first_seen_at, last_seen_at)
    select ${ctx.guildId}, t.platform_id, t.name, t.earlier, t.first_at, t.last_at
    from unnest(
      ${texts(players.map((player) => player.platformId))}::text[],
      ${texts(players.map((player) => player.name))}::text[],
      ${texts(earlier)}::jsonb[],
      ${moments(players.map((player) => player.first))}::timestamptz[],
      ${moments(players.map((player) => player.last))}::timestamptz[]
    ) with ordinality as t(platform_id, name, earlier, first_at, last_at, place)
    order by t.place
    on conflict (guild_id, platform_id) where platform_id is not null do update set
      ingame_name = case when excluded.last_seen_at >= coalesce(p.last_seen_at, excluded.last_seen_at)
        then excluded.ingame_name else p.ingame_name end,
      name_history = case when excluded.last_seen_at < coalesce(p.last_seen_at, excluded.last_seen_at) then p.name_history else (
        select p.name_history || case when p.ingame_name = coalesce(fresh.names #>> '{0,name}', excluded.ingame_name) then '[]'
          else jsonb_build_array(jsonb_build_object('name', p.ingame_name,
            'until', to_char(p.last_seen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) end || fresh.names
        from (select coalesce(jsonb_agg(e.name order by e.nr), '[]') as names
              from jsonb_array_elements(excluded.name_history) with ordinality as e(name, nr)
              where (e.name ->> 'until')::timestamptz > p.last_seen_at) fresh) end,
      first_seen_at = least(p.first_seen_at, excluded.first_seen_at),
      last_seen_at = greatest(p.last_seen_at, excluded.last_seen_at),
      updated_at = now()
    returning player_id, platform_id`),
    reporters.length === 0
      ? null
      : ctx.db.execute<{ player_id: string | number; platform_id: string }>(sql`
          select player_id, platform_id from player_profiles
          where guild_id = ${ctx.guildId} and platform_id = any(${texts(reporters)}::text[])`),
  ]);
  const rows = [...(known?.rows ?? []), ...result.rows];
  return new Map(rows.map((row) => [row.platform_id, Number(row.player_id)]));
}
