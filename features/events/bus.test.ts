import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { withGuild, withSystem, withUser } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { queueDepth } from "./data";
import { discard, pruneTraces, replay } from "./dead-letters";
import { claim, fail, finish } from "./deliveries";
import { dispatchAll, dispatchDue, type EventHandler } from "./dispatch";
import { listBus } from "./inspect";
import { publish, publishAll, subscribe } from "./mutations";
import { MAX_ATTEMPTS } from "./rules";
import type { NewEvent } from "./schema";

const system = { kind: "system", job: "test" } as const;
const A = "100000000000000001";
const B = "100000000000000002";
const ann = { userId: "00000000-0000-4000-8000-00000000000a", discordId: "200000000000000001" };

let t: TestDatabase;

beforeAll(async () => {
  t = await testDatabase({ max: 16 });
  for (const guild of [A, B]) {
    await t.sql("insert into guilds (guild_id, name, slug) values ($1, 'name', $2)", [
      guild,
      `guild-${guild}`,
    ]);
  }
  await t.sql("insert into grizzly_users (id, discord_id, display_name) values ($1, $2, 'Ann')", [
    ann.userId,
    ann.discordId,
  ]);
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.sql("delete from interbot_events");
  await t.sql("delete from event_subscriptions");
  await withSystem(system, (ctx) => subscribe(ctx, "os", ["shop.*", "supporters.plan.changed"]));
});

const send = (guild: string, event: NewEvent) =>
  withGuild(scopeForJob(guild, "test"), (ctx) => publish(ctx, event));
const take = (worker = "w1", limit = 20) =>
  withSystem(system, (ctx) => claim(ctx, { subscriber: "os", worker, limit }));
const states = async () =>
  (
    await t.sql<{ state: string; count: string }>(
      "select state, count(*) from interbot_event_deliveries group by state",
    )
  ).map((row) => [row.state, Number(row.count)]);
const runNow = () =>
  t.sql("update interbot_event_deliveries set next_try_at = now() where state = 'pending'");

describe("publishing", () => {
  it("writes a batch in its order, what was known before left out, with the deliveries that one by one would have", async () => {
    await withSystem(system, (ctx) => subscribe(ctx, "website", ["*", "players.*"]));
    await withSystem(system, (ctx) => subscribe(ctx, "feeds", ["players.kill"]));
    const batch = [
      { type: "players.join", key: "2", payload: { nr: 2 } },
      { type: "players.kill", key: "1", payload: { nr: 1 }, orderKey: "one" },
      { type: "shop.order.paid", key: "3", payload: { nr: 3 } },
    ];
    const all = () => withGuild(scopeForJob(A, "test"), (ctx) => publishAll(ctx, batch));
    const rows = () =>
      t.sql<{ text: string }>(
        `select e.type || ' ' || e.state || ' ' || e.source || ' ' || (e.payload ->> 'nr') || ' ' || string_agg(d.subscriber || coalesce(':' || d.order_key, ''), ',' order by d.subscriber) as text
         from interbot_events e left join interbot_event_deliveries d on d.event_id = e.id group by e.id order by e.id`,
      );
    expect(await all()).toBe(3);
    const written = await rows();
    expect(written.map((row) => row.text)).toEqual([
      "players.join open test 2 website",
      "players.kill open test 1 feeds:one,website:one",
      "shop.order.paid open test 3 os,website",
    ]);
    expect(await all()).toBe(0);
    expect(await rows()).toEqual(written);
    expect(await withGuild(scopeForJob(A, "test"), (ctx) => publishAll(ctx, []))).toBe(0);
    await t.sql("delete from interbot_events");
    for (const event of batch) await send(A, event);
    expect(await rows()).toEqual(written);
  });

  it("writes one delivery for each that listens, with the change or not at all", async () => {
    await withSystem(system, (ctx) => subscribe(ctx, "website", ["*"]));
    await send(A, { type: "shop.order.paid", key: "1", payload: { order: "1" } });
    await send(A, { type: "economy.moved", key: "1", payload: {} });
    const broken = withGuild(scopeForJob(A, "test"), async (ctx) => {
      await publish(ctx, { type: "shop.order.paid", key: "2", payload: {} });
      throw new Error("the change failed");
    });
    await expect(broken).rejects.toThrow("the change failed");
    const rows = await t.sql<{ type: string; subscriber: string }>(
      "select e.type, d.subscriber from interbot_events e join interbot_event_deliveries d on d.event_id = e.id order by 1, 2",
    );
    expect(rows.map((row) => `${row.type} ${row.subscriber}`)).toEqual([
      "economy.moved website",
      "shop.order.paid os",
      "shop.order.paid website",
    ]);
  });

  it("is once for a type and key in a guild, also by twenty at once", async () => {
    const published = await Promise.all(
      Array.from({ length: 20 }, () => send(A, { type: "shop.order.paid", key: "same", payload: {} })),
    );
    expect(published.filter(Boolean)).toHaveLength(1);
    expect(await send(B, { type: "shop.order.paid", key: "same", payload: {} })).toBe(true);
    expect(await states()).toEqual([["pending", 2]]);
  });

  it("works in a person's name outside any guild", async () => {
    const scope = { userId: ann.userId, actor: { kind: "user" as const, ...ann } };
    await withUser(scope, (ctx) => publish(ctx, { type: "supporters.plan.changed", payload: { x: 1 } }));
    const [event] = await take();
    expect(event).toMatchObject({
      guildId: null,
      type: "supporters.plan.changed",
      payload: { x: 1 },
      source: "website",
    });
  });

  it("changes what a subscriber gets from then on", async () => {
    await withSystem(system, (ctx) => subscribe(ctx, "os", ["economy.*"]));
    await send(A, { type: "shop.order.paid", payload: {} });
    await send(A, { type: "economy.moved", payload: {} });
    expect((await take()).map((event) => event.type)).toEqual(["economy.moved"]);
  });
});

