import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { buyAtOnce } from "@/db/testing/rush";
import { type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { reconcile } from "@/features/economy/data/reconcile";
import { openAccounts } from "@/features/economy/mutations/movement";
import { post } from "@/features/economy/mutations/post";
import { pay } from "@/features/economy/rules";
import { purchase } from "./mutations/purchase";

const BUYERS = 200;
const ROUNDS = 20;

let db: TestDatabase;
let world: ShopWorld;

beforeAll(async () => {
  db = await testDatabase({ max: 20 });
  world = await shopWorld(db.sql, BUYERS);
  await withGuild(world.job, async (ctx) => {
    await openAccounts(
      ctx,
      world.people.map((person) => person.discordId),
    );
    for (const { discordId } of world.people) {
      await post(ctx, {
        key: `start:${discordId}`,
        kind: "grant",
        legs: pay("mint", { person: discordId }, 10_000n),
        cause: { kind: "grant", id: discordId },
        description: "For a test",
      });
    }
  });
});
afterAll(() => db.close());

describe("the last item", () => {
  it(`goes to one of ${BUYERS} buyers at once, and the others are refused with a sentence`, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const item = await world.item({ stock: 1 });
      const rush = await buyAtOnce(
        world,
        world.people.map((person) => world.order(person, item)),
      );
      expect(rush.faults).toEqual([]);
      expect([rush.bought.length, rush.refused.length]).toEqual([1, BUYERS - 1]);
      for (const message of rush.refused) expect(message).toMatch(/sold out|a moment ago/);
      const [stock] = await db.sql("select stock_quantity from shop_items where item_id = $1", [item]);
      expect(stock).toEqual({ stock_quantity: 0 });
    }
    expect((await withGuild(world.job, (ctx) => reconcile(ctx))).problems).toEqual([]);
  }, 120_000);

  it("is not sold twice to people who buy several at once", async () => {
    const item = await world.item({ stock: 7 });
    const orders = world.people.slice(0, 20).map((person) => world.order(person, item, { quantity: 2 }));
    const rush = await buyAtOnce(world, orders);
    expect([rush.bought.length, rush.faults]).toEqual([3, []]);
  });
});

describe("one key", () => {
  it("sent 50 times at once pays once and answers the same 50 times", async () => {
    const [person] = world.people;
    if (!person) throw new Error("The world has people.");
    const order = world.order(person, await world.item({ stock: 50 }));
    const rush = await buyAtOnce(
      world,
      Array.from({ length: 50 }, () => order),
      [person],
    );
    expect([rush.bought.length, rush.faults, rush.refused]).toEqual([50, [], []]);
    expect(rush.bought.filter((answer) => !answer.replayed)).toHaveLength(1);
    const answers = new Set(rush.bought.map(({ replayed: _replayed, ...answer }) => JSON.stringify(answer)));
    expect(answers.size).toBe(1);
    const [legs] = await db.sql(
      `select count(*)::int as debits from economy_transactions t
       join shop_purchases p on p.guild_id = t.guild_id and p.movement_id = t.movement_id
       where p.guild_id = $1 and p.idempotency_key = $2 and t.amount < 0`,
      [world.guildId, `buy:${person.discordId}:${order.key}`],
    );
    expect(legs).toEqual({ debits: 1 });
  });
});

describe("one purse", () => {
  it("is not spent twice by orders at once", async () => {
    const person = world.people[1];
    if (!person) throw new Error("The world has people.");
    const item = await world.item({ price: 3_000 });
    const orders = Array.from({ length: 20 }, () => world.order(person, item, { expectedPrice: 3_000 }));
    const rush = await buyAtOnce(world, orders, [person]);
    const paid = rush.bought.length * 3_000;
    expect(rush.faults).toEqual([]);
    expect(paid).toBeLessThanOrEqual(10_000);
    expect(paid).toBeGreaterThan(3_000);
    for (const message of rush.refused) expect(message).toContain("and this costs 3000");
    expect((await withGuild(world.job, (ctx) => reconcile(ctx))).problems).toEqual([]);
  });

  it("does not pass a limit with orders at once", async () => {
    const person = world.people[2];
    if (!person) throw new Error("The world has people.");
    const item = await world.item({ limitCount: 2, limitHours: 24, price: 1 });
    const orders = Array.from({ length: 10 }, () => world.order(person, item, { expectedPrice: 1 }));
    const rush = await buyAtOnce(world, orders, [person]);
    expect([rush.bought.length, rush.faults]).toEqual([2, []]);
  });
});

describe("order numbers", () => {
  it("are given once each, also in a crowd and to a first order", async () => {
    const fresh = await shopWorld(db.sql, 40);
    for (const person of fresh.people) await fresh.give(person, 100);
    const item = await fresh.item();
    const orders = fresh.people.map((person) => fresh.order(person, item));
    const rush = await buyAtOnce(fresh, orders);
    expect(rush.faults).toEqual([]);
    expect(new Set(rush.bought.map((answer) => answer.number)).size).toBe(40);
  });

  it("come one after the other without a crowd, refused orders taking none", async () => {
    const fresh = await shopWorld(db.sql, 1);
    const [person] = fresh.people;
    if (!person) throw new Error("The world has people.");
    await fresh.give(person, 10_000);
    const item = await fresh.item({ stock: 40 });
    const numbers: number[] = [];
    for (let nr = 0; nr < 36; nr++) {
      const order = fresh.order(person, item);
      const wrong = { ...fresh.order(person, item), expectedPrice: 99 };
      await withGuild(fresh.as(person), (ctx) => purchase(ctx, wrong)).catch(() => undefined);
      numbers.push((await withGuild(fresh.as(person), (ctx) => purchase(ctx, order))).number);
    }
    expect(numbers).toEqual(Array.from({ length: 36 }, (_, nr) => nr + 1));
  });
});
