import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GuildContext, withGuild, withPublic, withUser } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { ledgerPage } from "@/features/economy/data/ledger";
import { reconcile } from "@/features/economy/data/reconcile";
import { balanceOf } from "@/features/economy/data/wallet";
import { ledgerFilterInput } from "@/features/economy/schema";
import { updateModeration } from "@/features/guilds/moderation/mutations";
import { DEFAULT_MODERATION } from "@/features/guilds/moderation/rules";
import { AppError } from "@/lib/errors";
import { HOUR, MINUTE } from "@/lib/time";
import { catalogue } from "./data/catalogue";
import { orderDetail } from "./data/order";
import { buyerOrders, myOrders, orderCounts, ownerOrders } from "./data/orders";
import { ownerItem } from "./data/owner";
import { assertRefundable } from "./data/refund-limit";
import { advanceOrder, answerOrder, closeSilentOrders, failOrder } from "./mutations/orders";
import { purchase } from "./mutations/purchase";
import { cancelOrder, refundOrder } from "./mutations/refund";
import { type OrderState, orderFilterInput } from "./schema";

let db: TestDatabase;
let world: ShopWorld;
let ann: Person;
let bob: Person;

const job = <T>(fn: (ctx: GuildContext) => Promise<T>, now?: Date) =>
  withGuild(now ? { ...world.job, now } : world.job, fn);
const as = <T>(person: Person, fn: (ctx: GuildContext) => Promise<T>) => withGuild(world.as(person), fn);
const coins = (person: Person) => job((ctx) => balanceOf(ctx, person.discordId));
const buy = async (person: Person, item: number, now?: Date) => {
  const scope = now ? { ...world.as(person), now } : world.as(person);
  return (await withGuild(scope, (ctx) => purchase(ctx, world.order(person, item)))).number;
};
const stock = async (item: number) => (await job((ctx) => ownerItem(ctx, item))).stock;
const detail = (number: number) => job((ctx) => orderDetail(ctx, number, "staff"));
const WAY: OrderState[] = ["queued", "staged", "uploaded", "restart_seen"];
const bring = async (number: number, to: OrderState, now?: Date) => {
  for (const state of WAY.slice(0, WAY.indexOf(to) + 1))
    await job((ctx) => advanceOrder(ctx, number, state), now);
};
const refused = async (work: Promise<unknown>): Promise<AppError> => {
  const error = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof AppError)) throw new Error("It was not refused.", { cause: error });
  return error;
};

beforeAll(async () => {
  db = await testDatabase();
  world = await shopWorld(db.sql, 2);
  const [first, second] = world.people;
  if (!first || !second) throw new Error("The world has two people.");
  [ann, bob] = [first, second];
  await world.give(ann, 10_000);
  await world.give(bob, 10_000);
});
afterAll(async () => {
  expect((await job((ctx) => reconcile(ctx))).problems).toEqual([]);
  await db.close();
});

describe("what staff give back", () => {
  it("ends at what the guild lets their level give, in the server where it was bought", async () => {
    const number = await buy(ann, await world.item());
    const { total } = await detail(number);
    const support = { banDays: 0, refund: total - 1, compensation: 0 };
    const caps = { ...DEFAULT_MODERATION.caps, support };
    await job((ctx) => updateModeration(ctx, { caps }));
    const error = await refused(job((ctx) => assertRefundable(ctx, number, "support")));
    expect(error).toMatchObject({ status: 403, message: expect.stringContaining("A moderator can do it") });
    expect((await refused(job((ctx) => assertRefundable(ctx, number, undefined)))).status).toBe(403);
    await job((ctx) => assertRefundable(ctx, number, "moderator"));
    await job((ctx) => updateModeration(ctx, { caps: DEFAULT_MODERATION.caps }));
    await job((ctx) => assertRefundable(ctx, number, "support"));
    await as(ann, (ctx) => cancelOrder(ctx, number));
  });
});

describe("a refund", () => {
  it("by the buyer before staging brings coins and stock back, once", async () => {
    const item = await world.item({ stock: 3 });
    const before = await coins(ann);
    const number = await buy(ann, item);
    expect([await coins(ann), await stock(item)]).toEqual([before - 100, 2]);
    await Promise.all(Array.from({ length: 8 }, () => as(ann, (ctx) => cancelOrder(ctx, number))));
    expect([await coins(ann), await stock(item)]).toEqual([before, 3]);
    const order = await detail(number);
    expect(order).toMatchObject({ state: "refunded", refundReason: "Taken back by the buyer." });
    expect(order.ledger.map((line) => line.amount)).toEqual([-100, 100]);
    const page = await job((ctx) =>
      ledgerPage(ctx, ann.discordId, ledgerFilterInput.parse({ text: `#${number}` })),
    );
    expect(page.lines.map((line) => line.cause.title)).toEqual([
      `Refund of order ${number}`,
      `Order ${number}`,
    ]);
  });

  it("is not the buyer's once the order is on its way, nor anybody's while a file is", async () => {
    const number = await buy(ann, await world.item());
    await bring(number, "staged");
    expect((await refused(as(ann, (ctx) => cancelOrder(ctx, number)))).message).toContain(
      "already on its way",
    );
    expect((await refused(job((ctx) => refundOrder(ctx, number, "No reason")))).status).toBe(409);
    expect((await refused(as(bob, (ctx) => cancelOrder(ctx, number)))).code).toBe("not_found");
  });

  it("by staff after delivery brings the coins, not the stock", async () => {
    const item = await world.item({ stock: 3 });
    const before = await coins(ann);
    const number = await buy(ann, item);
    await bring(number, "restart_seen");
    await as(ann, (ctx) => answerOrder(ctx, { number, answer: "got_it", note: "" }));
    await job((ctx) => refundOrder(ctx, number, "It came broken."));
    expect([await coins(ann), await stock(item)]).toEqual([before, 2]);
  });
});

