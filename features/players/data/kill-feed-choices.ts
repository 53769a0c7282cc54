import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { DAY, isoDate } from "@/lib/time";

/** Days whose weapons can be chosen, and how many of them. */
const DAYS = 90;
const WEAPONS = 60;
const NAMED = 8;
/** Players whose names are looked at, those seen last: no index serves a part of a name behind row-level security. */
export const NAMES_LOOKED_AT = 5_000;

export interface FeedChoices {
  services: { serviceId: string; name: string; readUntil: string | null }[];
  /** Most used first. */
  weapons: string[];
}

/** What the filters of the kill feed offer, from rollups. */
export async function feedChoices(ctx: GuildContext): Promise<FeedChoices> {
  const since = isoDate(new Date(ctx.now.getTime() - DAYS * DAY));
  const [services, weapons] = await Promise.all([
    prepared<{ service_id: string; name: string | null; read_until: Date | null }>(
      ctx.db,
      `select s.service_id, s.name,
         (select max(l.last_line_at) from nitrado_log_state l where l.guild_id = s.guild_id and l.service_id = s.service_id) as read_until
       from nitrado_services s where s.guild_id = $1 order by s.name, s.service_id`,
      [ctx.guildId],
    ),
    prepared<{ weapon: string }>(
      ctx.db,
      `select weapon from weapon_days where guild_id = $1 and day >= $2::date group by weapon order by sum(kills) desc, weapon limit ${WEAPONS}`,
      [ctx.guildId, since],
    ),
  ]);
  return {
    services: services.map((row) => ({
      serviceId: row.service_id,
      name: row.name ?? row.service_id,
      readUntil: row.read_until?.toISOString() ?? null,
    })),
    weapons: weapons.map((row) => row.weapon),
  };
}

/** Players whose name has this in it, an exact name first; at most eight, of those seen last. */
export async function playersNamed(
  ctx: GuildContext,
  text: string,
): Promise<{ playerId: number; name: string }[]> {
  const rows = await prepared<{ player_id: bigint; name: string }>(
    ctx.db,
    `select player_id, name from (
       select player_id, ingame_name as name, last_seen_at from player_profiles where guild_id = $1 and last_seen_at is not null
       order by last_seen_at desc limit ${NAMES_LOOKED_AT}
     ) p where name ilike $2 order by lower(name) = lower($3) desc, last_seen_at desc, player_id limit ${NAMED}`,
    [ctx.guildId, `%${text.replace(/[\\%_]/g, "\\$&")}%`, text],
  );
  return rows.map((row) => ({ playerId: Number(row.player_id), name: row.name }));
}

/** A player's name by id; null for an id that is not the guild's. */
export async function playerName(ctx: GuildContext, playerId: number): Promise<string | null> {
  const [row] = await prepared<{ name: string }>(
    ctx.db,
    "select ingame_name as name from player_profiles where guild_id = $1 and player_id = $2",
    [ctx.guildId, playerId],
  );
  return row?.name ?? null;
}