describe("claiming", () => {
  it("loses nothing and gives nothing twice: 8 writers that commit late, 4 readers at once", async () => {
    const total = 200;
    let written = 0;
    const writer = async (from: number) => {
      for (let n = from; n < total; n += 8) {
        await withGuild(scopeForJob(n % 2 ? A : B, "test"), async (ctx) => {
          await publish(ctx, { type: "shop.order.paid", key: String(n), payload: { n } });
          await new Promise((done) => setTimeout(done, Math.random() * 6));
        });
        written++;
      }
    };
    const seen: number[] = [];
    const reader = async (worker: string) => {
      for (let idle = 0; idle < 5; ) {
        const events = await take(worker, 7);
        idle = events.length === 0 && written === total ? idle + 1 : 0;
        for (const event of events) {
          seen.push((event.payload as { n: number }).n);
          await withSystem(system, (ctx) => finish(ctx, event, worker));
        }
        if (events.length === 0) await new Promise((done) => setTimeout(done, 3));
      }
    };
    const writers = Array.from({ length: 8 }, (_, n) => writer(n));
    const readers = ["r1", "r2", "r3", "r4"].map(reader);
    await Promise.all([...writers, ...readers]);
    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: total }, (_, n) => n));
    expect(await states()).toEqual([["done", total]]);
  });

  it("takes over from a worker that died, and the dead one's late answer counts no more", async () => {
    await send(A, { type: "shop.order.paid", payload: {} });
    const [first] = await take("dead");
    expect(await take("other")).toEqual([]);
    await t.sql("update interbot_event_deliveries set lease_until = now() - interval '1 s'");
    const [second] = await take("other");
    expect(second).toMatchObject({ eventId: first?.eventId, attempt: 2 });
    if (!first || !second) throw new Error("not claimed");
    expect(await withSystem(system, (ctx) => finish(ctx, first, "dead"))).toBe(false);
    expect(await withSystem(system, (ctx) => fail(ctx, first, "dead", "late"))).toBe("lost");
    expect(await withSystem(system, (ctx) => finish(ctx, second, "other"))).toBe(true);
  });

  it("keeps the order within one order key, and only there", async () => {
    for (const n of [1, 2, 3])
      await send(A, { type: "shop.step", key: `a${n}`, payload: { n }, orderKey: "order-1" });
    await send(A, { type: "shop.step", key: "b1", payload: { n: 9 }, orderKey: "order-2" });
    const order: number[] = [];
    for (let round = 0; round < 4; round++) {
      for (const event of await take()) {
        order.push((event.payload as { n: number }).n);
        await withSystem(system, (ctx) => finish(ctx, event, "w1"));
      }
    }
    expect(order).toEqual([1, 9, 2, 3]);
  });
});

