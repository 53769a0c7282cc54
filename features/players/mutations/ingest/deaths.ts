import { sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import type { DeathRecord, IngestBatch } from "../../ingest";
import { gridReference } from "../../rules";
import { flags, moments, numbers, texts } from "./columns";

/** A death that was not in the table before. Killer and victim are player ids. */
export interface NewDeath {
  killId: number;
  record: DeathRecord;
  victimId: number | null;
  killerId: number | null;
}

/**
 * Inserts the deaths that are new (service, file and byte decide) and adds just those to the hour, day, player-day and
 * weapon-day rollups, in one statement: reading a line again changes nothing anywhere.
 */
export async function insertDeaths(
  ctx: GuildContext,
  batch: IngestBatch,
  players: ReadonlyMap<string, number>,
  people: ReadonlyMap<number, string>,
  map: string | null,
): Promise<NewDeath[]> {
  const { deaths } = batch;
  if (deaths.length === 0) return [];
  const idOf = (platformId: string | undefined) =>
    platformId === undefined ? null : (players.get(platformId) ?? null);
  const victimIds = deaths.map((death) => idOf(death.victim?.platformId));
  const killerIds = deaths.map((death) => idOf(death.killer?.platformId));
  const personOf = (id: number | null) => (id === null ? null : (people.get(id) ?? null));
  const result = await ctx.db.execute<{ kill_id: string | number; byte_offset: string | number }>(sql`
    with new as (
      insert into kill_logs (guild_id, service_id, file_name, historical, map, date_uncertain, byte_offset, raw_log_line, kind,
        victim_player_id, victim_name, victim_discord_id, killer_player_id, killer_name, killer_discord_id,
        cause, weapon, distance, body_part, headshot, location_x, location_y, location_altitude,
        killer_x, killer_y, killer_altitude, grid_reference, timestamp, inferred)
      select ${ctx.guildId}, ${batch.serviceId}, ${batch.fileName}, ${batch.historical}, ${map},
        coalesce(t.byte_offset >= ${batch.uncertainFrom}::bigint, false), t.*
      from unnest(
        ${numbers(deaths.map((d) => d.byteOffset))}::bigint[], ${texts(deaths.map((d) => d.rawLine))}::text[],
        ${texts(deaths.map((d) => d.kind))}::text[],
        ${numbers(victimIds)}::bigint[], ${texts(deaths.map((d) => d.victimName))}::text[],
        ${texts(victimIds.map(personOf))}::text[],
        ${numbers(killerIds)}::bigint[], ${texts(deaths.map((d) => d.killerName))}::text[],
        ${texts(killerIds.map(personOf))}::text[],
        ${texts(deaths.map((d) => d.cause))}::text[], ${texts(deaths.map((d) => d.weapon))}::text[],
        ${numbers(deaths.map((d) => d.distance))}::float8[], ${texts(deaths.map((d) => d.bodyPart))}::text[],
        ${flags(deaths.map(isHeadshot))}::boolean[],
        ${numbers(deaths.map((d) => d.victimAt?.east ?? null))}::float8[],
        ${numbers(deaths.map((d) => d.victimAt?.north ?? null))}::float8[],
        ${numbers(deaths.map((d) => d.victimAt?.altitude ?? null))}::float8[],
        ${numbers(deaths.map((d) => d.killerAt?.east ?? null))}::float8[],
        ${numbers(deaths.map((d) => d.killerAt?.north ?? null))}::float8[],
        ${numbers(deaths.map((d) => d.killerAt?.altitude ?? null))}::float8[],
        ${texts(deaths.map((d) => (d.victimAt ? gridReference(d.victimAt.east, d.victimAt.north, map) : null)))}::text[],
        ${moments(deaths.map((d) => d.at))}::timestamptz[],
        ${flags(deaths.map((d) => d.inferred))}::boolean[]
      ) as t(byte_offset)
      on conflict (guild_id, service_id, file_name, byte_offset) do nothing
      returning *
    ), counted as (
      select *, (timestamp at time zone 'UTC')::date as day, date_trunc('hour', timestamp, 'UTC') as hour,
        (kind = 'pvp' and not inferred) as pvp from new
    ), by_hour as (
      insert into kill_hours as h (guild_id, hour, service_id, kills, deaths)
      select guild_id, hour, service_id, count(*) filter (where pvp), count(*)
      from counted group by guild_id, hour, service_id order by hour, service_id
      on conflict (guild_id, hour, service_id) do update set kills = h.kills + excluded.kills, deaths = h.deaths + excluded.deaths
    ), by_day as (
      insert into kill_days as d (guild_id, day, service_id, kills, deaths, suicides, headshots, longest_shot)
      select guild_id, day, service_id, count(*) filter (where pvp), count(*),
        count(*) filter (where kind = 'suicide'), count(*) filter (where pvp and headshot),
        coalesce(max(distance) filter (where pvp), 0)
      from counted group by guild_id, day, service_id order by day, service_id
      on conflict (guild_id, day, service_id) do update set kills = d.kills + excluded.kills,
        deaths = d.deaths + excluded.deaths, suicides = d.suicides + excluded.suicides,
        headshots = d.headshots + excluded.headshots, longest_shot = greatest(d.longest_shot, excluded.longest_shot)
    ), legs as (
      select guild_id, killer_player_id as player_id, day, 1 as kills, 0 as deaths, 0 as suicides,
        headshot::int as headshots, coalesce(distance, 0) as longest from counted where pvp and killer_player_id is not null
      union all
      select guild_id, victim_player_id, day, 0, 1, (kind = 'suicide')::int, 0, 0 from counted where victim_player_id is not null
    ), by_player_day as (
      insert into player_days as d (guild_id, player_id, day, kills, deaths, suicides, headshots, longest_shot)
      select guild_id, player_id, day, sum(kills), sum(deaths), sum(suicides), sum(headshots), max(longest)
      from legs group by guild_id, player_id, day order by player_id, day
      on conflict (guild_id, player_id, day) do update set kills = d.kills + excluded.kills,
        deaths = d.deaths + excluded.deaths, suicides = d.suicides + excluded.suicides,
        headshots = d.headshots + excluded.headshots, longest_shot = greatest(d.longest_shot, excluded.longest_shot)
    ), by_weapon as (
      insert into weapon_days as w (guild_id, weapon, day, kills, headshots, longest_shot)
      select guild_id, weapon, day, count(*), count(*) filter (where headshot), coalesce(max(distance), 0)
      from counted where pvp and weapon is not null group by guild_id, weapon, day order by weapon, day
      on conflict (guild_id, weapon, day) do update set kills = w.kills + excluded.kills,
        headshots = w.headshots + excluded.headshots, longest_shot = greatest(w.longest_shot, excluded.longest_shot)
    )
    select kill_id, byte_offset from new`);
  const byOffset = new Map(result.rows.map((row) => [Number(row.byte_offset), Number(row.kill_id)]));
  return deaths.flatMap((record) => {
    const killId = byOffset.get(record.byteOffset);
    const victimId = idOf(record.victim?.platformId);
    if (killId === undefined || victimId === null) return [];
    return [{ killId, record, victimId, killerId: idOf(record.killer?.platformId) }];
  });
}

/** A player was killed by a hit on head or brain; only the line before tells, so it may be unknown. */
export function isHeadshot(death: Pick<DeathRecord, "bodyPart" | "kind">): boolean {
  return death.kind === "pvp" && (death.bodyPart === "Head" || death.bodyPart === "Brain");
}
