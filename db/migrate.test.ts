import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { migrate, readMigrations } from "./migrate";
import { databaseUrl, dropDatabase, onServer } from "./testing/template";

const real = fileURLToPath(new URL("./migrations", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "grizzly-migrations-"));
let count = 0;
let name: string;
let url: string;

const put = (file: string, sql: string) => writeFileSync(join(folder, file), sql);

/** The runner asks the same of two migrations as of all: the first ones stand for them where it can be so. */
const FIRST = 2;

beforeEach(async () => {
  name = `migrate_${process.pid}_${count++}`;
  url = databaseUrl(inject("postgresUrl"), name);
  await onServer(inject("postgresUrl"), (client) => client.query(`create database ${name}`));
  rmSync(folder, { recursive: true, force: true });
  for (const { name } of readMigrations().slice(0, FIRST))
    cpSync(join(real, `${name}.sql`), join(folder, `${name}.sql`));
});
afterEach(() => dropDatabase(inject("postgresUrl"), name));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const history = () =>
  onServer(
    url,
    async (client) => (await client.query("select number, name from migrations order by number")).rows,
  );

describe("the migration runner", () => {
  it("runs what is missing, once, in order", async () => {
    const names = readMigrations().map((migration) => migration.name);
    expect(await migrate(url)).toEqual(names);
    expect(await migrate(url)).toEqual([]);
    cpSync(real, folder, { recursive: true });
    put(`${String(names.length + 1).padStart(4, "0")}_more.sql`, "create table if not exists more (id int)");
    expect(await migrate(url, { folder })).toHaveLength(1);
    expect(await history()).toHaveLength(names.length + 1);
  });

  it("lets four runners at once pass, twenty times", async () => {
    for (let round = 0; round < 20; round++) {
      await onServer(url, (client) =>
        client.query(
          "drop schema public cascade; create schema public; drop schema if exists grizzly_core cascade",
        ),
      );
      const options = round < 3 ? {} : { folder };
      const runs = await Promise.all([1, 2, 3, 4].map(() => migrate(url, options)));
      const names = readMigrations(options.folder).map((migration) => migration.name);
      expect(runs.flat()).toEqual(names);
      expect(await history()).toHaveLength(names.length);
    }
  }, 120_000);

  it("undoes a migration that fails, and says nothing ran", async () => {
    put("0003_broken.sql", "create table half (id int); select 1 / 0");
    await expect(migrate(url, { folder })).rejects.toThrow("division by zero");
    expect(
      await onServer(
        url,
        async (client) => (await client.query("select to_regclass('public.half') as t")).rows[0],
      ),
    ).toEqual({ t: null });
    expect(await history()).toHaveLength(FIRST);
  });

  it("refuses a file that was changed after it ran", async () => {
    await migrate(url, { folder });
    put("0001_foundation.sql", "select 1");
    await expect(migrate(url, { folder })).rejects.toThrow("0001_foundation.sql was changed after it ran");
  });

  it("refuses a checkout that is older than the database", async () => {
    put("0003_more.sql", "select 1");
    await migrate(url, { folder });
    rmSync(join(folder, "0003_more.sql"));
    await expect(migrate(url, { folder })).rejects.toThrow("it is older");
  });

  it.each([
    ["a gap", "0099_late.sql"],
    ["a second file of one number", "0001_again.sql"],
    ["a name without a number", "later.sql"],
  ])("refuses %s", (_, file) => {
    put(file, "select 1");
    expect(() => readMigrations(folder)).toThrow("count without gaps");
  });
});
