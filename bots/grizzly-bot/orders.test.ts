import { afterAll, beforeAll, expect, it } from "vitest";
import { withGuild, withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { dispatchDue } from "@/features/events/dispatch";
import { subscribe } from "@/features/events/mutations";
import { advanceOrder } from "@/features/shop/mutations/orders";
import { purchase } from "@/features/shop/mutations/purchase";
import { orderAdvanced, orderPaid, orderRefunded } from "./orders";

let database: TestDatabase;
let world: ShopWorld;
const handlers = [
  ["shop.order.paid", orderPaid],
  ["shop.order.advanced", orderAdvanced],
  ["shop.order.refunded", orderRefunded],
] as const;
const dispatch = () => dispatchDue({ subscriber: "grizzly-bot", worker: "test", handlers, limit: 100 });

async function dispatchAll(): Promise<number> {
  let failed = 0;
  for (let round = 0; round < 10; round++) {
    const outcome = await dispatch();
    failed += outcome.failed;
    if (outcome.done + outcome.failed === 0) return failed;
  }
  return failed;
}

const stateOf = async (number: number) =>
  (
    await database.sql<{ state: string }>(
      "select state from shop_purchases where guild_id = $1 and number = $2",
      [world.guildId, number],
    )
  )[0]?.state;

beforeAll(async () => {
  database = await testDatabase();
  world = await shopWorld(database.sql, 2);
  await withSystem({ kind: "system", job: "test" }, (ctx) =>
    subscribe(
      ctx,
      "grizzly-bot",
      handlers.map(([type]) => type),
    ),
  );
  for (const person of world.people) await world.give(person, 10_000);
});
afterAll(() => database.close());

it("takes a paid order over, and applies what is given outside the game at once", async () => {
  const [buyer] = world.people;
  if (!buyer) throw new Error("The world has no people.");
  const inGame = await withGuild(world.as(buyer), async (ctx) =>
    purchase(ctx, world.order(buyer, await world.item())),
  );
  const title = await world.item({
    kind: "supporter",
    classNames: [],
    effect: { kind: "title", value: "Pathfinder" },
  });
  const looks = await withGuild(world.as(buyer), (ctx) =>
    purchase(ctx, world.order(buyer, title, { playerId: null, serviceId: null, place: null })),
  );
  expect(await dispatchAll()).toBe(0);
  expect(await stateOf(inGame.number)).toBe("queued");
  expect(await stateOf(looks.number)).toBe("delivered");
});

it("leaves an order alone that staff have moved on meanwhile", async () => {
  const [, buyer] = world.people;
  if (!buyer) throw new Error("The world has one person only.");
  const { number } = await withGuild(world.as(buyer), async (ctx) =>
    purchase(ctx, world.order(buyer, await world.item())),
  );
  await withGuild(world.job, (ctx) => advanceOrder(ctx, number, "needs_look"));
  expect(await dispatchAll()).toBe(0);
  expect(await stateOf(number)).toBe("needs_look");
});

it("tells the buyer once, however often the event comes", async () => {
  const [buyer] = world.people;
  if (!buyer) throw new Error("The world has no people.");
  const { number } = await withGuild(world.as(buyer), async (ctx) =>
    purchase(ctx, world.order(buyer, await world.item())),
  );
  for (const state of ["staged", "uploaded", "restart_seen"] as const) {
    await withGuild(world.job, (ctx) => advanceOrder(ctx, number, state));
  }
  await dispatchAll();
  await database.sql(
    "update interbot_event_deliveries set state = 'pending', next_try_at = now(), attempts = 0",
  );
  await dispatchAll();
  const told = await database.sql<{ title: string; href: string }>(
    "select title, href from service_notifications where grizzly_user_id = $1 and href like $2",
    [buyer.userId, `%/${number}`],
  );
  expect(told).toEqual([
    { title: `Your order was placed: order ${number}`, href: `/me/orders/${world.guildId}/${number}` },
  ]);
});
