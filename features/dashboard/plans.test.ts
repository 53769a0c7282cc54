import { getTableConfig } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { TABLES } from "@/db/schema/all";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { prepared } from "@/db/transaction";
import { scopeForJob } from "@/features/guilds/scope";
import { serviceHealths } from "@/features/monitoring/data/service-health";
import { services } from "@/features/nitrado/data";
import { readOverview } from "./data/kept";
import { waitingFor } from "./data/waiting";
import { refreshGuild } from "./job";
import { RANGES } from "./ranges";

const GUILD = "688446347673600081";
const OTHER = "688446347673600082";
/** Beyond so many rows nothing of a guild may be read from end to end. */
const MOST_ROWS = 10_000;

let database: TestDatabase;

// Three years of hours, two of them at once, in two guilds: what a large community has after a while.
const HISTORY = [
  `insert into nitrado_services (guild_id, service_id, name) select g, right(g, 2) || s, 'Server ' || s from unnest($1::text[]) g, generate_series(1, 2) s`,
  `insert into registered_servers (guild_id, service_id, name) select guild_id, service_id, name from nitrado_services`,
  `insert into kill_hours (guild_id, hour, service_id, kills, deaths)
   select guild_id, date_trunc('hour', now()) - make_interval(hours => h), service_id, h % 30, h % 40 from nitrado_services, generate_series(0, 15000) h`,
  `insert into economy_hours (guild_id, hour, transaction_type, minted, sunk)
   select g, date_trunc('hour', now()) - make_interval(hours => h), t, h % 90, h % 80 from unnest($1::text[]) g, unnest('{kill_reward,shop_purchase,daily}'::text[]) t, generate_series(0, 12000) h`,
  `insert into player_profiles (guild_id, player_id, ingame_name, first_seen_at, last_seen_at)
   select g, 1000000 * right(g, 1)::int + n, 'Player ' || n, now() - make_interval(hours => n), now() from unnest($1::text[]) g, generate_series(1, 15000) n`,
  `insert into visit_days (guild_id, day, service_id, player_id, first_at, last_at)
   select s.guild_id, current_date - d, s.service_id, 1000000 * right(s.guild_id, 1)::int + 1 + (n * 37 + d) % 15000, now() - make_interval(days => d), now() - make_interval(days => d)
   from nitrado_services s, generate_series(0, 400) d, generate_series(1, 60) n`,
  `insert into server_stats (guild_id, server_id, service_id, timestamp, resolution, samples, up_samples, known_samples, players_sum)
   select guild_id, id, service_id, date_trunc('hour', now()) - make_interval(mins => 5 * h), '5m', 1, 1, 1, h % 60 from registered_servers, generate_series(0, 2300) h
   union all select guild_id, id, service_id, date_trunc('hour', now()) - make_interval(hours => h), '1h', 12, 12, 12, h % 60 from registered_servers, generate_series(0, 2400) h
   union all select guild_id, id, service_id, date_trunc('day', now()) - make_interval(days => h), '1d', 288, 288, 288, h % 60 from registered_servers, generate_series(0, 900) h`,
  `insert into server_boots (guild_id, service_id, started_at, source, boot_key)
   select guild_id, service_id, now() - make_interval(hours => 4 * n), 'adm', 'boot ' || n from nitrado_services, generate_series(1, 6000) n`,
  `insert into shop_purchases (guild_id, number, discord_id, total_cost, state, state_at)
   select g, n, '29000000000000000' || right(g, 1), 10, case when n % 900 = 0 then 'needs_look' when n % 20 = 0 then 'refunded' else 'delivered' end, now() - make_interval(hours => n)
   from unnest($1::text[]) g, generate_series(1, 12000) n`,
  `insert into shop_order_events (guild_id, purchase_id, state, sentence, actor)
   select guild_id, purchase_id, state, 'Seen.', '{}' from shop_purchases`,
  `insert into economy_movements (guild_id, movement_id, idempotency_key, request_hash, kind, amount, cause_kind, cause_id, actor, created_at)
   select g, gen_random_uuid(), n::text, '', 'kill_reward', 5, 'kill', n::text, '{}', now() - make_interval(hours => n) from unnest($1::text[]) g, generate_series(1, 12000) n`,
  `insert into economy_transactions (guild_id, movement_id, account, amount, transaction_type, created_at)
   select guild_id, movement_id, 'mint', -5, kind, created_at from economy_movements union all
   select guild_id, movement_id, 'sink', 5, kind, created_at from economy_movements`,
  `insert into bounties (guild_id, target_ingame_name, placed_by_discord_id, reward_amount, status, claimed_at, hints)
   select g, 'Bandit', '290000000000000009', 5, 'claimed', now() - make_interval(hours => n), case when n % 50 = 0 then '["same home"]'::jsonb else '[]' end
   from unnest($1::text[]) g, generate_series(1, 12000) n`,
];

