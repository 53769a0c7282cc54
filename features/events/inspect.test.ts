import { afterAll, beforeAll, expect, it } from "vitest";
import { withGuild, withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { type SpanFacts, setSpans } from "@/lib/spans";
import { discard, replay } from "./dead-letters";
import { dispatchDue } from "./dispatch";
import { type BusAsked, busAsked, busEvent, listBus } from "./inspect";
import { publish, subscribe } from "./mutations";

const system = { kind: "system", job: "test" } as const;
const A = "100000000000000001";
const B = "100000000000000002";

let t: TestDatabase;
const look = (asked: BusAsked, limit = 50) => withSystem(system, (ctx) => listBus(ctx, asked, limit));
const keys = async (asked: BusAsked) => (await look(asked)).rows.map((row) => `${row.key} ${row.subscriber}`);
const send = (guild: string, key: string, orderKey?: string) =>
  withGuild(scopeForJob(guild, "test"), (ctx) =>
    publish(ctx, { type: "shop.order.paid", key, payload: { order: key }, ...(orderKey && { orderKey }) }),
  );
const idOf = async (key: string) =>
  Number((await t.sql<{ id: string }>("select id from interbot_events where key = $1", [key]))[0]?.id);

beforeAll(async () => {
  t = await testDatabase();
  for (const [id, name] of [
    [A, "Black Pine"],
    [B, "Two Rivers"],
  ])
    await t.sql("insert into guilds (guild_id, name, slug) values ($1, $2, $3)", [id, name, `guild-${id}`]);
  await withSystem(system, (ctx) => subscribe(ctx, "os", ["shop.*"]));
  await withSystem(system, (ctx) => subscribe(ctx, "bot", ["shop.order.paid"]));
  for (const [guild, key] of [
    [A, "fresh"],
    [A, "stuck"],
    [B, "dead"],
    [B, "done"],
  ] as const)
    await send(guild, key);
  await t.sql(`update interbot_event_deliveries d set created_at = now() - interval '11 minutes'
    from interbot_events e where e.id = d.event_id and e.key = 'stuck'`);
  await t.sql(`update interbot_event_deliveries d set state = e.key, attempts = 3, error = 'Discord said 50013'
    from interbot_events e where e.id = d.event_id and e.key in ('dead','done') and d.subscriber = 'os'`);
});
afterAll(() => t.close());

it("finds what is stuck, dead, open and done, by every word that an operator may have", async () => {
  expect(await keys({ state: "stuck" })).toEqual(["stuck bot", "stuck os"]);
  expect(await keys({ state: "dead" })).toEqual(["dead os"]);
  expect(await keys({ state: "done" })).toEqual(["done os"]);
  expect(await keys({ state: "open", q: B })).toEqual(["done bot", "dead bot"]);
  expect(await keys({ q: "50013" })).toEqual(["done os", "dead os"]);
  expect(await keys({ q: "SAID 50013", state: "dead" })).toEqual(["dead os"]);
  expect(await keys({ q: "black pine", state: "stuck" })).toHaveLength(2);
  expect(await keys({ q: String(await idOf("fresh")), state: "open" })).toEqual(
    expect.arrayContaining(["fresh bot", "fresh os"]),
  );
  expect(await keys({ q: "%' or true --" })).toEqual([]);
});

it("goes on behind the last line, also in the middle of an event", async () => {
  const all = await keys({});
  const paged: string[] = [];
  let before: string | undefined;
  do {
    const page = await look(busAsked.parse(before === undefined ? {} : { before }), 3);
    paged.push(...page.rows.map((row) => `${row.key} ${row.subscriber}`));
    before = page.next ?? undefined;
  } while (before !== undefined);
  expect(all).toHaveLength(8);
  expect(paged).toEqual(all);
});

it("brings back what waits for a try, and settles what nobody takes", async () => {
  const id = await idOf("stuck");
  const again = () => withSystem(system, (ctx) => replay(ctx, id, ["os"]));
  // Due already: to come again would change nothing.
  await expect(again()).rejects.toMatchObject({ status: 404 });
  await t.sql(
    "update interbot_event_deliveries set attempts = 5, next_try_at = now() + interval '1 hour' where event_id = $1 and subscriber = 'os'",
    [id],
  );
  expect(await again()).toBe(1);
  const revived = await withSystem(system, (ctx) => busEvent(ctx, id));
  expect(revived.parts.find((part) => part.subscriber === "os")).toMatchObject({
    state: "pending",
    attempts: 0,
  });
  expect(revived.steps.map((step) => step.step)).toContain("replayed");
  expect(await withSystem(system, (ctx) => discard(ctx, id, ["bot"], "no bot runs"))).toBe(1);
  expect((await withSystem(system, (ctx) => busEvent(ctx, id))).state).toBe("open");
  expect(await withSystem(system, (ctx) => discard(ctx, id, ["os"], "told by hand"))).toBe(1);
  expect((await withSystem(system, (ctx) => busEvent(ctx, id))).state).toBe("done");
});

it("says behind which event one waits", async () => {
  await send(A, "first", "queue");
  await send(A, "second", "queue");
  const second = await withSystem(system, async (ctx) => busEvent(ctx, await idOf("second")));
  expect(second.parts.map((part) => part.behind)).toEqual([await idOf("first"), await idOf("first")]);
  await expect(withSystem(system, (ctx) => busEvent(ctx, 999_999))).rejects.toMatchObject({ status: 404 });
});

it("joins a step with the request that began it and with its trace, through what follows from it", async () => {
  const requestId = "req_of_a_press";
  await withSystem(system, (ctx) => subscribe(ctx, "traced", ["players.kill"]));
  await withGuild({ ...scopeForJob(A, "test"), requestId }, (ctx) =>
    publish(ctx, { type: "players.kill", key: "traced", payload: {} }),
  );
  const spans: [string, SpanFacts][] = [];
  setSpans({
    run: (name, _kind, facts, work) => {
      spans.push([name, facts]);
      return work();
    },
    note: () => undefined,
    traceId: () => "4bf92f3577b34da6a3ce929d0e0e4736",
  });
  try {
    const follow = async (ctx: Parameters<typeof publish>[0]) => {
      await publish(ctx, { type: "shop.order.paid", key: "follows", payload: {} });
    };
    const handlers = [["players.kill", follow]] as const;
    expect(await dispatchDue({ subscriber: "traced", worker: "w1", handlers })).toEqual({
      done: 1,
      failed: 0,
    });
  } finally {
    setSpans(null);
  }
  expect(spans[0]).toEqual([
    "event players.kill",
    expect.objectContaining({ "grizzly.request_id": requestId, "grizzly.subscriber": "traced" }),
  ]);
  const told = async (key: string) => withSystem(system, async (ctx) => busEvent(ctx, await idOf(key)));
  expect((await told("follows")).requestId).toBe(requestId);
  const { steps } = await told("traced");
  expect(steps.at(-1)).toMatchObject({ step: "done", traceId: "4bf92f3577b34da6a3ce929d0e0e4736" });
  expect(steps.at(-1)?.details).toMatchObject({ requestId });
});
