import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { type SystemContext, withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { addressOf, askedOf } from "./asked";
import { platformFlags } from "./data/flags";
import { guildDetail } from "./data/guilds";
import { findPerson, personDetail } from "./data/person";
import { listLeases } from "./data/running";
import { listWaiting } from "./data/waiting";
import { listCsv } from "./list-csv";
import { LISTS, type ListName } from "./lists";

const system = { kind: "system", job: "test" } as const;
const GUILD = "100000000000000001";
const person = (nr: number) => `00000000-0000-4000-8000-0000000000${String(nr).padStart(2, "0")}`;

let t: TestDatabase;

type Page = { rows: Record<string, unknown>[]; next: string | null };
type Read = (ctx: SystemContext, asked: object, limit: number) => Promise<Page>;
const page = (name: ListName, asked: object, limit = 50) =>
  withSystem(system, (ctx) => (LISTS[name].read as unknown as Read)(ctx, asked, limit));
const NAMES = Object.keys(LISTS) as ListName[];

beforeAll(async () => {
  t = await testDatabase();
  await t.sql("insert into guilds (guild_id, name, slug) values ($1, 'Black Pine', 'black-pine')", [GUILD]);
  for (let nr = 1; nr <= 7; nr++) {
    // Some at the same moment, some a microsecond apart: neither may be lost between pages.
    await t.sql(
      `insert into grizzly_users (id, discord_id, display_name, created_at)
       values ($1, $2, $3, timestamptz '2026-11-01 10:00:00.123456Z' + make_interval(secs => $4))`,
      [person(nr), `20000000000000000${nr}`, `Person ${nr}`, nr < 4 ? 0 : nr / 1_000_000],
    );
    await t.sql("insert into user_sessions (grizzly_user_id, browser, os) values ($1, 'Firefox', 'Linux')", [
      person(nr),
    ]);
    await t.sql("insert into bot_logs (guild_id, bot, level, message) values ($1, 'grizzly-os', $2, $3)", [
      nr % 2 ? GUILD : null,
      nr % 2 ? "error" : "warn",
      `Trouble 100% of ${nr}`,
    ]);
    await t.sql(
      "insert into response_times (kind, name, hour, bucket_ms, hits, errors) values ('http', $1, date_trunc('hour', now()), 10, 90, 0), ('http', $1, date_trunc('hour', now()), 250, 10, 1)",
      [`route.${nr}`],
    );
    await t.sql(
      "insert into websocket_connections (kind, instance, grizzly_user_id) values ('page', 'os:1', $1)",
      [person(nr)],
    );
  }
  await t.sql("insert into subscriptions (grizzly_user_id, source, tier) values ($1, 'grant', 'gold')", [
    person(1),
  ]);
  await t.sql("insert into platform_staff (grizzly_user_id, role) values ($1, 'support')", [person(2)]);
  await t.sql("update grizzly_users set banned_at = now(), ban_reason = 'x' where id = $1", [person(3)]);
});
afterAll(() => t.close());

describe("the platform's lists", () => {
  it("answer every question that an address may ask", async () => {
    for (const name of NAMES) {
      const shape = (LISTS[name].asked as unknown as z.ZodObject).shape as Record<string, z.ZodType>;
      const values: Record<string, string> = { q: "100%' or ''='", before: "1~a" };
      const questions: object[] = [{}];
      for (const [key, type] of Object.entries(shape)) {
        const options = (type as { unwrap?: () => { options?: string[] } }).unwrap?.().options ?? [];
        for (const value of [...options, values[key] ?? "", "5"]) {
          const asked = askedOf(LISTS[name].asked as unknown as z.ZodObject, { [key]: value });
          if (Object.keys(asked).length > 0) questions.push(asked);
        }
      }
      expect(questions.length, name).toBeGreaterThan(2);
      for (const asked of questions) {
        const { rows } = await page(name, asked);
        expect(Array.isArray(rows), `${name} ${JSON.stringify(asked)}`).toBe(true);
        expect(listCsv(rows).length).toBeGreaterThan(0);
      }
    }
  });

  it.each(["users", "logs", "times", "sockets"] as const)(
    "%s: pages lose and repeat nothing",
    async (name) => {
      const all = (await page(name, {})).rows;
      expect(all).toHaveLength(7);
      const paged: unknown[] = [];
      let before: string | null = null;
      do {
        const one: Page = await page(name, before === null ? {} : { before }, 2);
        // What comes back in an address is taken as it is.
        const read = askedOf(LISTS[name].asked as unknown as z.ZodObject, { before: one.next ?? "" });
        expect((read as { before?: string }).before ?? null).toBe(one.next);
        paged.push(...one.rows);
        before = one.next;
      } while (before !== null);
      expect(paged).toEqual(all);
    },
  );

  it("find people by what is known of them, and by what they are", async () => {
    const names = async (asked: object) => (await page("users", asked)).rows.map((row) => row.name);
    expect(await names({ q: "person 4" })).toEqual(["Person 4"]);
    expect(await names({ q: "200000000000000005" })).toEqual(["Person 5"]);
    expect(await names({ who: "supporters" })).toEqual(["Person 1"]);
    expect(await names({ who: "staff" })).toEqual(["Person 2"]);
    expect(await names({ who: "banned" })).toEqual(["Person 3"]);
    expect(await names({ q: "%" })).toEqual([]);
  });

  it("find features by their words and by how they stand for all guilds", async () => {
    const flags = async (asked: object) => (await page("flags", asked)).rows.map((row) => row.flag);
    expect(await flags({})).toHaveLength(4);
    expect(await flags({ q: "LEADERBOARDS" })).toEqual(["public-boards"]);
    await t.sql(
      'insert into feature_flags (guild_id, flags) values (null, \'{"self-linking": false, "bounty-hints": true}\')',
    );
    expect(await flags({ state: "off" })).toEqual(["self-linking"]);
    expect(await flags({ state: "open" })).toEqual(["bounty-hints"]);
    expect(await flags({ state: "free", q: "bount" })).toEqual(["player-bounties"]);
    await t.sql("delete from feature_flags");
  });

  it("count response times by the bucket that holds the half and the 95th of 100", async () => {
    expect((await page("times", { q: "route.1" })).rows).toEqual([
      { kind: "http", name: "route.1", hits: 100, errors: 1, medianMs: 10, p95Ms: 250, slowestMs: 250 },
    ]);
  });
});

describe("one thing", () => {
  it("is read whole, and is missing where nothing is", async () => {
    const found = await withSystem(system, (ctx) => personDetail(ctx, person(3)));
    expect(found).toMatchObject({ name: "Person 3", banReason: "x", staff: null });
    expect(found.devices).toHaveLength(1);
    expect((await withSystem(system, (ctx) => guildDetail(ctx, GUILD))).name).toBe("Black Pine");
    const missing = { status: 404 };
    await expect(withSystem(system, (ctx) => guildDetail(ctx, "9"))).rejects.toMatchObject(missing);
    for (const id of [person(99), "x' or true"])
      await expect(withSystem(system, (ctx) => personDetail(ctx, id))).rejects.toMatchObject(missing);
    expect(await withSystem(system, (ctx) => findPerson(ctx, "200000000000000002"))).toBe(person(2));
    await expect(withSystem(system, (ctx) => findPerson(ctx, "nobody"))).rejects.toMatchObject(missing);
  });

  it("waits for staff with its number and its age", async () => {
    const waiting = await withSystem(system, listWaiting);
    expect(waiting.find((row) => row.what === "logs")).toMatchObject({ count: 4 });
    expect(waiting.find((row) => row.what === "dead")).toEqual({ what: "dead", count: 0, since: null });
    expect(await withSystem(system, listLeases)).toEqual([]);
    expect((await withSystem(system, platformFlags)).every((flag) => flag.on === null)).toBe(true);
  });
});

it("an address keeps its question and drops its place", () => {
  expect(addressOf("/admin/users", { q: "ann", before: "1~a" }, { who: "staff" })).toBe(
    "/admin/users?q=ann&who=staff",
  );
  expect(addressOf("/admin/users", { who: "staff" }, { who: undefined })).toBe("/admin/users");
});

it("a file names its columns once and holds a formula as text", () => {
  expect(listCsv([{ guildId: null, name: "=1+1", open: true, topics: ["a"] }])).toBe(
    'guild_id,name,open,topics\r\n,\'=1+1,yes,"[""a""]"\r\n',
  );
});
