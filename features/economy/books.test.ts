import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GuildContext, withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { olderTransactionsEnd } from "@/db/testing/transactions";
import { changeWords, spreadWords } from "./books";
import { guildBooks } from "./data/books";
import { economyDays } from "./data/days";
import { reconcile } from "./data/reconcile";
import { checkBooks, checkIsDue } from "./mutations/check-books";
import { countLedger, forgetCounts } from "./mutations/count-ledger";
import { keepStandings } from "./mutations/standings";

let db: TestDatabase;
let world: ShopWorld;
let other: ShopWorld;
let ann: Person;
let bob: Person;

const job = <T>(fn: (ctx: GuildContext) => Promise<T>, of = world) => withGuild(of.job, fn);
const countNow = (of = world) => job((ctx) => countLedger(ctx, 0), of);

async function count(of = world) {
  await olderTransactionsEnd(db.sql);
  return countNow(of);
}
const booked = () => job(guildBooks);

beforeAll(async () => {
  db = await testDatabase();
  [world, other] = [await shopWorld(db.sql, 3), await shopWorld(db.sql, 1)];
  const [first, second] = world.people;
  if (!first || !second) throw new Error("The world has people.");
  [ann, bob] = [first, second];
});
afterAll(() => db.close());

describe("the books", () => {
  it("count each entry once, up to what was marked before", async () => {
    await world.give(ann, 500);
    expect(await count()).toEqual({ counted: 0, more: false });
    await world.give(bob, 100);
    expect(await count()).toEqual({ counted: 2, more: false });
    expect(await count()).toEqual({ counted: 2, more: false });
    expect(await count()).toEqual({ counted: 0, more: false });
    expect(await booked()).toMatchObject({ entries: 4, minted: 600, circulating: 600 });
    expect((await job((ctx) => economyDays(ctx, 1))).map(({ kind, minted }) => [kind, minted])).toEqual([
      ["grant", 600],
    ]);
  });

  it("know what is not counted yet among the coins in circulation", async () => {
    await world.give(ann, 7);
    expect(await booked()).toMatchObject({ minted: 600, circulating: 607 });
    await count();
    await count();
    expect(await booked()).toMatchObject({ minted: 607, circulating: 607 });
  });

  it("wait for a transaction that took its numbers and commits late", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let wrote = () => {};
    const written = new Promise<void>((resolve) => {
      wrote = resolve;
    });
    const late = job(async (ctx) => {
      const { grantCoins } = await import("./mutations/staff");
      await grantCoins(ctx, { key: "late-grant", discordId: bob.discordId, amount: 40, reason: "Late" });
      wrote();
      await held;
    });
    await written;
    await world.give(ann, 3);
    await countNow();
    // The later entry is there and the earlier one is not: neither is counted.
    expect(await countNow()).toEqual({ counted: 0, more: false });
    release();
    await late;
    expect(await count()).toMatchObject({ counted: 4 });
    expect(await booked()).toMatchObject({ minted: 650, circulating: 650 });
  });

  it("set a mark anew that came from another server", async () => {
    await world.give(ann, 1);
    await count();
    await db.sql("update economy_books set mark_xid = 9000000000000 where guild_id = $1", [world.guildId]);
    expect(await count()).toEqual({ counted: 0, more: false });
    expect(await count()).toMatchObject({ counted: 2 });
  });

  it("are the ledger's, and say where they are not", async () => {
    const check = await job(checkBooks);
    expect(check).toMatchObject({ ok: true, problems: [], balances: check.ledger });
    expect(await job(checkIsDue)).toBe(false);
    await db.sql("update economy_days set minted = minted + 1 where guild_id = $1", [world.guildId]);
    expect((await job((ctx) => reconcile(ctx))).problems.join()).toContain("counted days differ");
    await db.sql("update economy_books set person = person + 1 where guild_id = $1", [world.guildId]);
    expect((await job((ctx) => reconcile(ctx))).problems.join()).toContain("sums of the books differ");
    await job(forgetCounts);
    await count();
    await count();
    expect((await job((ctx) => reconcile(ctx))).problems).toEqual([]);
  });

  it("keep who earned most, and how coins lie", async () => {
    expect(await job(keepStandings)).toBe(true);
    expect(await job(keepStandings)).toBe(false);
    const { standings } = (await booked()) ?? {};
    expect(standings?.earners[7]).toEqual([
      { discordId: ann.discordId, coins: 511, before: 0 },
      { discordId: bob.discordId, coins: 140, before: 0 },
    ]);
    expect(standings?.spenders[30]).toEqual([]);
    expect(standings?.active[90]).toBe(2);
    expect(standings?.spread).toMatchObject({ accounts: 2, coins: 651, topTenth: 511, median: 140 });
    expect(standings?.spread.gini).toBeCloseTo(511 / 651 - 0.5, 6);
  });

  it("are each guild's own", async () => {
    expect(await job(guildBooks, other)).toBeNull();
    await count(other);
    expect(await job(guildBooks, other)).toMatchObject({ entries: 0, circulating: 0 });
    expect(await job((ctx) => economyDays(ctx, 90), other)).toEqual([]);
  });
});

describe("words", () => {
  it("say what a spread means", () => {
    const spread = { accounts: 100, coins: 1_000, gini: 0.7, topTenth: 620, median: 2 };
    expect(spreadWords(spread)).toContain("richest tenth holds 62 % of all coins");
    expect(spreadWords({ ...spread, gini: 0.2 })).toContain("fairly evenly");
    expect(spreadWords({ ...spread, accounts: 3 })).toContain("too few");
    expect(spreadWords({ ...spread, gini: null })).toContain("Nobody has coins");
  });

  it.each([
    [120, 100, "20 % more than the period before"],
    [50, 100, "50 % less than the period before"],
    [5, 0, "nothing in the period before"],
    [0, 0, null],
    [7, 7, "as in the period before"],
  ])("compare %d with %d", (now, before, words) => expect(changeWords(now, before)).toBe(words));
});
