import { sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";

/** A total that is not what the guild's own rows add up to. */
export interface Miscount {
  table: "player_profiles" | "player_days" | "kill_days" | "kill_hours" | "visit_days" | "weapon_days";
  key: Record<string, unknown>;
  /** Null where there is no such row. */
  stored: Record<string, unknown> | null;
  /** Null where nothing adds up to such a row. */
  counted: Record<string, unknown> | null;
}

export interface Recount {
  /** Rows that were compared. */
  rows: Record<Miscount["table"], number>;
  /** At most 100 of each table. */
  wrong: Miscount[];
}

const MOST = 100;

const KILLS = `k as (
  select *, (timestamp at time zone 'UTC')::date as day, (kind = 'pvp' and not inferred and struck_at is null) as pvp
  from kill_logs where guild_id = $1
), legs as (
  select killer_player_id as player_id, day, 1 as kills, 0 as deaths, 0 as suicides, headshot::int as headshots,
    coalesce(distance, 0) as longest, 0 as sessions, 0 as seconds from k where pvp and killer_player_id is not null
  union all
  select victim_player_id, day, 0, 1, (kind = 'suicide')::int, 0, 0, 0, 0 from k where victim_player_id is not null
  union all
  select player_id, (session_start at time zone 'UTC')::date, 0, 0, 0, 0, 0, 1, duration_seconds
  from player_sessions where guild_id = $1 and player_id is not null and session_end is not null
)`;

const SUMS = `sum(kills) as kills, sum(deaths) as deaths, sum(suicides) as suicides, sum(headshots) as headshots,
  max(longest) as longest_shot, sum(sessions) as sessions, sum(seconds) as playtime_seconds`;

const TOTALS = "kills, deaths, suicides, headshots, longest_shot, sessions, playtime_seconds";

const RUNS = `who as (select guild_id, player_id from player_profiles where guild_id = $1), steps as (
  select killer_player_id as player_id, timestamp, kill_id, true as kill from k where pvp and killer_player_id is not null
  union all select victim_player_id, timestamp, kill_id, false from k where victim_player_id is not null
), lives as (
  select player_id, kill, count(*) filter (where not kill) over (partition by player_id order by timestamp, kill_id) as life from steps
), runs as (
  select player_id, life, count(*) filter (where kill) as kills from lives group by player_id, life
), best as (
  select player_id, max(kills) as best, (array_agg(kills order by life desc))[1] as current from runs group by player_id
)`;

/** Each table's key, what is stored, and the same counted from the rows that it sums up. */
const TABLES: Record<Miscount["table"], { key: string; stored: string; counted: string; with: string }> = {
  player_profiles: {
    with: `${KILLS}, ${RUNS}`,
    key: "player_id",
    stored: `select player_id, ${TOTALS}, streak, best_streak, xp from player_profiles where guild_id = $1`,
    counted: `select w.player_id, coalesce(sum(l.kills), 0) as kills, coalesce(sum(l.deaths), 0) as deaths,
      coalesce(sum(l.suicides), 0) as suicides, coalesce(sum(l.headshots), 0) as headshots, coalesce(max(l.longest), 0) as longest_shot,
      coalesce(sum(l.sessions), 0) as sessions, coalesce(sum(l.seconds), 0) as playtime_seconds,
      coalesce(max(b.current), 0) as streak, coalesce(max(b.best), 0) as best_streak,
      coalesce(sum(l.kills), 0) * 100 + coalesce(sum(l.headshots), 0) * 25 + coalesce(sum(l.seconds), 0)::bigint / 60 as xp
      from who w left join legs l on l.player_id = w.player_id left join best b on b.player_id = w.player_id group by w.player_id`,
  },
  player_days: {
    with: KILLS,
    key: "player_id, day",
    stored: `select player_id, day, ${TOTALS} from player_days where guild_id = $1`,
    counted: `select player_id, day, ${SUMS} from legs group by player_id, day`,
  },
  kill_days: {
    with: KILLS,
    key: "service_id, day",
    stored: `select service_id, day, ${TOTALS} from kill_days where guild_id = $1`,
    counted: `select service_id, day, ${SUMS} from (
        select service_id, day, pvp::int as kills, 1 as deaths, (kind = 'suicide')::int as suicides, (pvp and headshot)::int as headshots,
          case when pvp then coalesce(distance, 0) else 0 end as longest, 0 as sessions, 0 as seconds from k
        union all
        select service_id, (session_start at time zone 'UTC')::date, 0, 0, 0, 0, 0, 1, duration_seconds
        from player_sessions where guild_id = $1 and session_end is not null
      ) d group by service_id, day`,
  },
  kill_hours: {
    with: KILLS,
    key: "service_id, hour",
    stored: "select service_id, hour, kills, deaths from kill_hours where guild_id = $1",
    counted: `select service_id, date_trunc('hour', timestamp, 'UTC') as hour, count(*) filter (where pvp) as kills, count(*) as deaths
      from k where service_id is not null group by 1, 2`,
  },
  visit_days: {
    with: "k as (select 1)",
    key: "service_id, day, player_id",
    stored: "select service_id, day, player_id, first_at, last_at from visit_days where guild_id = $1",
    counted: `select service_id, (session_start at time zone 'UTC')::date as day, player_id, min(session_start) as first_at,
      max(session_start) as last_at from player_sessions where guild_id = $1 and player_id is not null group by 1, 2, 3`,
  },
  weapon_days: {
    with: KILLS,
    key: "weapon, day",
    stored: "select weapon, day, kills, headshots, longest_shot from weapon_days where guild_id = $1",
    counted: `select weapon, day, count(*) as kills, count(*) filter (where headshot) as headshots, coalesce(max(distance), 0) as longest_shot
      from k where pvp and weapon is not null group by weapon, day`,
  },
};

interface Row {
  compared: bigint;
  wrong: Omit<Miscount, "table">[] | null;
}

/**
 * Counts every total of a guild again from its kills and sessions and compares: profiles, days of players and
 * servers, hours, visits, weapons. Reads everything, so it is for jobs and for proofs, in a read-only context of its own.
 */
export async function recount(ctx: GuildContext): Promise<Recount> {
  await ctx.db.execute(sql`set local jit = off`);
  const rows = {} as Recount["rows"];
  const wrong: Miscount[] = [];
  for (const [name, { with: parts, key, stored, counted }] of Object.entries(TABLES)) {
    const table = name as Miscount["table"];
    const keys = key
      .split(", ")
      .map((column) => `'${column}', coalesce(s.row -> '${column}', c.row -> '${column}')`)
      .join(", ");
    const [row] = await prepared<Row>(
      ctx.db,
      `with ${parts}, compared as (
         select s.row as stored, c.row as counted, jsonb_build_object(${keys}) as key
         from (select ${key}, to_jsonb(s) as row from (${stored}) s) s
         full join (select ${key}, to_jsonb(c) as row from (${counted}) c) c using (${key})
       )
       select count(*) as compared, (
         select jsonb_agg(jsonb_build_object('key', key, 'stored', stored, 'counted', counted))
         from (select * from compared where stored is distinct from counted order by key limit ${MOST}) w
       ) as wrong from compared`,
      [ctx.guildId],
    );
    rows[table] = Number(row?.compared ?? 0);
    wrong.push(...(row?.wrong ?? []).map((miscount) => ({ table, ...miscount })));
  }
  return { rows, wrong };
}