describe("handling", () => {
  const options = (handler: EventHandler, worker = "w1") => ({
    subscriber: "os",
    worker,
    handlers: [["shop.*", handler]] as const,
  });

  it("marks and works in one transaction, in the scope of the event's guild", async () => {
    await send(A, { type: "shop.order.paid", payload: {} });
    const guilds: (string | undefined)[] = [];
    const result = await dispatchDue(
      options(async (ctx) => {
        guilds.push("guildId" in ctx ? ctx.guildId : undefined);
        await publish(ctx, { type: "economy.moved", key: "effect", payload: {} });
      }),
    );
    expect(result).toEqual({ done: 1, failed: 0 });
    expect(guilds).toEqual([A]);
    const events = await t.sql<{ guild_id: string; state: string }>(
      "select guild_id, state from interbot_events where key = 'effect'",
    );
    expect(events).toEqual([{ guild_id: A, state: "done" }]);
  });

  it("undoes a failed handler's work, waits longer each time, and ends among the dead letters", async () => {
    await send(A, { type: "shop.order.paid", key: "bad", payload: {} });
    const failing: EventHandler = async (ctx) => {
      await publish(ctx, { type: "economy.moved", key: "half", payload: {} });
      throw new Error("Discord said no");
    };
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      expect(await dispatchDue(options(failing))).toEqual({ done: 0, failed: 1 });
      expect(await dispatchDue(options(failing))).toEqual({ done: 0, failed: 0 });
      await runNow();
    }
    expect(await t.sql("select 1 from interbot_events where key = 'half'")).toEqual([]);
    expect(await states()).toEqual([["dead", 1]]);
    const { rows: stuck } = await withSystem(system, (ctx) => listBus(ctx, { state: "dead" }, 10));
    expect(stuck).toMatchObject([
      { state: "dead", type: "shop.order.paid", error: "Discord said no", attempts: MAX_ATTEMPTS },
    ]);

    const eventId = stuck[0]?.eventId ?? 0;
    expect(await withSystem(system, (ctx) => replay(ctx, eventId, ["os"]))).toBe(1);
    await expect(withSystem(system, (ctx) => replay(ctx, eventId, ["os"]))).rejects.toMatchObject({
      status: 404,
    });
    expect(await withSystem(system, (ctx) => queueDepth(ctx, "os"))).toMatchObject({ open: 1 });
    expect(await dispatchDue(options(async () => undefined))).toEqual({ done: 1, failed: 0 });
    expect(await withSystem(system, (ctx) => queueDepth(ctx, "os"))).toEqual({ open: 0, oldestAt: null });
    expect(await t.sql("select 1 from audit_log where action = 'events.replay'")).toHaveLength(1);
  });

  it("does not begin what somebody else has taken meanwhile", async () => {
    for (const key of ["mine", "stolen"]) await send(A, { type: "shop.order.paid", key, payload: {} });
    const begun: string[] = [];
    const result = await dispatchDue(
      options(async (_ctx, event) => {
        begun.push(event.key);
        await t.sql(
          `update interbot_event_deliveries set lease_owner = 'thief', attempts = 2
           where event_id = (select id from interbot_events where key = 'stolen')`,
        );
      }),
    );
    expect(begun).toEqual(["mine"]);
    expect(result).toEqual({ done: 1, failed: 0 });
  });

  it("keeps a delivery while its work goes on, though the lease is over", async () => {
    await send(A, { type: "shop.order.paid", payload: {} });
    let other: unknown[] | null = null;
    const result = await dispatchDue({
      ...options(async () => {
        await new Promise((done) => setTimeout(done, 20));
        other = await take("other");
      }),
      leaseSeconds: 0,
    });
    expect(other).toEqual([]);
    expect(result).toEqual({ done: 1, failed: 0 });
    expect(await states()).toEqual([["done", 1]]);
  });

  it("buries a payload that cannot be read, at the first try", async () => {
    await send(A, { type: "shop.order.paid", payload: { number: "one" } });
    const shape = z.object({ number: z.number() });
    const reading: EventHandler = async (_ctx, event) => void shape.parse(event.payload);
    expect(await dispatchDue(options(reading))).toEqual({ done: 0, failed: 1 });
    expect(await states()).toEqual([["dead", 1]]);
    expect(await withSystem(system, (ctx) => listBus(ctx, { state: "dead" }, 10))).toMatchObject({
      rows: [{ state: "dead", attempts: 1 }],
      next: null,
    });
  });

  it("handles several at once, and one order key step by step", async () => {
    for (let n = 0; n < 12; n++)
      await send(A, { type: "shop.step", payload: { n }, orderKey: `key-${n % 3}`, key: `${n}` });
    const [order, seen]: [number[], Map<number, number[]>] = [[], new Map()];
    let [now, most] = [0, 0];
    const total = await dispatchAll({
      ...options(async (_ctx, event) => {
        const { n } = event.payload as { n: number };
        most = Math.max(most, ++now);
        await new Promise((done) => setTimeout(done, 5));
        now--;
        order.push(n);
        seen.set(n % 3, [...(seen.get(n % 3) ?? []), n]);
      }),
      parallel: 3,
    });
    expect(total).toEqual({ done: 12, failed: 0 });
    expect(most).toBe(3);
    for (const steps of seen.values()) expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  });

  it("calls an event done when subscribers end at the same moment", async () => {
    await withSystem(system, (ctx) => subscribe(ctx, "website", ["shop.*"]));
    for (let n = 0; n < 25; n++) await send(A, { type: "shop.order.paid", key: `both-${n}`, payload: {} });
    const end = options(async () => undefined);
    await Promise.all(
      ["os", "website"].map((subscriber) =>
        dispatchAll({ ...end, subscriber, worker: subscriber, parallel: 4 }),
      ),
    );
    expect(await t.sql("select distinct state from interbot_events")).toEqual([{ state: "done" }]);
  });

  it("leaves a trace of each step, and settles what is no longer wanted with a reason", async () => {
    await send(A, { type: "shop.order.paid", payload: {} });
    const [{ id = 0 } = {}] = await t.sql<{ id: number }>("select id::int from interbot_events");
    const failing = async () => {
      throw new Error("Discord said no");
    };
    await dispatchDue(options(failing));
    await t.sql("update interbot_event_deliveries set attempts = $1, next_try_at = now()", [
      MAX_ATTEMPTS - 1,
    ]);
    await dispatchDue(options(failing));
    await withSystem(system, (ctx) => replay(ctx, id, ["os"]));
    await t.sql("update interbot_event_deliveries set attempts = $1", [MAX_ATTEMPTS - 1]);
    await dispatchDue(options(failing));
    const drop = () => withSystem(system, (ctx) => discard(ctx, id, ["os"], "sent by hand"));
    expect(await drop()).toBe(1);
    await expect(drop()).rejects.toMatchObject({ status: 404 });
    expect(await states()).toEqual([["done", 1]]);
    expect(await t.sql("select state from interbot_events")).toEqual([{ state: "done" }]);
    const steps = await t.sql<{ step: string; details: Record<string, unknown> | null }>(
      "select step, details from log_events where event_id = $1 order by id",
      [id],
    );
    expect(steps.map((row) => row.step)).toEqual(["failed", "dead", "replayed", "dead", "discarded"]);
    expect(steps[0]?.details).toMatchObject({ attempt: 1, error: "Discord said no" });
    expect(
      await t.sql("select after ->> 'reason' as reason from audit_log where action = 'events.discard'"),
    ).toEqual([{ reason: "sent by hand" }]);
    await t.sql(
      "update log_events set created_at = now() - interval '8 days' where event_id = $1 and step = 'failed'",
      [id],
    );
    expect(await withSystem(system, pruneTraces)).toBe(1);
  });

  it("takes types that nobody handles off the queue", async () => {
    await withSystem(system, (ctx) => subscribe(ctx, "os", ["*"]));
    await send(A, { type: "players.joined", payload: {} });
    expect(await dispatchDue(options(async () => undefined))).toEqual({ done: 1, failed: 0 });
  });
});
