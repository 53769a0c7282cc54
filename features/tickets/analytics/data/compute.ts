import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { TIERS } from "@/features/supporters/schema";
import { TICKET_TYPES } from "../../words";

const names = (all: readonly string[]) => all.map((name) => `'${name}'`).join(", ");
const TYPE = `case when t.type in (${names(TICKET_TYPES)}) then t.type else 'other' end`;
const TIER = `case when t.data ->> 'tier' in (${names(TIERS)}) then t.data ->> 'tier' else 'none' end`;
const SECONDS = (from: string, to: string) => `greatest(extract(epoch from ${to} - ${from}), 0)::int`;
const IN_DAY = (column: string) => `${column} >= day.since and ${column} < day.until`;
const how = (what: string) => `count(*) filter (where what = '${what}')::int`;
const kept = (tier: string) =>
  `'${tier}', jsonb_build_array(count(*) filter (where tier = '${tier}' and kept), count(*) filter (where tier = '${tier}' and kept is not null))`;

// Reports about staff stay out of all numbers: a count of theirs would tell the person whom they are about.
const FACTS = `
day as materialized (
  select d as date, d::timestamp at time zone $2 as since, (d + 1)::timestamp at time zone $2 as until
  from unnest($3::date[]) d
), logged as materialized (
  select day.date, ${TYPE} as type, t.assigned_to, t.created_at as opened_at, t.closed_at, t.rated_at, t.rating, l.change, l.created_at
  from day join ticket_logs l on l.guild_id = $1 and ${IN_DAY("l.created_at")} and l.change in ('closed', 'reopened', 'rated')
  join tickets t on t.guild_id = l.guild_id and t.ticket_id = l.ticket_id and not t.is_private
), fact (date, type, agent, what, value, tier, kept) as (
  select date, null, null, 'day', null::int, null, null::boolean from day
  union all
  select day.date, ${TYPE}, t.assigned_to, 'opened', null, null, null
  from day join tickets t on t.guild_id = $1 and ${IN_DAY("t.created_at")} and not t.is_private
  union all
  select day.date, ${TYPE}, case when m.is_staff then m.user_id end,
    case when m.is_internal then 'note' when m.is_staff then 'said' else 'asked' end, null, null, null
  from day join ticket_messages m on m.guild_id = $1 and ${IN_DAY("m.created_at")} and m.source <> 'system' and m.deleted_at is null
  join tickets t on t.guild_id = m.guild_id and t.ticket_id = m.ticket_id and not t.is_private
  union all
  select day.date, ${TYPE}, w.agent_id,
    case when w.ended_by = 'closing' then 'unanswered' when w.since <= t.created_at then 'first' else 'later' end,
    ${SECONDS("w.since", "w.ended_at")}, ${TIER}, w.ended_at <= w.due_at
  from day join ticket_waits w on w.guild_id = $1 and ${IN_DAY("w.ended_at")}
  join tickets t on t.guild_id = w.guild_id and t.ticket_id = w.ticket_id and not t.is_private
  union all
  select date, type, assigned_to, 'closed', null, null, null from logged where change = 'closed'
  union all
  select date, type, assigned_to, 'solved', ${SECONDS("opened_at", "closed_at")}, null, null
  from logged where change = 'closed' and closed_at = created_at
  union all
  select date, type, assigned_to, 'reopened', null, null, null from logged where change = 'reopened'
  union all
  select date, type, assigned_to, 'rated', rating, null, null
  from logged where change = 'rated' and rated_at = created_at and rating is not null
)`;

const MEDIAN = (what: string) =>
  `(percentile_cont(0.5) within group (order by value) filter (where what = '${what}'))::int`;
const ALL = (what: string) =>
  `coalesce(array_agg(value order by value) filter (where what = '${what}'), '{}')`;

/** Columns of `ticket_analytics` that are computed, in the order of {@link COMPUTED}. */
export const COLUMNS =
  "guild_id, date, category, agent_id, tickets_created, tickets_closed, reopened, total_messages, staff_messages, active_staff_count, ratings, rating_sum, avg_response_time, first_answer_seconds, resolution_seconds, first_answers, resolutions, promises";

/**
 * The rollup's rows of some days, from what people wrote and did: `$1` the guild, `$2` its zone, `$3` the days.
 * Each day has its row of everybody, also where nothing happened.
 */
export const COMPUTED = `with ${FACTS}
select $1::text, date, case when grouping(type) = 1 then '' else type end, case when grouping(agent) = 1 then '' else agent end,
  ${how("opened")}, ${how("closed")}, ${how("reopened")}, count(*) filter (where what in ('said', 'asked'))::int, ${how("said")},
  count(distinct agent) filter (where what in ('said', 'note'))::int, ${how("rated")},
  coalesce(sum(value) filter (where what = 'rated'), 0)::int,
  make_interval(secs => round(avg(value) filter (where what in ('first', 'later')))::int),
  ${MEDIAN("first")}, ${MEDIAN("solved")}, ${ALL("first")}, ${ALL("solved")},
  jsonb_build_object(${TIERS.map(kept).join(", ")})
from fact
group by grouping sets ((date), (date, type), (date, agent), (date, type, agent))
having (grouping(type) = 1 or type is not null) and (grouping(agent) = 1 or agent is not null)`;

const KEPT = `select ${COLUMNS} from ticket_analytics where guild_id = $1 and date = any($3::date[])`;

/** How many rows of some days differ between what is kept and what would be computed now. */
export async function differing(ctx: GuildContext, zone: string, days: readonly string[]): Promise<number> {
  const [row] = await prepared<{ wrong: bigint }>(
    ctx.db,
    `with computed as materialized (${COMPUTED}), kept as materialized (${KEPT})
     select count(*) as wrong from (
       (select * from computed except select * from kept) union all (select * from kept except select * from computed)
     ) d`,
    [ctx.guildId, zone, days],
  );
  return Number(row?.wrong ?? 0n);
}

/**
 * Days on which something happened to tickets that changed behind a moment; all days of all tickets for null.
 * A change may move what lies long ago: a ticket of another type counts elsewhere from its first day on.
 */
export async function touchedDays(ctx: GuildContext, zone: string, since: Date | null): Promise<string[]> {
  const closed = "status in ('closed', 'resolved')";
  const rows = await prepared<{ day: string }>(
    ctx.db,
    `with changed as materialized (
       select ticket_id, created_at from tickets where guild_id = $1 and not (not ${closed}) and updated_at > $3
       union all select ticket_id, created_at from tickets where guild_id = $1 and not ${closed} and updated_at > $3
     ), moment (at) as (
       select created_at from changed
       union all select m.created_at from changed join ticket_messages m on m.guild_id = $1 and m.ticket_id = changed.ticket_id
       union all select l.created_at from changed join ticket_logs l on l.guild_id = $1 and l.ticket_id = changed.ticket_id
       union all select w.ended_at from changed join ticket_waits w on w.guild_id = $1 and w.ticket_id = changed.ticket_id
     ) select distinct (at at time zone $2)::date::text as day from moment order by 1`,
    [ctx.guildId, zone, since ?? "-infinity"],
  );
  return rows.map((row) => row.day);
}
