import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { createZone, setZoneState } from "@/features/deliveries/mutations";
import { zoneInput } from "@/features/deliveries/schema";
import { reconcile } from "@/features/economy/data/reconcile";
import { balanceOf } from "@/features/economy/data/wallet";
import { AppError } from "@/lib/errors";
import { orderDetail } from "./data/order";
import { quote } from "./data/quote";
import { archiveItem, pauseItem } from "./mutations/items";
import { purchase } from "./mutations/purchase";
import type { PurchaseInput } from "./schema";

let db: TestDatabase;
let world: ShopWorld;
let ann: Person;
let bob: Person;

const buy = (person: Person, input: PurchaseInput) =>
  withGuild(world.signedIn(person), (ctx) => purchase(ctx, input));
const coins = (person: Person) => withGuild(world.job, (ctx) => balanceOf(ctx, person.discordId));
const books = () => withGuild(world.job, (ctx) => reconcile(ctx));
const counts = async () => {
  const text = `select (select count(*)::int from shop_purchases where guild_id = $1) as orders,
    (select count(*)::int from economy_transactions where guild_id = $1) as legs,
    (select count(*)::int from interbot_events where guild_id = $1 and type = 'shop.order.paid') as events,
    (select count(*)::int from audit_log where guild_id = $1 and action = 'shop.order.pay') as audits,
    (select sum(stock_quantity)::int from shop_items where guild_id = $1) as stock`;
  return (await db.sql(text, [world.guildId]))[0];
};

/** Tries to buy; nothing at all may have changed. @returns the refusal */
async function refused(person: Person, input: PurchaseInput): Promise<AppError> {
  const before = [await counts(), await coins(person)];
  const error = await buy(person, input).catch((thrown: unknown) => thrown);
  if (!(error instanceof AppError)) throw new Error("The purchase was not refused.", { cause: error });
  expect([await counts(), await coins(person)]).toEqual(before);
  return error;
}

