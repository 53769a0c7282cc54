import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { reconcile } from "@/features/economy/data/reconcile";
import { balanceOf } from "@/features/economy/data/wallet";
import { purchase } from "./mutations/purchase";
import type { PurchaseInput } from "./schema";

let db: TestDatabase;
let world: ShopWorld;
let ann: Person;
let bob: Person;

const buy = (person: Person, input: PurchaseInput) =>
  withGuild(world.signedIn(person), (ctx) => purchase(ctx, input));
const coins = (person: Person) => withGuild(world.job, (ctx) => balanceOf(ctx, person.discordId));

beforeAll(async () => {
  db = await testDatabase();
  world = await shopWorld(db.sql, 2);
  const [first, second] = world.people;
  if (!first || !second) throw new Error("The world has two people.");
  [ann, bob] = [first, second];
  await world.give(ann, 10_000);
});
afterAll(() => db.close());

describe("a purchase", () => {
  it("takes the coins, numbers the order, and stores it as it was bought", async () => {
    const item = await world.item({ name: "M4-A1", price: 1_450, stock: 6 });
    const before = await coins(ann);
    const result = await buy(ann, world.order(ann, item, { expectedPrice: 1_450, quantity: 2 }));
    expect(result).toMatchObject({
      total: 2_900,
      coinsBefore: before,
      coinsAfter: before - 2_900,
      replayed: false,
    });
    expect(await coins(ann)).toBe(before - 2_900);
    const [order] = await db.sql<Record<string, unknown>>(
      "select number, state, item_name, player_name, place ->> 'name' as place from shop_purchases where guild_id = $1 and number = $2",
      [world.guildId, result.number],
    );
    expect(order).toMatchObject({
      state: "paid",
      item_name: "M4-A1",
      player_name: ann.name,
      place: "Kabanino barn",
    });
    const [stock] = await db.sql("select stock_quantity from shop_items where item_id = $1", [item]);
    expect(stock).toEqual({ stock_quantity: 4 });
    expect(await withGuild(world.job, reconcile)).toMatchObject({ ok: true, problems: [] });
  });
});
