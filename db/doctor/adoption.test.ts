import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { eq } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { createPool, type DbPool, setDatabasePool } from "@/db/client";
import { type Actor, type AuthorizedGuildId, withGuild, withUser } from "@/db/context";
import { wholeSchema } from "@/db/export/files";
import { migrate } from "@/db/migrate";
import { economyAccounts, economyTransactions } from "@/db/schema/economy";
import { killLogs } from "@/db/schema/players";
import { shopPurchases } from "@/db/schema/shop";
import { tickets } from "@/db/schema/tickets";
import { databaseUrl, dropDatabase, onServer } from "@/db/testing/template";
import { readCatalogue } from "./catalogue";
import { relaxStatements } from "./compare";
import { type Examination, examine, isHealthy } from "./examine";
import { report } from "./report";

const A = "100000000000000001" as AuthorizedGuildId;
const job: Actor = { kind: "system", job: "test" };
const fixture = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../testing/fixtures/${name}.sql`, import.meta.url)), "utf8");

type Shape = Record<string, string[]>;

async function shapeOf(client: pg.Client): Promise<Shape> {
  const { rows } = await client.query<{ t: string; columns: string[] }>(
    `select table_name as t, array_agg(quote_ident(column_name) order by ordinal_position)::text[] as columns
     from information_schema.columns where table_schema = 'public' group by 1`,
  );
  return Object.fromEntries(rows.map((row) => [row.t, row.columns]));
}

/** Every old row with its old columns, as text. */
async function rowsOf(client: pg.Client, shape: Shape): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [table, columns] of Object.entries(shape)) {
    const ours = table === "migrations" ? "where hash is null" : "";
    const filter = columns.includes("hash") ? "" : ours;
    const known =
      filter &&
      (
        await client.query(
          "select 1 from information_schema.columns where table_name = 'migrations' and column_name = 'hash'",
        )
      ).rowCount;
    const { rows } = await client.query<{ r: string }>(
      `select row(${columns.join(", ")})::text as r from public."${table}" ${known ? filter : ""} order by 1`,
    );
    found[table] = rows.map((row) => row.r);
  }
  return found;
}

describe.each(["live-a", "live-b"])("a database in the live shape, variant %s", (variant) => {
  const name = `adopt_${variant.replace("-", "_")}_${process.pid}`;
  let url: string;
  let pool: DbPool;
  let client: pg.Client;
  let before: Record<string, string[]>;
  let shape: Shape;
  let found: Examination;

  beforeAll(async () => {
    const server = inject("postgresUrl");
    await onServer(server, (c) => c.query(`create database ${name}`));
    url = databaseUrl(server, name);
    client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(fixture("live-common"));
    await client.query(fixture(variant));
    shape = await shapeOf(client);
    before = await rowsOf(client, shape);
    expect(Object.values(before).flat().length).toBeGreaterThan(40);
    await migrate(url);
    found = await examine(client);
    pool = createPool(url);
    setDatabasePool(pool);
  });
  afterAll(async () => {
    setDatabasePool(undefined);
    await pool.end();
    await client.end();
    await dropDatabase(inject("postgresUrl"), name);
  });

  it("keeps every row and every column as it was", async () => {
    expect(await rowsOf(client, shape)).toEqual(before);
    const after = await shapeOf(client);
    for (const [table, columns] of Object.entries(shape)) {
      expect(after[table], table).toEqual(expect.arrayContaining(columns));
    }
  });

  it("keeps the type of every column", async () => {
    await client.query("begin");
    await client.query("drop schema public cascade; create schema public; drop schema grizzly_core cascade");
    await client.query(fixture("live-common"));
    await client.query(fixture(variant));
    const old = await readCatalogue(client);
    await client.query("rollback");
    const now = await readCatalogue(client);
    for (const [table, facts] of Object.entries(old.tables)) {
      expect(now.tables[table]?.columns, table).toMatchObject(facts.columns);
      expect(now.tables[table]?.keys, table).toEqual(expect.arrayContaining(facts.keys));
      expect(now.tables[table]?.constraints, table).toMatchObject(facts.constraints);
    }
  });

  it("has every table and column of ours afterwards", () => {
    const missing = found.findings.filter(
      (f) => f.problem === "is missing" && !/^(key|grizzly_core)/.test(f.subject),
    );
    expect(missing).toEqual([]);
  });

  it("stands behind forced walls, with no policy of anybody else's", () => {
    expect(found.findings.filter((f) => f.subject === "row-level security")).toEqual([]);
    expect(
      found.findings.filter((f) => f.subject.startsWith("policy") && f.problem.startsWith("is not ours")),
    ).toEqual([]);
  });

  it("is not changed by a second run, nor by the exported files", async () => {
    const first = await readCatalogue(client);
    expect(await migrate(url)).toEqual([]);
    await client.query(wholeSchema());
    expect(await readCatalogue(client)).toEqual(first);
    expect(await rowsOf(client, shape)).toEqual(before);
  });

  it("works through the contexts: a guild reads and writes its old rows and no one else's", async () => {
    const seen = await withGuild({ guildId: A, actor: job }, async (ctx) => ({
      accounts: await ctx.db
        .select({ id: economyAccounts.discordId, balance: economyAccounts.balance })
        .from(economyAccounts),
      orders: await ctx.db
        .select({ id: shopPurchases.purchaseId, state: shopPurchases.state })
        .from(shopPurchases),
      kills: await ctx.db.select({ distance: killLogs.distance, at: killLogs.timestamp }).from(killLogs),
      tickets: await ctx.db.select({ type: tickets.type }).from(tickets),
    }));
    expect(seen.accounts.map((row) => row.balance).sort()).toEqual([15n, 940n]);
    expect(seen.orders).toEqual([{ id: 1, state: "paid" }]);
    expect(seen.kills).toHaveLength(2);
    expect(seen.tickets.map((row) => row.type).sort()).toEqual(["support", "todo"]);
    const other = await withGuild({ guildId: "100000000000000009" as AuthorizedGuildId, actor: job }, (ctx) =>
      ctx.db.select({ id: economyAccounts.discordId }).from(economyAccounts),
    );
    expect(other).toEqual([]);
  });

  it("lets a person read their own coins across guilds", async () => {
    const actor: Actor = {
      kind: "user",
      userId: "00000000-0000-4000-8000-000000000001",
      discordId: "300000000000000001",
    };
    const own = await withUser({ userId: actor.userId, actor }, (ctx) =>
      ctx.db.select({ balance: economyAccounts.balance }).from(economyAccounts),
    );
    expect(own.map((row) => row.balance).sort()).toEqual([77n, 940n]);
  });

  it("is named by the doctor, table by table and column by column", () => {
    expect(isHealthy(found)).toBe(false);
    const text = report(found);
    const has = (table: string, subject: string, problem: string) =>
      expect(found.findings).toContainEqual(
        expect.objectContaining({ table, subject, problem: expect.stringContaining(problem) }),
      );
    has("tickets", "guild_id", "may be null");
    has("kill_logs", "distance", "is numeric(10,2), should be double precision");
    has("kill_logs", "victim_name", "may not be null");
    has("player_links", "key (guild_id, ingame_name)", "old shape");
    has("economy_transactions", "constraint economy_transactions_account_fkey", "is missing");
    has("shop_purchases", "constraint shop_purchases_item_id_fkey", "ON DELETE CASCADE");
    expect(found.unattributed).toContainEqual({ table: "tickets", rows: 1 });
    expect(found.unattributed).toContainEqual({ table: "player_sessions", rows: 1 });
    expect(text).toContain("1 row of no known guild");
    expect(found.notes.join(" ")).toContain("giveaways");
    expect(found.faults).toEqual([]);
  });

  it("takes legs of the guild's own accounts once the operator has let go of the old constraints", async () => {
    const leg = () =>
      withGuild({ guildId: A, actor: job }, (ctx) =>
        ctx.db
          .insert(economyTransactions)
          .values({ guildId: A, account: "mint", amount: -5n, transactionType: "daily" }),
      );
    await expect(leg()).rejects.toMatchObject({ cause: { code: "23502" } });
    for (const statement of relaxStatements(found.findings)) await client.query(statement);
    await leg();
    await client.query("delete from economy_transactions where account = 'mint'");
    expect(await rowsOf(client, shape)).toEqual(before);
    expect(relaxStatements((await examine(client)).findings)).toEqual([]);
  });

  it("does not lose orders with their item any more", async () => {
    const { rows } = await client.query("select guild_id, item_id from shop_items order by 2 limit 1");
    const removing = client.query("delete from shop_items where guild_id = $1 and item_id = $2", [
      rows[0]?.guild_id,
      rows[0]?.item_id,
    ]);
    await expect(removing).rejects.toMatchObject({ code: expect.stringMatching(/^23(001|503)$/) });
    expect(
      await withGuild({ guildId: A, actor: job }, (ctx) =>
        ctx.db
          .select({ id: shopPurchases.purchaseId })
          .from(shopPurchases)
          .where(eq(shopPurchases.guildId, A)),
      ),
    ).toHaveLength(1);
  });
});
