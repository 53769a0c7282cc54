import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { getTableConfig } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type Catalogue, readCatalogue } from "@/db/doctor/catalogue";
import { compareCatalogues } from "@/db/doctor/compare";
import { TABLES } from "@/db/schema/all";
import { databaseUrl, dropDatabase, onServer } from "@/db/testing/template";
import { CATALOGUE_FILE, exportedFiles, renderCatalogue, wholeSchema } from "./files";
import { nextMigration } from "./migration";
import { MODULES, renderModule } from "./modules";

const root = fileURLToPath(new URL("../../", import.meta.url));
const stored = (path: string) => readFileSync(`${root}${path}`, "utf8");
const NAME = `export_${process.pid}`;
let url: string;

beforeAll(async () => {
  const server = inject("postgresUrl");
  await onServer(server, (client) => client.query(`create database ${NAME}`));
  url = databaseUrl(server, NAME);
});
afterAll(() => dropDatabase(inject("postgresUrl"), NAME));

describe("the exported files", () => {
  it.each(Object.keys(exportedFiles()))("%s is current (else: npm run db:export)", (path) => {
    expect(stored(path)).toBe(exportedFiles()[path]);
  });

  it.each(MODULES)("%s starts with its version", (name) => {
    expect(renderModule(name)).toMatch(/^-- v\d+\.\d+ \(\d{4}-\d{2}-\d{2}\)\n/);
  });

  it("build what the migrations build, and the catalogue that the doctor compares with", async () => {
    const migrated = await onServer(
      databaseUrl(inject("postgresUrl"), inject("postgresTemplate")),
      readCatalogue,
    );
    const built = await onServer(url, async (client) => {
      for (const name of MODULES) await client.query(renderModule(name));
      return readCatalogue(client);
    });
    expect(built).toEqual(migrated);
    expect(renderCatalogue(built)).toBe(stored(CATALOGUE_FILE));
    expect(compareCatalogues(JSON.parse(stored(CATALOGUE_FILE)), built)).toEqual([]);
    expect(Object.keys(built.tables).sort()).toEqual(
      TABLES.map((meta) => getTableConfig(meta.table).name).sort(),
    );
  });

  it("change nothing when they are applied again, and warn of nothing", async () => {
    const warnings: string[] = [];
    const { before, after, oids } = await onServer(url, async (client) => {
      client.on("notice", (notice) => warnings.push(notice.message ?? ""));
      const count = async () =>
        (
          await client.query(
            "select oid from pg_policy union all select oid from pg_class where relnamespace = 'public'::regnamespace order by 1",
          )
        ).rows.map((row) => row.oid);
      const first = { catalogue: await readCatalogue(client), oids: await count() };
      await client.query(wholeSchema());
      return {
        before: first.catalogue,
        after: await readCatalogue(client),
        oids: [first.oids, await count()],
      };
    });
    expect(after).toEqual(before);
    expect(oids[1]).toEqual(oids[0]);
    expect(warnings).toEqual([]);
  });
});

describe("the next migration", () => {
  it("is empty while the migrations build the schema", () => {
    expect(nextMigration([])).toEqual({ sql: "", byHand: [] });
  });

  it("adds what is missing, and names what needs a hand", async () => {
    const wanted: Catalogue = JSON.parse(stored(CATALOGUE_FILE));
    const { left, byHand } = await onServer(url, async (client) => {
      await client.query(`begin;
        drop table leases;
        alter table shop_items drop column picture, alter column version type bigint;
        drop index shop_purchases_state_idx;
        drop policy guild_scope on shop_categories;
        drop function grizzly_core.drop_key(regclass, text[])`);
      const next = nextMigration(compareCatalogues(wanted, await readCatalogue(client)));
      await client.query(next.sql);
      return { left: compareCatalogues(wanted, await readCatalogue(client)), byHand: next.byHand };
    });
    expect(byHand).toEqual([
      { table: "shop_items", subject: "version", problem: "is bigint, should be integer" },
    ]);
    expect(left).toEqual(byHand);
  });
});

describe("the overview", () => {
  it("says of every table what it means, and who writes and reads it", () => {
    const text = stored("docs/SCHEMA_OVERVIEW.md");
    for (const meta of TABLES) {
      expect(text).toContain(`### ${getTableConfig(meta.table).name}\n${meta.meaning}`);
      for (const words of [meta.meaning, meta.writtenBy, meta.readBy])
        expect(words.length).toBeGreaterThan(2);
    }
  });
});

describe("the doctor's comparison", () => {
  it.each([
    ["a policy opened to all", "alter policy guild_scope on shop_items using (true)", "policy guild_scope"],
    ["walls that are not forced", "alter table shop_items no force row level security", "row-level security"],
    ["a policy that is not ours", "create policy extra on shop_items using (true)", "policy extra"],
    ["a right too many", "grant delete on economy_transactions to grizzly_app", "rights of grizzly_app"],
    ["a column gone", "alter table shop_items drop column picture", "picture"],
    ["another type", "alter table shop_items alter column version type bigint", "version"],
    [
      "a key gone",
      "alter table shop_purchases drop constraint shop_purchases_key_key",
      "key (guild_id, idempotency_key)",
    ],
    [
      "a check gone",
      "alter table economy_accounts drop constraint economy_accounts_balance_check",
      "constraint economy_accounts_balance_check",
    ],
    ["an index gone", "drop index shop_purchases_state_idx", "index shop_purchases_state_idx"],
    [
      "a function changed",
      "create or replace function grizzly_core.guild_id() returns text language sql stable as 'select ''1''::text'",
      "grizzly_core.guild_id",
    ],
  ])("names %s", async (_, change, subject) => {
    const found = await onServer(url, async (client) => {
      await client.query(`begin; ${change}`);
      return compareCatalogues(JSON.parse(stored(CATALOGUE_FILE)), await readCatalogue(client));
    });
    expect(found.map((finding) => finding.subject)).toContain(subject);
  });
});
