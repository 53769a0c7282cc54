import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { rawEnv } from "@/lib/env";
import { bootFaults } from "./boot";
import { roleFaults } from "./doctor/roles";
import { type TestDatabase, testDatabase } from "./testing/database";
import { databaseUrl } from "./testing/template";

const superuser = inject("postgresSuperuserUrl");
let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase({ max: 1 });
});
afterAll(() => t.close());

describe("the boot check", () => {
  it("lets a whole database pass", async () => {
    expect(await bootFaults(t.pool)).toEqual([]);
  });

  it.each([
    [
      "walls that are not forced",
      "alter table shop_items no force row level security",
      "not forced on shop_items",
    ],
    ["a missing migration", "delete from migrations", "Migrations are missing"],
    ["a changed migration", "update migrations set hash = 'x'", "was changed after it ran"],
    [
      "a role that owns a table",
      "grant create on schema public to grizzly_app; alter table shop_items owner to grizzly_app",
      "owns shop_items",
    ],
  ])("refuses %s", async (_, change, words) => {
    await t.pool.query(`begin; ${change}`);
    try {
      expect((await bootFaults(t.pool)).join(" ")).toContain(words);
    } finally {
      await t.pool.query("rollback");
    }
  });

  // Roles belong to the whole server: only ever inside a transaction that is undone.
  it.skipIf(!superuser).each([
    ["bypassrls", "can bypass row-level security"],
    ["superuser", "can bypass row-level security"],
    ["login", "can sign in"],
  ])("refuses a role with %s", async (right, words) => {
    const name = new URL(t.url).pathname.slice(1);
    const client = new pg.Client({ connectionString: databaseUrl(superuser ?? "", name) });
    await client.connect();
    try {
      await client.query(`begin; alter role grizzly_app ${right}`);
      expect((await roleFaults(client)).join(" ")).toContain(`grizzly_app ${words}`);
    } finally {
      await client.query("rollback");
      await client.end();
    }
  });

  it.skipIf(!superuser)("refuses a connection that may not become one of the roles", async () => {
    const client = new pg.Client({
      connectionString: databaseUrl(superuser ?? "", new URL(t.url).pathname.slice(1)),
    });
    await client.connect();
    try {
      await client.query("begin; create role grizzly_nobody; set local role grizzly_nobody");
      expect((await roleFaults(client)).join(" ")).toContain("may not become grizzly_app");
    } finally {
      await client.query("rollback");
      await client.end();
    }
  });
});

describe("npm run db:doctor", () => {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const run = (args: string[] = []) =>
    new Promise<{ code: number | null; text: string }>((done) => {
      const child = spawn("node", ["--import", "tsx", "scripts/db-doctor.ts", ...args], {
        cwd: root,
        env: { ...rawEnv(), NODE_ENV: "test", DATABASE_URL: t.url, DATABASE_DIRECT_URL: "" },
      });
      let text = "";
      child.stdout.on("data", (chunk) => (text += String(chunk)));
      child.stderr.on("data", (chunk) => (text += String(chunk)));
      child.on("close", (code) => done({ code, text }));
    });

  it("exits 0 on a whole database, 1 on one that differs, and relaxes only when told", async () => {
    expect(await run()).toMatchObject({ code: 0, text: expect.stringContaining("as it should be") });
    await t.sql("alter table kill_logs alter column victim_name set not null");
    const sick = await run(["--relax"]);
    expect(sick).toMatchObject({
      code: 1,
      text: expect.stringContaining("kill_logs\n  victim_name may not be null"),
    });
    expect(sick.text).toContain(`select grizzly_core.allow_null('public."kill_logs"', 'victim_name');`);
    expect((await run()).code).toBe(1);
    expect((await run(["--relax", "--yes"])).text).toContain("Done: 1 statements");
    expect((await run()).code).toBe(0);
  });
});
