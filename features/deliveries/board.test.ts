import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GuildContext, withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { allRows } from "@/lib/csv";
import { boardAddress, boardAsked } from "./board";
import { boardPage, deliveryBoard } from "./data/board";
import { deliveriesCsv } from "./delivery-csv";

let db: TestDatabase;
let world: ShopWorld;
let other: ShopWorld;

const job = <T>(of: ShopWorld, fn: (ctx: GuildContext) => Promise<T>) => withGuild(of.job, fn);

/** Attempts of one event, a minute apart; the newest has the highest number. */
const attempts = (of: ShopWorld, state: string, count: number) =>
  db.sql(
    `insert into delivery_attempts (guild_id, service_id, kind, event_setting_id, attempt, state, state_at, objects, reason)
     select $1, $2, 'event', 1, n, $3, timestamptz '2026-11-20 00:00Z' + make_interval(mins => n / 2), '[]', n || ' ' || $3
     from generate_series(1, $4::int) n`,
    [of.guildId, of.serviceId, state, count],
  );

beforeAll(async () => {
  db = await testDatabase();
  [world, other] = [await shopWorld(db.sql, 0), await shopWorld(db.sql, 0)];
  await attempts(world, "fulfilled", 120);
  await attempts(world, "needs_look", 3);
  await attempts(world, "staged", 2);
  await attempts(other, "needs_look", 5);
});
afterAll(() => db.close());

describe("the board of deliveries", () => {
  it("is read page by page, newest first, without a row twice or left out where two share a moment", async () => {
    const first = await job(world, (ctx) => deliveryBoard(ctx, "done"));
    expect(first.rows).toHaveLength(50);
    expect(first.rows[0]?.reason).toBe("120 fulfilled");
    const all = await job(world, (ctx) =>
      allRows((key: string | null) => boardPage(ctx, "done", key, 7), null, 500),
    );
    expect(new Set(all.map(({ id }) => id)).size).toBe(120);
    const moments = all.map(({ stateAt }) => stateAt);
    expect(moments).toEqual([...moments].sort().reverse());
    const next = await job(world, (ctx) => deliveryBoard(ctx, "done", first.next));
    expect(next.rows.map(({ id }) => id)).toEqual(all.slice(50, 100).map(({ id }) => id));
    expect((await job(world, (ctx) => boardPage(ctx, "done", all.at(-1)?.id ?? "", 7))).rows).toEqual([]);
  });

  it("counts what something is still done about, in this guild alone", async () => {
    const { counts, rows } = await job(world, (ctx) => deliveryBoard(ctx, "look"));
    expect(counts).toEqual({ look: 3, waiting: 0, moving: 2 });
    expect(rows.map(({ reason }) => reason).sort()).toEqual(["1 needs_look", "2 needs_look", "3 needs_look"]);
    const theirs = await job(other, (ctx) => deliveryBoard(ctx, "look"));
    expect(theirs.counts.look).toBe(5);
    // The last row of another guild is no key here: nothing is older than what is not there.
    expect((await job(world, (ctx) => boardPage(ctx, "look", theirs.rows[0]?.id ?? "", 9))).rows).toEqual([]);
  });

  it("goes out as a file with its reasons", async () => {
    const { rows } = await job(world, (ctx) => boardPage(ctx, "look", null, 10));
    const [head, ...lines] = deliveriesCsv(rows).split("\r\n");
    const line = lines.find((one) => one.includes("3 needs_look"));
    expect(head?.split(",").slice(0, 5)).toEqual(["order", "what", "kind", "attempt", "state"]);
    expect(line).toContain("An event that was removed,event,3,needs_look,");
    expect(lines).toHaveLength(4);
  });
});

describe("the board's address", () => {
  it("says the view and where its page begins, and nothing else gets in", () => {
    const id = "3f0e6d1a-0000-4000-8000-000000000001";
    const read = (address: string) =>
      boardAsked(Object.fromEntries(new URL(address, "http://x").searchParams));
    expect(boardAddress("/d", "look")).toBe("/d");
    expect(read(boardAddress("/d", "done", id))).toEqual({ view: "done", before: id });
    expect(read("/d?show=all&before=' or 1=1")).toEqual({ view: "look", before: null });
  });
});
