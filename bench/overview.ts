import { type GuildContext, withGuild } from "@/db/context";
import { prepared } from "@/db/transaction";
import { readOverview } from "@/features/dashboard/data/kept";
import { rebuildGuild } from "@/features/dashboard/job";
import { barSpan } from "@/features/dashboard/ranges";
import { scopeForJob } from "@/features/guilds/scope";
import { saveService } from "@/features/nitrado/mutations";
import { loadHistories } from "./kill-history";
import type { BenchResult } from "./report";
import { type Scratch, withPostgres } from "./scratch-postgres";

const GUILD = "688446347673700011";
const SERVICE = "81";
/** A million in the seven days that are looked at, and as many in those before. */
const HISTORY = { guild: GUILD, serviceId: SERVICE, kills: 2_000_000, players: 2_000, days: 14 };
const LEAST = 100;
const ROUNDS = 5;
const LANES = 2;
const MEASURED_MS = 2_000;

const scope = scopeForJob(GUILD, "bench");
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

// Beside the kills: who played, what was paid for it, and what ingest adds up with each of them.
const REST = [
  `insert into player_sessions (guild_id, service_id, player_id, player_name, session_start, session_end, file_name, byte_offset)
   select $1::varchar, '${SERVICE}', p.first + (n * 7919) % ${HISTORY.players}, 'Player', now() - make_interval(secs => n * 6), now() - make_interval(secs => n * 6 - 1800), 's', n
   from generate_series(1, 200000) n cross join (select min(player_id) as first from player_profiles where guild_id = $1::varchar) p`,
  `update player_profiles set first_seen_at = now() - make_interval(hours => (player_id % 1000)::int) where guild_id = $1::varchar`,
  `with moved as (insert into economy_movements (guild_id, movement_id, idempotency_key, request_hash, kind, amount, cause_kind, cause_id, actor, created_at)
     select $1::varchar, gen_random_uuid(), n::text, '', case when n % 3 = 0 then 'shop_purchase' else 'kill_reward' end, 5, 'kill', n::text, '{}', now() - make_interval(secs => n * 6)
     from generate_series(1, 200000) n returning *)
   insert into economy_transactions (guild_id, movement_id, account, amount, transaction_type, created_at)
   select guild_id, movement_id, case kind when 'kill_reward' then 'mint' else 'shop' end, case kind when 'kill_reward' then -5 else 5 end, kind, created_at from moved`,
  `insert into kill_hours (guild_id, hour, service_id, kills, deaths)
   select guild_id, date_trunc('hour', timestamp, 'UTC'), service_id, count(*) filter (where kind = 'pvp' and not inferred), count(*) from kill_logs where guild_id = $1::varchar group by 1, 2, 3`,
  `insert into visit_days (guild_id, day, service_id, player_id, first_at, last_at)
   select guild_id, (session_start at time zone 'UTC')::date, service_id, player_id, min(session_start), max(session_start) from player_sessions where guild_id = $1::varchar group by 1, 2, 3, 4`,
];

interface Aggregated {
  kills: number;
  came: number;
  minted: number;
}

