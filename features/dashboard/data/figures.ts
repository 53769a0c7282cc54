import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { coinsToNumber } from "@/lib/money";
import { DAY, isoDate } from "@/lib/time";
import { barSpan, type Range, type Span } from "../ranges";
import type { CoinsFigures, Compared, KillsFigures, OrdersFigures, PeopleFigures } from "../schema";

/** Begin, end and step as the statements below take them: $2 to $5. */
const stretch = (span: Span) => [span.before, span.to, span.from, span.stepMs / 1_000];
/** Whether a row counts in a comparison: whole hours, in both stretches alike. */
const comparedBy = (column: string, whole: string) =>
  `(${column} < ${whole} and (${column} >= $4 or ${column} < ${whole} - ($3::timestamptz - $4::timestamptz)))`;
const stepOf = (column: string) => `floor(extract(epoch from ${column} - $4::timestamptz) / $5::float8)::int`;

const zeros = (count: number) => Array.from({ length: count }, () => 0);

function spread<Row extends { step: number }>(
  rows: readonly Row[],
  count: number,
  value: (row: Row) => number,
) {
  const [now, before] = [zeros(count), zeros(count)];
  for (const row of rows) {
    const side = row.step >= 0 ? now : before;
    const at = row.step >= 0 ? row.step : row.step + count;
    if (at >= 0 && at < count) side[at] = value(row);
  }
  return { now, before };
}

function compared<Row extends { step: number }>(
  rows: readonly Row[],
  all: (row: Row) => number,
  whole: (row: Row) => number,
): Compared {
  const sums: Compared = { total: 0, now: 0, before: 0 };
  for (const row of rows) {
    if (row.step >= 0) {
      sums.total += all(row);
      sums.now += whole(row);
    } else sums.before += whole(row);
  }
  return sums;
}

/** Kills of players by players and deaths, from the hours that ingest counts. */
export async function killsFigures(
  ctx: GuildContext,
  range: Range,
  serviceId: string | null,
): Promise<KillsFigures> {
  const span = barSpan(range, ctx.now);
  const rows = await prepared<{
    step: number;
    kills: number;
    deaths: number;
    whole_kills: number;
    whole_deaths: number;
  }>(
    ctx.db,
    `select ${stepOf("hour")} as step, sum(kills)::int as kills, sum(deaths)::int as deaths,
       coalesce(sum(kills) filter (where ${comparedBy("hour", "$6")}), 0)::int as whole_kills,
       coalesce(sum(deaths) filter (where ${comparedBy("hour", "$6")}), 0)::int as whole_deaths
     from kill_hours where guild_id = $1 and hour >= $2 and hour < $3 and ($7::text is null or service_id = $7)
     group by 1`,
    [ctx.guildId, ...stretch(span), span.whole, serviceId],
  );
  return {
    course: {
      from: span.from.toISOString(),
      stepMs: span.stepMs,
      ...spread(rows, span.count, (row) => row.kills),
    },
    kills: compared(
      rows,
      (row) => row.kills,
      (row) => row.whole_kills,
    ),
    deaths: compared(
      rows,
      (row) => row.deaths,
      (row) => row.whole_deaths,
    ),
  };
}

const SEEN = `select distinct player_id from visit_days where guild_id = $1 and day between $2::date and $3::date
  and last_at >= $4 and first_at < $5 and ($6::text is null or service_id = $6)`;

async function cameBetween(ctx: GuildContext, from: Date, to: Date, serviceId: string | null) {
  const [row] = await prepared<{ seen: bigint; fresh: bigint }>(
    ctx.db,
    `with seen as materialized (${SEEN}), fresh as materialized (
       select player_id from player_profiles where guild_id = $1 and first_seen_at >= $4 and first_seen_at < $5
     ) select (select count(*) from seen) as seen, (select count(*) from seen join fresh using (player_id)) as fresh`,
    [ctx.guildId, isoDate(from), isoDate(to), from, to, serviceId],
  );
  const fresh = Number(row?.fresh ?? 0n);
  return { fresh, returning: Number(row?.seen ?? 0n) - fresh };
}