beforeAll(async () => {
  db = await testDatabase();
  world = await shopWorld(db.sql, 2);
  const [first, second] = world.people;
  if (!first || !second) throw new Error("The world has two people.");
  [ann, bob] = [first, second];
  await world.give(ann, 100_000);
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
    const order = await withGuild(world.signedIn(ann), (ctx) => orderDetail(ctx, result.number, ann));
    expect(order).toMatchObject({ state: "paid", itemName: "M4-A1", playerName: ann.name, total: 2_900 });
    expect(order.place).toMatchObject({ name: "Kabanino barn", altitude: 311.6 });
    expect(order.events.map((event) => [event.state, event.by])).toEqual([["paid", "buyer"]]);
    expect(order.ledger).toMatchObject([{ amount: -2_900, before, after: before - 2_900 }]);
    const [stock] = await db.sql("select stock_quantity from shop_items where item_id = $1", [item]);
    expect(stock).toEqual({ stock_quantity: 4 });
    const second = await buy(ann, world.order(ann, item, { expectedPrice: 1_450 }));
    expect(second.number).toBe(result.number + 1);
    expect((await books()).problems).toEqual([]);
  });

  it("with the same key answers the same and pays once", async () => {
    const order = world.order(ann, await world.item());
    const first = await buy(ann, order);
    const before = [await counts(), await coins(ann)];
    expect(await buy(ann, order)).toEqual({ ...first, replayed: true });
    expect([await counts(), await coins(ann)]).toEqual(before);
  });

  it("with the same key and another body is an error, and so is another person's key for nobody", async () => {
    const order = world.order(ann, await world.item());
    await buy(ann, order);
    expect((await refused(ann, { ...order, quantity: 2 })).details).toEqual({ code: "key-reused" });
    await world.give(bob, 100);
    const own = { ...order, playerId: bob.playerId };
    expect(await buy(bob, own)).toMatchObject({ replayed: false, coinsAfter: 0 });
  });

  it("at another price than the buyer saw is refused with the new price", async () => {
    const item = await world.item({ price: 120 });
    const error = await refused(ann, world.order(ann, item, { expectedPrice: 100 }));
    expect(error.message).toBe("The price is now 120 GC instead of 100. Nothing was paid.");
    expect(error.details).toEqual({ code: "price-changed", price: 120 });
    const cheaper = await world.item({ price: 80 });
    expect((await refused(ann, world.order(ann, cheaper))).details).toMatchObject({ price: 80 });
  });

  it.each<[string, (item: number) => Promise<Partial<PurchaseInput>>, string]>([
    ["too many for the stock", async () => ({ quantity: 4 }), "Only 3 of this are left."],
    ["without a player", async () => ({ playerId: null }), "linked players"],
    ["for somebody else's player", async () => ({ playerId: bob.playerId }), "linked players"],
    ["without a place", async () => ({ place: null }), "where it is placed"],
    [
      "at a place that is not there",
      async () => ({ place: { kind: "place", id: randomUUID() } }),
      "does not exist",
    ],
    ["for a server that is not there", async () => ({ serviceId: "1" }), "Choose the server"],
    [
      "at a spot nobody has been to",
      async () => ({ place: { kind: "spot", map: "chernarusplus", x: 100, z: 100 } }),
      "height of the ground",
    ],
    [
      "of a paused item",
      async (item) => {
        await withGuild(world.job, (ctx) => pauseItem(ctx, item, "It is being checked."));
        return {};
      },
      "is paused: It is being checked.",
    ],
    [
      "of an archived item",
      async (item) => {
        await withGuild(world.job, (ctx) => archiveItem(ctx, item));
        return {};
      },
      "no longer sold",
    ],
  ])("%s is refused with its reason, and nothing moves", async (_name, arrange, words) => {
    const item = await world.item({ stock: 3 });
    const error = await refused(ann, world.order(ann, item, await arrange(item)));
    expect(error.status).toBe(409);
    expect(error.message).toContain(words);
    expect(error.message).toContain("Nothing was paid.");
  });

  it("without the coins is refused", async () => {
    const item = await world.item({ price: 1_000_000 });
    const error = await refused(ann, world.order(ann, item, { expectedPrice: 1_000_000 }));
    expect(error.message).toMatch(/You have \d+ GC, and this costs 1000000/);
  });

  it("of another guild's item does not exist", async () => {
    const other = await shopWorld(db.sql, 0);
    const item = await other.item();
    expect((await refused(ann, world.order(ann, item))).code).toBe("not_found");
  });

  it("in a closed zone is refused, and goes through when the zone is lifted", async () => {
    const closed = zoneInput.parse({
      kind: "closed_zone",
      name: "Base raid",
      map: "chernarusplus",
      x: 5_300,
      z: 8_600,
      radius: 50,
    });
    const zone = await withGuild(world.job, (ctx) => createZone(ctx, closed));
    const order = world.order(ann, await world.item());
    expect((await refused(ann, order)).message).toContain("Base raid is closed for deliveries");
    await withGuild(world.job, (ctx) => setZoneState(ctx, zone.id, "closed"));
    expect(await buy(ann, order)).toMatchObject({ replayed: false });
  });

  it("for a spot on the map takes the height that players stood at", async () => {
    await db.sql(
      `insert into kill_logs (guild_id, service_id, kind, location_x, location_y, location_altitude, "timestamp", file_name, byte_offset)
       select $1, $2, 'pvp', 7000, 7000, 200 + n, now(), 'b.ADM', n from generate_series(1, 3) n`,
      [world.guildId, world.serviceId],
    );
    const place = { kind: "spot", map: "chernarusplus", x: 7_003, z: 6_998 } as const;
    const { number } = await buy(ann, world.order(ann, await world.item(), { place }));
    const order = await withGuild(world.signedIn(ann), (ctx) => orderDetail(ctx, number, ann));
    expect(order.place).toMatchObject({ kind: "spot", x: 7_003, z: 6_998, altitude: 202 });
  });

  it("names the restart that it makes, ten minutes ahead or more", async () => {
    await db.sql(
      "insert into registered_servers (guild_id, service_id, name, restart_times, time_zone) values ($1, $2, 'One', '{18:00,20:00}', 'Europe/Warsaw')",
      [world.guildId, world.serviceId],
    );
    const at = async (now: string) => {
      const order = world.order(ann, await world.item());
      const scope = { ...world.signedIn(ann), now: new Date(now) };
      const { number } = await withGuild(scope, (ctx) => purchase(ctx, order));
      return (await withGuild(scope, (ctx) => orderDetail(ctx, number, ann))).expectedAt;
    };
    expect(await at("2026-11-22T16:50:00Z")).toBe("2026-11-22T17:00:00.000Z");
    expect(await at("2026-11-22T16:50:01Z")).toBe("2026-11-22T19:00:00.000Z");
  });

  it("within a limit counts what was bought before, and says how many are left", async () => {
    const item = await world.item({ limitCount: 2, limitHours: 168 });
    await buy(ann, world.order(ann, item));
    const error = await refused(ann, world.order(ann, item, { quantity: 2 }));
    expect(error.message).toContain("You may buy 1 more of this: 2 in 7 days.");
    const later = new Date(Date.now() + 169 * 3_600_000);
    const scope = { ...world.signedIn(ann), now: later };
    const order = world.order(ann, item, { quantity: 2 });
    expect(await withGuild(scope, (ctx) => purchase(ctx, order))).toMatchObject({ quantity: 2 });
  });

  it("of a supporter item needs the tier", async () => {
    const item = await world.item({
      kind: "supporter",
      classNames: [],
      effect: { kind: "title", value: "Pathfinder" },
      needsTier: "silver",
    });
    const order = world.order(ann, item, { playerId: null, place: null, serviceId: null });
    expect((await refused(ann, order)).message).toContain("This needs Silver. You have no tier.");
    await db.sql("insert into subscriptions (grizzly_user_id, source, tier) values ($1, 'grant', 'gold')", [
      ann.userId,
    ]);
    expect(await buy(ann, order)).toMatchObject({ total: 100 });
  });

  it("is decided by the same rules as its quote", async () => {
    const item = await world.item({ stock: 1, price: 250 });
    const { key: _key, expectedPrice: _price, ...ask } = world.order(ann, item);
    const answer = await withGuild(world.signedIn(ann), (ctx) => quote(ctx, ann.discordId, ask));
    expect(answer).toMatchObject({
      allowed: true,
      unitPrice: 250,
      total: 250,
      stock: 1,
      playerName: ann.name,
    });
    const result = await buy(ann, world.order(ann, item, { expectedPrice: 250 }));
    expect([answer.coinsBefore, answer.coinsAfter]).toEqual([result.coinsBefore, result.coinsAfter]);
    const after = await withGuild(world.signedIn(ann), (ctx) => quote(ctx, ann.discordId, ask));
    expect(after.allowed).toBe(false);
    expect(after.reasons[0]).toContain("sold out");
  });
});
