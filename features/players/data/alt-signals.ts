import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { type AltSignal, altSignals, HANDOVER_MS, type Stay } from "../alt-signals";
import { NAMES_LOOKED_AT } from "./kill-feed-choices";

/** Newest stays that are looked at, of the player and of each candidate. */
const STAYS = 60;
/** Joins within three minutes that are looked at, on all servers together. */
const JOINS = 60;
/** Players who are compared at most, those with most to say first. */
const CANDIDATES = 12;

export interface AltCandidate {
  playerId: number;
  name: string;
  platformId: string | null;
  signals: AltSignal[];
}

interface CandidateRow {
  player_id: bigint;
  name: string;
  platform_id: string | null;
  passed: bigint;
  names: string[] | null;
  persons: string[] | null;
}

// Each stay's end is a range of three minutes in the index of starts, and the other way round.
const CANDIDATES_OF = `
with me as (select player_id, ingame_name, name_history from player_profiles where guild_id = $1 and player_id = $2),
mine as (
  select service_id, session_start, session_end from player_sessions
  where guild_id = $1 and player_id = $2 order by session_start desc limit ${STAYS}
), passed as (
  select s.player_id, count(*) as passed from mine m cross join lateral (
    select player_id, service_id from player_sessions
    where guild_id = $1 and session_start >= m.session_end and session_start <= m.session_end + interval '${HANDOVER_MS} milliseconds'
    order by session_start desc limit ${JOINS}
  ) s
  where s.service_id = m.service_id and s.player_id is not null and s.player_id <> $2 group by s.player_id order by passed desc limit 40
), names as (
  select lower(ingame_name) as name from me union select lower(h ->> 'name') from me, jsonb_array_elements(name_history) h
), named as (
  select p.player_id, array_agg(distinct n.name) as names from (
    select player_id, ingame_name from player_profiles where guild_id = $1 and last_seen_at is not null
    order by last_seen_at desc limit ${NAMES_LOOKED_AT}
  ) p join names n on lower(p.ingame_name) = n.name where p.player_id <> $2 group by p.player_id limit 20
), persons as (
  select after ->> 'discordId' as discord_id from audit_log
  where guild_id = $1 and subject_type = 'player' and subject_id = $2::text and action = 'players.link'
  union select discord_id from player_links where guild_id = $1 and player_id = $2
), shared as (
  select l.subject_id::bigint as player_id, array_agg(distinct coalesce(m.display_name, o.discord_id)) as persons
  from persons o
  join audit_log l on l.guild_id = $1 and l.subject_type = 'player' and l.action = 'players.link' and l.after ->> 'discordId' = o.discord_id
  left join guild_members m on m.guild_id = $1 and m.discord_id = o.discord_id
  where l.subject_id <> $2::text group by l.subject_id
)
select p.player_id, p.ingame_name as name, p.platform_id, coalesce(d.passed, 0) as passed, n.names, s.persons
from (select player_id from passed where passed >= 2 union select player_id from named union select player_id from shared) c
join player_profiles p on p.guild_id = $1 and p.player_id = c.player_id
left join passed d on d.player_id = c.player_id
left join named n on n.player_id = c.player_id
left join shared s on s.player_id = c.player_id
order by s.persons is not null desc, n.names is not null desc, passed desc, p.player_id limit ${CANDIDATES}`;

const STAYS_OF = `
select s.* from unnest($2::bigint[]) as w(player_id) cross join lateral (
  select player_id, service_id, session_start, session_end from player_sessions
  where guild_id = $1 and player_id = w.player_id order by session_start desc limit ${STAYS}
) s`;

interface StayRow {
  player_id: bigint;
  service_id: string;
  session_start: Date;
  session_end: Date | null;
}

/** Players who may be the same person as this one, each with what was seen; those with most signals first. */
export async function altCandidates(ctx: GuildContext, playerId: number): Promise<AltCandidate[]> {
  const rows = await prepared<CandidateRow>(ctx.db, CANDIDATES_OF, [ctx.guildId, playerId]);
  if (rows.length === 0) return [];
  const stays = await prepared<StayRow>(ctx.db, STAYS_OF, [
    ctx.guildId,
    [playerId, ...rows.map((row) => Number(row.player_id))],
  ]);
  const of = (id: number): Stay[] =>
    stays
      .filter((stay) => Number(stay.player_id) === id)
      .map((stay) => ({
        serviceId: stay.service_id,
        from: stay.session_start.getTime(),
        to: stay.session_end?.getTime() ?? null,
      }));
  const mine = of(playerId);
  return rows
    .map((row) => ({
      playerId: Number(row.player_id),
      name: row.name,
      platformId: row.platform_id,
      signals: altSignals({
        mine,
        theirs: of(Number(row.player_id)),
        sharedNames: row.names ?? [],
        sharedPersons: row.persons ?? [],
      }),
    }))
    .filter(({ signals }) => signals.length > 0)
    .sort((a, b) => b.signals.length - a.signals.length);
}