/** New and returning players: who came, each once, and whether they had been here before the stretch began. */
export async function peopleFigures(
  ctx: GuildContext,
  range: Range,
  serviceId: string | null,
): Promise<PeopleFigures> {
  const span = barSpan(range, ctx.now);
  const length = span.to.getTime() - span.from.getTime();
  const days = Math.max(14, Math.round(length / DAY));
  const today = new Date(Math.floor(ctx.now.getTime() / DAY) * DAY);
  const first = new Date(today.getTime() - (days - 1) * DAY);
  const end = new Date(ctx.now.getTime() + 1);
  const [now, before, came] = await Promise.all([
    cameBetween(ctx, span.from, end, serviceId),
    cameBetween(ctx, span.before, new Date(end.getTime() - length), serviceId),
    prepared<{ at: number; seen: bigint; fresh: bigint }>(
      ctx.db,
      `with fresh as materialized (
         select player_id, (first_seen_at at time zone 'UTC')::date as day from player_profiles
         where guild_id = $1 and first_seen_at >= $4 and first_seen_at < $5
       )
       select (v.day - $2::date)::int as at, count(distinct v.player_id) as seen, count(distinct f.player_id) as fresh
       from visit_days v left join fresh f on f.player_id = v.player_id and f.day = v.day
       where v.guild_id = $1 and v.day between $2::date and $3::date and ($6::text is null or v.service_id = $6) group by 1`,
      [ctx.guildId, isoDate(first), isoDate(today), first, end, serviceId],
    ),
  ]);
  const [fresh, returning] = [zeros(days), zeros(days)];
  for (const row of came) {
    fresh[row.at] = Number(row.fresh);
    returning[row.at] = Number(row.seen) - Number(row.fresh);
  }
  return {
    ...now,
    freshBefore: before.fresh,
    returningBefore: before.returning,
    days: { from: first.toISOString(), fresh, returning },
  };
}

/** Coins that came into being and that left, from the hours that a job sums up. They belong to no server. */
export async function coinsFigures(
  ctx: GuildContext,
  range: Range,
  circulating: number | null,
): Promise<CoinsFigures> {
  const span = barSpan(range, ctx.now);
  const rows = await prepared<
    Record<"minted" | "sunk" | "whole_minted" | "whole_sunk", bigint> & { step: number; kind: string }
  >(
    ctx.db,
    `select ${stepOf("hour")} as step, transaction_type as kind, sum(minted)::bigint as minted, sum(sunk)::bigint as sunk,
       coalesce(sum(minted) filter (where ${comparedBy("hour", "$6")}), 0)::bigint as whole_minted,
       coalesce(sum(sunk) filter (where ${comparedBy("hour", "$6")}), 0)::bigint as whole_sunk
     from economy_hours where guild_id = $1 and hour >= $2 and hour < $3 group by 1, 2`,
    [ctx.guildId, ...stretch(span), span.whole],
  );
  const amounts = rows.map((row) => ({
    step: row.step,
    kind: row.kind,
    minted: coinsToNumber(row.minted),
    sunk: coinsToNumber(row.sunk),
    wholeMinted: coinsToNumber(row.whole_minted),
    wholeSunk: coinsToNumber(row.whole_sunk),
  }));
  const [minted, spent] = [zeros(span.count), zeros(span.count)];
  const kinds = new Map<string, number>();
  for (const row of amounts.filter(({ step }) => step >= 0 && step < span.count)) {
    minted[row.step] = (minted[row.step] ?? 0) + row.minted;
    spent[row.step] = (spent[row.step] ?? 0) + row.sunk;
    kinds.set(row.kind, (kinds.get(row.kind) ?? 0) + row.minted - row.sunk);
  }
  return {
    from: span.from.toISOString(),
    stepMs: span.stepMs,
    minted,
    spent,
    mintedSum: compared(
      amounts,
      (row) => row.minted,
      (row) => row.wholeMinted,
    ),
    spentSum: compared(
      amounts,
      (row) => row.sunk,
      (row) => row.wholeSunk,
    ),
    kinds: [...kinds]
      .map(([kind, net]) => ({ kind, net }))
      .sort((a, b) => Math.abs(b.net) - Math.abs(a.net))
      .slice(0, 6),
    circulating,
  };
}

/** Orders that came to their end in the stretch, by the index over states and moments. */
export async function ordersFigures(
  ctx: GuildContext,
  range: Range,
  serviceId: string | null,
): Promise<OrdersFigures> {
  const span = barSpan(range, ctx.now);
  const rows = await prepared<{ step: number; delivered: number; closed: number; whole: number }>(
    ctx.db,
    `select ${stepOf("state_at")} as step, count(*)::int as closed, (count(*) filter (where state = 'delivered'))::int as delivered,
       (count(*) filter (where state = 'delivered' and ${comparedBy("state_at", "$6")}))::int as whole
     from shop_purchases where guild_id = $1 and state in ('delivered', 'refunded') and state_at >= $2 and state_at < $3
       and ($7::text is null or service_id = $7) group by 1`,
    [ctx.guildId, ...stretch(span), span.whole, serviceId],
  );
  return {
    course: {
      from: span.from.toISOString(),
      stepMs: span.stepMs,
      ...spread(rows, span.count, (row) => row.delivered),
    },
    delivered: compared(
      rows,
      (row) => row.delivered,
      (row) => row.whole,
    ),
    closed: rows.filter(({ step }) => step >= 0).reduce((sum, row) => sum + row.closed, 0),
  };
}
