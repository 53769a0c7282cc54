import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { reconcile } from "@/features/economy/data/reconcile";
import { post } from "@/features/economy/mutations/post";
import { transfer } from "@/features/economy/mutations/transfer";
import { pay } from "@/features/economy/rules";
import { AppError } from "@/lib/errors";
import { purchase } from "./mutations/purchase";
import { cancelOrder } from "./mutations/refund";

const SEQUENCES = 1_000;
/** Sequences that run side by side, each with people and an item of its own. */
const LANES = 20;
const PEOPLE = 3;
const PRICE = 30;

const who = fc.nat(PEOPLE - 1);
const step = fc.oneof(
  fc.record({ do: fc.constant("mint" as const), who, amount: fc.integer({ min: 1, max: 100 }) }),
  fc.record({
    do: fc.constant("buy" as const),
    who,
    quantity: fc.integer({ min: 1, max: 3 }),
    again: fc.boolean(),
  }),
  fc.record({ do: fc.constant("refund" as const), who, order: fc.nat(3) }),
  fc.record({ do: fc.constant("transfer" as const), who, to: who, amount: fc.integer({ min: 1, max: 80 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
const sequence = fc.record({
  stock: fc.option(fc.nat(5)),
  steps: fc.array(step, { minLength: 1, maxLength: 7 }),
});
type Sequence = typeof sequence extends fc.Arbitrary<infer S> ? S : never;

interface Lane {
  people: Person[];
  item: number;
}

/** What must be true, kept in three numbers and a list. */
class Model {
  readonly orders: { number: number; who: number; quantity: number; refunded: boolean }[] = [];
  constructor(
    readonly coins: number[],
    public stock: number | null,
  ) {}

  mayBuy(buyer: number, quantity: number): boolean {
    return (this.stock === null || quantity <= this.stock) && quantity * PRICE <= (this.coins[buyer] ?? 0);
  }
  mayTransfer(from: number, to: number, amount: number): boolean {
    return from !== to && amount <= (this.coins[from] ?? 0);
  }
  move(person: number, amount: number): void {
    this.coins[person] = (this.coins[person] ?? 0) + amount;
  }
  take(pieces: number): void {
    if (this.stock !== null) this.stock -= pieces;
  }
}

let db: TestDatabase;
let world: ShopWorld;
const lanes: Lane[] = [];

/** True when it happened, false when it was refused with a sentence; anything else is a fault. */
async function happened(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof AppError && (error.code === "conflict" || error.code === "not_found")) return false;
    throw error;
  }
}

async function take(lane: Lane, model: Model, one: Step): Promise<void> {
  const person = lane.people[one.who];
  if (!person) throw new Error("The lane has people.");
  const { discordId } = person;
  if (one.do === "mint") {
    const movement = {
      key: randomUUID(),
      kind: "grant",
      legs: pay("mint", { person: discordId }, BigInt(one.amount)),
      cause: { kind: "grant", id: "1" },
      description: "",
    } as const;
    await withGuild(world.job, (ctx) => post(ctx, movement));
    model.move(one.who, one.amount);
  } else if (one.do === "buy") {
    const order = world.order(person, lane.item, { quantity: one.quantity, expectedPrice: PRICE });
    const buy = () => withGuild(world.as(person), (ctx) => purchase(ctx, order));
    const expected = model.mayBuy(one.who, one.quantity);
    let number = 0;
    expect(await happened(buy().then((answer) => (number = answer.number)))).toBe(expected);
    if (!expected) return;
    if (one.again) expect(await buy()).toMatchObject({ number, replayed: true });
    model.move(one.who, -one.quantity * PRICE);
    model.take(one.quantity);
    model.orders.push({ number, who: one.who, quantity: one.quantity, refunded: false });
  } else if (one.do === "refund") {
    const order = model.orders[one.order];
    if (!order) return;
    const expected = order.who === one.who && !order.refunded;
    const before = order.refunded && order.who === one.who;
    const cancel = withGuild(world.as(person), (ctx) => cancelOrder(ctx, order.number));
    // Asking again for what is refunded changes nothing and is no error.
    expect(await happened(cancel)).toBe(expected || before);
    if (!expected) return;
    order.refunded = true;
    model.move(one.who, order.quantity * PRICE);
    model.take(-order.quantity);
  } else {
    const to = lane.people[one.to];
    if (!to) throw new Error("The lane has people.");
    const input = { key: randomUUID(), toDiscordId: to.discordId, amount: one.amount, note: "" };
    const expected = model.mayTransfer(one.who, one.to, one.amount);
    expect(await happened(withGuild(world.as(person), (ctx) => transfer(ctx, input)))).toBe(expected);
    if (!expected) return;
    model.move(one.who, -one.amount);
    model.move(one.to, one.amount);
  }
}

async function stateOf(lane: Lane): Promise<{ coins: number[]; stock: number | null }> {
  const [row] = await db.sql<{ coins: Record<string, number> | null; stock: number | null }>(
    `select (select json_object_agg(discord_id, balance) from economy_accounts where guild_id = $1 and discord_id = any($3)) as coins,
       stock_quantity as stock from shop_items where guild_id = $1 and item_id = $2`,
    [world.guildId, lane.item, lane.people.map((person) => person.discordId)],
  );
  return {
    coins: lane.people.map((person) => row?.coins?.[person.discordId] ?? 0),
    stock: row?.stock ?? null,
  };
}

async function play(lane: Lane, { stock, steps }: Sequence): Promise<void> {
  await db.sql("update shop_items set stock_quantity = $2 where item_id = $1", [lane.item, stock]);
  const { coins } = await stateOf(lane);
  const model = new Model(coins, stock);
  for (const one of steps) await take(lane, model, one);
  expect(await stateOf(lane)).toEqual({ coins: model.coins, stock: model.stock });
}

beforeAll(async () => {
  db = await testDatabase({ max: 10 });
  world = await shopWorld(db.sql, LANES * PEOPLE);
  for (let nr = 0; nr < LANES; nr++) {
    const people = world.people.slice(nr * PEOPLE, (nr + 1) * PEOPLE);
    lanes.push({ people, item: await world.item({ price: PRICE }) });
  }
});
afterAll(() => db.close());

describe("mint, buy, refund and transfer in any order", () => {
  it(`agree with a model in ${SEQUENCES} sequences`, async () => {
    const batch = fc.array(sequence, { minLength: LANES, maxLength: LANES });
    await fc.assert(
      fc.asyncProperty(batch, async (sequences) => {
        await Promise.all(
          sequences.map((one, nr) => {
            const lane = lanes[nr];
            if (!lane) throw new Error("There is a lane for each sequence.");
            return play(lane, one);
          }),
        );
      }),
      { numRuns: SEQUENCES / LANES, endOnFailure: true },
    );
    expect((await withGuild(world.job, (ctx) => reconcile(ctx))).problems).toEqual([]);
  }, 180_000);
});