describe("an order's way", () => {
  it("is written down with its evidence, each step once", async () => {
    const paidAt = new Date("2026-11-22T18:22:07Z");
    const number = await buy(ann, await world.item({ name: "Mosin 91/30" }), paidAt);
    await bring(number, "uploaded", new Date(paidAt.getTime() + MINUTE));
    const bootSeenAt = new Date(paidAt.getTime() + 98 * MINUTE);
    const evidence = [{ label: "Boot", value: "x1-2026-11-22T20:00:14Z", mono: true }];
    await job((ctx) => advanceOrder(ctx, number, "restart_seen", { bootSeenAt, evidence }), bootSeenAt);
    const order = await as(ann, (ctx) => orderDetail(ctx, number, ann));
    expect(order.events.map((event) => event.state)).toEqual([
      "paid",
      "queued",
      "staged",
      "uploaded",
      "restart_seen",
    ]);
    expect(order.events.at(-1)?.evidence).toEqual(evidence);
    expect(order).toMatchObject({
      tookMinutes: 98,
      closesAt: new Date(bootSeenAt.getTime() + 48 * HOUR).toISOString(),
      may: { answer: true, cancel: false, refund: false },
    });
    const again = await refused(job((ctx) => advanceOrder(ctx, number, "restart_seen")));
    expect(again.details).toEqual({ code: "state", state: "restart_seen" });
    expect((await refused(job((ctx) => advanceOrder(ctx, number, "staged")))).code).toBe("conflict");
  });

  it("is nobody else's to see or to answer", async () => {
    const number = await buy(ann, await world.item());
    await bring(number, "restart_seen");
    expect((await refused(as(bob, (ctx) => orderDetail(ctx, number, bob)))).code).toBe("not_found");
    const answer = as(bob, (ctx) => answerOrder(ctx, { number, answer: "got_it", note: "" }));
    expect((await refused(answer)).code).toBe("not_found");
    const other = await shopWorld(db.sql, 0);
    const foreign = withGuild(other.job, (ctx) => advanceOrder(ctx, number, "delivered"));
    expect((await refused(foreign)).code).toBe("not_found");
  });

  it("ends with the buyer's answer: not there goes to a person", async () => {
    const item = await world.item();
    const [got, lost, early] = [await buy(ann, item), await buy(ann, item), await buy(ann, item)];
    await bring(got, "restart_seen");
    await bring(lost, "restart_seen");
    await as(ann, (ctx) => answerOrder(ctx, { number: got, answer: "got_it", note: "" }));
    await as(ann, (ctx) => answerOrder(ctx, { number: lost, answer: "not_there", note: "I looked twice" }));
    expect(await detail(got)).toMatchObject({ state: "delivered", answer: "got_it" });
    expect(await detail(lost)).toMatchObject({ state: "needs_look", answer: "not_there" });
    expect((await detail(lost)).events.at(-1)?.evidence).toEqual([
      { label: "You wrote", value: "I looked twice" },
    ]);
    const soon = as(ann, (ctx) => answerOrder(ctx, { number: early, answer: "got_it", note: "" }));
    expect((await refused(soon)).message).toContain("was not seen yet");
  });

  it("ends by itself 48 hours after the boot, and not before", async () => {
    const boot = new Date("2026-10-01T00:00:00Z");
    const number = await buy(bob, await world.item(), new Date(boot.getTime() - HOUR));
    await bring(number, "restart_seen", boot);
    const at = (hours: number) =>
      job((ctx) => closeSilentOrders(ctx), new Date(boot.getTime() + hours * HOUR));
    expect(await at(47.9)).toBe(0);
    expect(await at(48)).toBe(1);
    expect(await at(49)).toBe(0);
    expect(await detail(number)).toMatchObject({ state: "delivered", answer: null });
  });
});