beforeAll(async () => {
  database = await testDatabase();
  for (const guild of [GUILD, OTHER])
    await database.sql("insert into guilds (guild_id, name, slug) values ($1::varchar, $1::text, $1::text)", [
      guild,
    ]);
  for (const text of HISTORY) await database.sql(text, text.includes("$1") ? [[GUILD, OTHER]] : []);
  await database.sql("analyze");
}, 120_000);
afterAll(() => database.close());

interface Sent {
  text: string;
  values: unknown[];
}

/** What the work sends to the database. */
async function sentBy(work: () => Promise<unknown>): Promise<Sent[]> {
  const sent = new Map<string, Sent>();
  const { pool } = database;
  const connect = pool.connect.bind(pool);
  pool.connect = (async () => {
    const client = await connect();
    const query = client.query.bind(client);
    client.query = ((config: string | { text: string }, values?: unknown[]) => {
      if (typeof config !== "string") sent.set(config.text, { text: config.text, values: values ?? [] });
      return (query as (...args: unknown[]) => unknown)(config, values);
    }) as typeof client.query;
    return client;
  }) as typeof pool.connect;
  try {
    await work();
  } finally {
    pool.connect = connect as typeof pool.connect;
  }
  return [...sent.values()];
}

interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  Plans?: Plan[];
}

const scans = (plan: Plan): string[] => [
  ...(plan["Node Type"] === "Seq Scan" && plan["Relation Name"] ? [plan["Relation Name"]] : []),
  ...(plan.Plans ?? []).flatMap(scans),
];

it("the overview's queries, and the job's, read nothing of a guild from end to end", async () => {
  const guild = scopeForJob(GUILD, "dashboard");
  await refreshGuild(GUILD, { force: true });
  await database.sql("delete from dashboard_data where range = '7d'");
  const sent = await sentBy(async () => {
    await refreshGuild(GUILD, { force: true });
    await database.sql("delete from dashboard_data where range = '30d'");
    for (const range of RANGES)
      await withGuild(guild, (ctx) => readOverview(ctx, { range, serviceId: null }), { readOnly: true });
    await withGuild(guild, (ctx) => readOverview(ctx, { range: "season", serviceId: "811" }), {
      readOnly: true,
    });
    await withGuild(
      guild,
      async (ctx) => {
        await Promise.all([
          serviceHealths(ctx),
          services(ctx),
          waitingFor(ctx, { tickets: true, orders: true, players: true, economy: true }),
        ]);
      },
      { readOnly: true },
    );
  });
  const rows = await database.sql<{ name: string; rows: number }>(
    "select relname as name, reltuples as rows from pg_class where relkind = 'r'",
  );
  const owned = new Set(
    TABLES.filter(({ scope }) => scope === "guild").map(({ table }) => getTableConfig(table).name),
  );
  const large = new Set(
    rows.filter((row) => row.rows > MOST_ROWS && owned.has(row.name)).map(({ name }) => name),
  );
  for (const name of [
    "kill_hours",
    "visit_days",
    "player_profiles",
    "server_stats",
    "economy_hours",
    "shop_purchases",
    "economy_transactions",
    "bounties",
  ])
    expect(large, name).toContain(name);
  const texts = sent.filter(({ text }) => /^\s*(select|with|insert|delete|update)\b/i.test(text));
  expect(texts.length).toBeGreaterThan(15);
  const found = await withGuild(guild, async (ctx) => {
    const all: string[] = [];
    for (const { text, values } of texts) {
      const [row] = await prepared<{ "QUERY PLAN": [{ Plan: Plan }] }>(
        ctx.db,
        `explain (format json) ${text}`,
        values,
      );
      for (const name of row ? scans(row["QUERY PLAN"][0].Plan) : [])
        if (large.has(name)) all.push(`${name}: ${text.replaceAll(/\s+/g, " ").slice(0, 200)}`);
    }
    return all;
  });
  expect(found).toEqual([]);
}, 60_000);
