import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createPool, setDatabasePool } from "./client";
import { keepPagesInStep } from "./pages";
import { type TestDatabase, testDatabase } from "./testing/database";

vi.mock("@/lib/env", async (original) => ({
  ...(await original<typeof import("@/lib/env")>()),
  env: () => ({ DATABASE_URL: t.url, DATABASE_DRIVER: "pg" }),
}));

const HOOK = Symbol.for("grizzly.pages");
interface Hook {
  tell?: (tags: string[], durations?: { expire?: number }) => Promise<void>;
  renew?: (tags: string[], durations: { expire?: number }) => Promise<void>;
  waiting?: unknown[];
}
const holder = globalThis as unknown as Record<symbol, Hook>;
let t: TestDatabase;
const renewed: [string[], { expire?: number }][] = [];

beforeAll(async () => {
  t = await testDatabase();
  holder[HOOK] = { renew: async (...call) => void renewed.push(call) };
});
afterAll(() => t.close());

const soon = <T>(look: () => T) => vi.waitFor(look, { timeout: 4_000, interval: 20 });
/** What another instance of the website says. */
const other = (tags: string[], atOnce: boolean) =>
  t.sql("select pg_notify('grizzly_pages', $1)", [JSON.stringify({ by: "another", atOnce, tags })]);
const listening = () =>
  soon(async () => {
    const rows = await t.sql(
      "select 1 from pg_stat_activity where datname = current_database() and query like 'listen%' or query = 'select 1'",
    );
    expect(rows.length).toBeGreaterThan(0);
  });

describe("instances of the website", () => {
  it("read at their start what was told before, hear each other, and catch up after a lost connection", async () => {
    await t.sql("insert into page_tags (tag, expired_at) values ('early', now())");
    const first = keepPagesInStep();
    await soon(() => expect(renewed).toContainEqual([["early"], { expire: 0 }]));
    await listening();

    renewed.length = 0;
    await other(["listing:taiga"], true);
    await other(["servers"], false);
    await soon(() =>
      expect(renewed).toEqual([
        [["listing:taiga"], { expire: 0 }],
        [["servers"], {}],
      ]),
    );

    // What it says itself it need not hear, and everybody else finds it in the table.
    renewed.length = 0;
    await holder[HOOK]?.tell?.(["home", "home"], { expire: 0 });
    await holder[HOOK]?.tell?.(["status"], { expire: 31_536_000 });
    expect(
      await t.sql(
        "select tag, stale_at is not null as stale, expired_at is not null as expired from page_tags order by tag",
      ),
    ).toEqual([
      { tag: "early", stale: false, expired: true },
      { tag: "home", stale: false, expired: true },
      { tag: "status", stale: true, expired: false },
    ]);

    await t.sql("update page_tags set expired_at = now() - interval '1 hour', stale_at = null");
    await t.sql(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'",
    );
    await t.sql("insert into page_tags (tag, expired_at) values ('meanwhile', now())");
    await soon(() => expect(renewed).toContainEqual([["meanwhile"], { expire: 0 }]));
    expect(renewed.flatMap(([tags]) => tags)).not.toContain("early");
    await first.close();
  });

  it("cost freshness and nothing else when the database is away", async () => {
    const nowhere = createPool("postgres://grizzly@127.0.0.1:1/none", { driver: "pg", max: 1 });
    setDatabasePool(nowhere);
    const { tell } = holder[HOOK] ?? {};
    await expect(tell?.(["home"])).resolves.toBeUndefined();
    setDatabasePool(t.pool);
    await nowhere.end();
  });
});