/** The same figures, each counted from the rows of what happened: by step, and as much before. */
async function aggregated(ctx: GuildContext): Promise<Aggregated> {
  const span = barSpan("7d", ctx.now);
  const values = [ctx.guildId, span.before, span.to, span.from, span.stepMs / 1_000];
  const step = (column: string) =>
    `floor(extract(epoch from ${column} - $4::timestamptz) / $5::float8)::int as step`;
  const [kills, people, coins] = await Promise.all([
    prepared<{ step: number; kills: bigint; deaths: bigint }>(
      ctx.db,
      `select ${step("timestamp")}, count(*) filter (where kind = 'pvp' and not inferred) as kills, count(*) as deaths
       from kill_logs where guild_id = $1 and timestamp >= $2 and timestamp < $3 group by 1`,
      values,
    ),
    prepared<{ came: bigint; fresh: bigint }>(
      ctx.db,
      `select count(distinct s.player_id) filter (where s.session_start >= $4) as came,
         count(distinct s.player_id) filter (where s.session_start >= $4 and p.first_seen_at >= $4) as fresh,
         count(distinct s.player_id) filter (where s.session_start < $4) as before
       from player_sessions s join player_profiles p on p.guild_id = s.guild_id and p.player_id = s.player_id
       where s.guild_id = $1 and s.session_start >= $2 and s.session_start < $3`,
      values.slice(0, 4),
    ),
    prepared<{ step: number; minted: bigint; sunk: bigint }>(
      ctx.db,
      `select ${step("created_at")}, coalesce(-sum(amount) filter (where account = 'mint'), 0)::bigint as minted,
         coalesce(sum(amount) filter (where account in ('sink', 'shop')), 0)::bigint as sunk
       from economy_transactions where guild_id = $1 and created_at >= $2 and created_at < $3 group by 1`,
      values,
    ),
  ]);
  const inStretch = <Row extends { step: number }>(rows: Row[], value: (row: Row) => bigint) =>
    rows.reduce((sum, row) => sum + (row.step >= 0 ? Number(value(row)) : 0), 0);
  return {
    kills: inStretch(kills, (row) => row.kills),
    came: Number(people[0]?.came ?? 0n),
    minted: inStretch(coins, (row) => row.minted),
  };
}

async function kept(ctx: GuildContext): Promise<Aggregated> {
  const { overview } = await readOverview(ctx, { range: "7d", serviceId: null });
  const { kills, people, coins } = overview;
  if (kills?.state !== "fresh" || !people || !coins) throw new Error("The job has filled the overview.");
  return {
    kills: kills.figures.kills.total,
    came: people.figures.fresh + people.figures.returning,
    minted: coins.figures.mintedSum.total,
  };
}

/** Requests a second with a few at once. Each asks in a transaction of its own, as a page does. */
async function rate(work: (ctx: GuildContext) => Promise<unknown>): Promise<number> {
  const from = performance.now();
  let done = 0;
  const lane = async () => {
    do {
      await withGuild(scope, work, { readOnly: true });
      done++;
    } while (performance.now() - from < MEASURED_MS);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return (done / (performance.now() - from)) * 1_000;
}

async function measure({ sql, superuser }: Scratch): Promise<BenchResult[]> {
  await sql("insert into guilds (guild_id, name, slug) values ($1::varchar, $1::text, $1::text)", [GUILD]);
  await withGuild(scope, (ctx) =>
    saveService(ctx, {
      serviceId: SERVICE,
      name: "One",
      game: "dayzxb",
      map: "enoch",
      slots: 60,
      utcOffsetMinutes: 0,
    }),
  );
  await loadHistories(superuser, [HISTORY]);
  for (const text of REST) await superuser(text, [GUILD]);
  await superuser("vacuum (analyze)");
  await rebuildGuild(GUILD);
  const [one, other] = await Promise.all(
    [kept, aggregated].map((work) => withGuild(scope, work, { readOnly: true })),
  );
  if (JSON.stringify(one) !== JSON.stringify(other))
    throw new Error(`The two ways tell different figures: ${JSON.stringify(one)}, ${JSON.stringify(other)}.`);
  const rounds: { fast: number; slow: number }[] = [];
  for (let round = 0; round < ROUNDS; round++)
    rounds.push({ fast: await rate(kept), slow: await rate(aggregated) });
  const ratio = median(rounds.map(({ fast, slow }) => fast / slow));
  return [
    {
      name: "Overview of 7 days over a million kills: from rollups against counted on read",
      value: median(rounds.map(({ fast }) => fast)),
      unit: "requests a second",
      reference: median(rounds.map(({ slow }) => slow)),
      ratio,
      limit: LEAST,
      direction: "atLeast",
      ok: ratio >= LEAST,
      note: `kills, players and coins with the week before; both ways tell the same: ${one?.kills.toLocaleString("en-GB")} kills, ${one?.came.toLocaleString("en-GB")} players`,
    },
  ];
}

/** What an owner sees of a week in a guild with a million kills in it, against counting it from the rows each time. */
export async function run(): Promise<BenchResult[]> {
  return withPostgres(LANES, measure);
}
