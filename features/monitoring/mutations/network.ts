import { sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { networkNumbers } from "@/db/schema/monitoring";
import type { KillPoint } from "../schema";
import { bucketMeans, stepEnd } from "../series";

const QUARTER = 15 * 60_000;
/** Kill points appear this late, so that nobody is hunted by the page. */
export const POINT_DELAY_MINUTES = 30;

interface Counted {
  /** Null: nobody knows. */
  value: number | null;
  series: (number | null)[];
  detail?: Record<string, unknown>;
  at?: Date;
}

/** Keeps one public sum that no visitor's query could compute, because it crosses guilds. */
async function keepNumber(ctx: SystemContext, name: string, counted: Counted): Promise<void> {
  const values = {
    value: counted.value ?? 0,
    series: counted.series as number[],
    detail: { ...counted.detail, ...(counted.value === null ? { unknown: true } : {}) },
    computedAt: counted.at ?? ctx.now,
  };
  await ctx.db
    .insert(networkNumbers)
    .values({ name, ...values })
    .onConflictDoUpdate({ target: networkNumbers.name, set: values });
}

async function rows<T extends Record<string, unknown>>(
  ctx: SystemContext,
  query: ReturnType<typeof sql>,
): Promise<T[]> {
  return (await ctx.db.execute<T>(query)).rows as T[];
}

async function countServers(ctx: SystemContext): Promise<Counted> {
  const now = ctx.now.toISOString();
  const days = await rows<{ live: number }>(
    ctx,
    sql`select (select count(*) from server_listings l where l.state = 'live' and l.published_at <= d)::int as live
        from generate_series(${now}::timestamptz - interval '30 days', ${now}::timestamptz, interval '1 day') as d order by d`,
  );
  const series = days.map(({ live }) => live);
  return { value: series.at(-1) ?? 0, series, detail: { monthAgo: series[0] ?? null } };
}

async function countPlayers(ctx: SystemContext): Promise<Counted> {
  const now = ctx.now.toISOString();
  const [current] = await rows<{ players: number | null; at: string | null }>(
    ctx,
    sql`select sum(players)::int as players, min(checked_at) as at from server_status
        where checked_at > ${now}::timestamptz - interval '15 minutes' and players is not null`,
  );
  const samples = await rows<{ at: string; players: number }>(
    ctx,
    sql`select "timestamp" as at, sum(players_sum::float8 / nullif(known_samples, 0)) as players from server_stats
        where resolution = '5m' and "timestamp" > ${now}::timestamptz - interval '1 day' group by 1 order by 1`,
  );
  const known = samples.filter(({ players }) => players !== null);
  const means = bucketMeans(
    known.map(({ at, players }) => ({ at: new Date(at), value: Number(players) })),
    stepEnd(ctx.now, QUARTER),
    QUARTER,
    96,
  );
  const top = known.reduce<{ at: string; players: number } | null>(
    (best, row) => (!best || Number(row.players) > Number(best.players) ? row : best),
    null,
  );
  return {
    value: current?.players ?? null,
    series: means.map((mean) => (mean === null ? null : Math.round(mean * 10) / 10)),
    detail: { peak: top && { value: Math.round(Number(top.players)), at: new Date(top.at).toISOString() } },
    ...(current?.at ? { at: new Date(current.at) } : {}),
  };
}

async function countKills(ctx: SystemContext): Promise<Counted> {
  const now = ctx.now.toISOString();
  const days = await rows<{ kills: number }>(
    ctx,
    sql`select coalesce(sum(k.kills), 0)::int as kills
        from generate_series((${now}::timestamptz at time zone 'UTC')::date - 13, (${now}::timestamptz at time zone 'UTC')::date, interval '1 day') as d
        left join kill_days k on k.day = d::date group by d order by d`,
  );
  const sums = days.map(({ kills }) => kills);
  const total = (part: number[]) => part.reduce((sum, kills) => sum + kills, 0);
  return {
    value: total(sums.slice(7)),
    series: sums.slice(7),
    detail: { weekBefore: total(sums.slice(0, 7)) },
  };
}

async function countCoins(ctx: SystemContext): Promise<Counted> {
  const now = ctx.now.toISOString();
  const [sum] = await rows<{ coins: string | null; guilds: number }>(
    ctx,
    sql`select sum(balance)::text as coins, count(distinct guild_id)::int as guilds from economy_accounts`,
  );
  const days = await rows<{ change: string }>(
    ctx,
    sql`select coalesce(sum(e.minted - e.sunk), 0)::text as change
        from generate_series((${now}::timestamptz at time zone 'UTC')::date - 29, (${now}::timestamptz at time zone 'UTC')::date, interval '1 day') as d
        left join economy_days e on e.day = d::date group by d order by d`,
  );
  // Today's sum less each later day's change: what was in circulation at the end of each day.
  let running = Number(sum?.coins ?? 0);
  const series = days
    .map(({ change }) => Number(change))
    .reverse()
    .map((change) => {
      const end = running;
      running -= change;
      return end;
    })
    .reverse();
  return { value: Number(sum?.coins ?? 0), series, detail: { guilds: sum?.guilds ?? 0 } };
}

/** Counts the network's numbers for the home page. Run every minute or so; takes a few rollup queries. */
export async function computeNetworkNumbers(ctx: SystemContext): Promise<void> {
  await keepNumber(ctx, "servers", await countServers(ctx));
  await keepNumber(ctx, "players", await countPlayers(ctx));
  await keepNumber(ctx, "kills", await countKills(ctx));
  await keepNumber(ctx, "coins", await countCoins(ctx));
}

interface PointRow extends Record<string, unknown> {
  slug: string;
  at: string;
  east: number;
  north: number;
}

/** Collects where kills happened on listed servers, from 30 to 90 minutes ago. */
export async function computeKillPoints(ctx: SystemContext): Promise<void> {
  const now = ctx.now.toISOString();
  const points = await rows<PointRow>(
    ctx,
    sql`select l.slug, k."timestamp" as at, k.location_x as east, k.location_y as north
        from server_listings l
        join registered_servers r on r.guild_id = l.guild_id and r.id = l.server_id
        join kill_logs k on k.guild_id = l.guild_id and k.service_id = r.service_id
        where l.state = 'live' and k.kind = 'pvp' and k.struck_at is null and k.location_x is not null
          and k.location_y is not null
          and k."timestamp" <= ${now}::timestamptz - make_interval(mins => ${POINT_DELAY_MINUTES})
          and k."timestamp" > ${now}::timestamptz - make_interval(mins => ${POINT_DELAY_MINUTES + 60})
        order by k."timestamp"`,
  );
  const listings = await rows<{ slug: string }>(
    ctx,
    sql`select slug from server_listings where state = 'live'`,
  );
  for (const { slug } of listings) {
    const own = points.filter((point) => point.slug === slug);
    const detail = {
      points: own.map(
        ({ at, east, north }): KillPoint => ({
          at: new Date(at).toISOString(),
          east: Number(east),
          north: Number(north),
        }),
      ),
    };
    await keepNumber(ctx, `kill-points:${slug}`, { value: own.length, series: [], detail });
  }
}