describe("an item that keeps failing", () => {
  it("gives the coins back each time and pauses itself after three of five", async () => {
    const item = await world.item({ name: "Night vision", stock: 50 });
    const before = await coins(bob);
    const orders: number[] = [];
    for (let nr = 0; nr < 6; nr++) orders.push(await buy(bob, item));
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = orders;
    await job((ctx) => failOrder(ctx, a));
    await bring(b, "restart_seen");
    await job((ctx) => failOrder(ctx, c));
    await bring(d, "restart_seen");
    expect((await job((ctx) => ownerItem(ctx, item))).availability).toBe("buyable");
    await job((ctx) => failOrder(ctx, e));
    const paused = await job((ctx) => ownerItem(ctx, item));
    expect(paused).toMatchObject({ availability: "paused", pausedBy: "self", stock: 47 });
    expect(paused.pausedReason).toBe("3 of its last 5 orders never appeared. It is being checked.");
    expect(paused.stats).toMatchObject({ settled: 5, delivered: 2, failed: 3, refunded: 3 });
    expect(await coins(bob)).toBe(before - 300);
    expect((await refused(buy(bob, item))).message).toContain("is paused");
    const events = await db.sql(
      "select 1 from interbot_events where guild_id = $1 and type = 'shop.item.paused'",
      [world.guildId],
    );
    expect(events).toHaveLength(1);
  });

  it("does not hinder two failures and a cancel at once", async () => {
    const item = await world.item({ stock: 10 });
    const numbers = [await buy(bob, item), await buy(bob, item), await buy(bob, item)];
    const [a = 0, b = 0, c = 0] = numbers;
    await Promise.all([
      job((ctx) => failOrder(ctx, a)),
      job((ctx) => failOrder(ctx, b)),
      as(bob, (ctx) => cancelOrder(ctx, c)),
    ]);
    expect(await stock(item)).toBe(10);
  });
});

describe("what a shop shows", () => {
  it("is a promise made from its own orders, for visitors too", async () => {
    const shop = await shopWorld(db.sql, 1);
    const [person] = shop.people;
    if (!person) throw new Error("The world has people.");
    await shop.give(person, 10_000);
    const item = await shop.item();
    expect((await withPublic((ctx) => catalogue(ctx, shop.guildId)))?.delivery).toBeNull();
    for (const minutes of [40, 60, 118]) {
      const paidAt = new Date(Date.now() - minutes * MINUTE);
      const scope = { ...shop.as(person), now: paidAt };
      const { number } = await withGuild(scope, (ctx) => purchase(ctx, shop.order(person, item)));
      for (const state of WAY) await withGuild(shop.job, (ctx) => advanceOrder(ctx, number, state));
    }
    const shown = await withPublic((ctx) => catalogue(ctx, shop.guildId));
    expect(shown?.delivery).toMatchObject({ withinMinutes: 120, percent: 100, orders: 3, medianMinutes: 60 });
    expect(shown?.items[0]?.stats).toMatchObject({ settled: 3, delivered: 3 });
  });
});

describe("lists of orders", () => {
  it("are the buyer's own, and all of them for staff, page by page", async () => {
    const pages: number[] = [];
    let before: number | null = null;
    do {
      const filter = orderFilterInput.parse({ limit: 4, before });
      const page = await job((ctx) => ownerOrders(ctx, filter));
      pages.push(...page.orders.map((order) => order.number));
      before = page.next;
    } while (before !== null);
    const [all] = await db.sql<{ numbers: number[] }>(
      "select array_agg(number order by number desc) as numbers from shop_purchases where guild_id = $1",
      [world.guildId],
    );
    expect(pages).toEqual(all?.numbers);
    const filter = orderFilterInput.parse({ limit: 100 });
    const own = (await as(bob, (ctx) => buyerOrders(ctx, bob.discordId, filter))).orders;
    expect(own.length).toBeGreaterThan(5);
    expect(own.every((order) => order.buyer.discordId === bob.discordId)).toBe(true);
    const scope = {
      userId: bob.userId,
      actor: { kind: "user", userId: bob.userId, discordId: bob.discordId },
    } as const;
    const mine = await withUser(scope, (ctx) => myOrders(ctx, bob.discordId));
    expect(new Set(mine.map((order) => order.number))).toEqual(new Set(own.map((order) => order.number)));
    expect(await withUser(scope, (ctx) => myOrders(ctx, ann.discordId))).toEqual([]);
  });

  it("are filtered by state and text, and counted for badges", async () => {
    const look = await job((ctx) => ownerOrders(ctx, orderFilterInput.parse({ show: "look" })));
    expect(look.orders.every((order) => order.state === "needs_look" || order.state === "failed")).toBe(true);
    const found = await job((ctx) => ownerOrders(ctx, orderFilterInput.parse({ text: "night vis" })));
    expect(found.orders).toHaveLength(6);
    const counts = await job((ctx) => orderCounts(ctx));
    expect(counts.look).toBe(look.orders.length);
    expect(counts.open).toBeGreaterThan(counts.look);
  });
});
