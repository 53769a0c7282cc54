import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type DeliveryWorld, deliveryWorld } from "@/db/testing/delivery-world";
import { takeBack } from "@/features/deliveries/mutations/staff";
import { balanceOf } from "@/features/economy/data/wallet";
import { failOrder } from "@/features/shop/mutations/orders";
import { cancelOrder } from "@/features/shop/mutations/refund";
import { ServerLook } from "./look";
import type { Ports } from "./ports";

let database: TestDatabase;
let world: DeliveryWorld;
const EMPTY = '{\n  "Objects": []\n}\n';

const ports = (change: Partial<Ports> = {}): Ports => ({
  now: world.now,
  random: () => 0.5,
  nitrado: async () => world.api,
  ...change,
});
const look = (change: Partial<Ports> = {}) =>
  new ServerLook(world.target, ports(change), new AbortController().signal).run();
async function restart(): Promise<void> {
  world.server.restart("test");
  world.wait(40);
  await world.eyes();
}
/** What others left standing must not be in a test's way. */
async function settle(): Promise<void> {
  world.wait(60);
  await restart();
  await look();
  await look();
  world.wait(60);
  await world.eyes();
}
const state = async (number: number) => (await world.order(number)).state;
const attempt = async (number: number) => (await world.attempts(number)).at(-1);

beforeAll(async () => {
  database = await testDatabase();
  world = await deliveryWorld(database, 2, new Date("2026-11-22T10:00:00Z"));
  world.wait(300);
  await world.eyes();
});
afterAll(async () => {
  await world.sandbox.stop();
  await database.close();
});

it("goes from paid to the game exactly once, with its evidence, and leaves a clean file", async () => {
  const number = await world.buy({ classNames: ["M4A1", "Mag_STANAG_30Rnd", "Mag_STANAG_30Rnd"] });
  await look();
  expect(await state(number)).toBe("uploaded");
  expect(await attempt(number)).toMatchObject({ state: "staged" });
  expect(world.fileText()?.match(/grizzly:/g)).toHaveLength(3);
  await look();
  expect(await attempt(number)).toMatchObject({ state: "staged" });

  await restart();
  expect(world.items(number)).toHaveLength(3);
  await look();
  expect(await state(number)).toBe("restart_seen");
  expect(await attempt(number)).toMatchObject({ state: "fulfilled", boots: 1 });
  expect(world.fileText()).toBe(EMPTY);
  const order = await world.order(number);
  const rows = order.events.flatMap((event) => event.evidence.map((row) => row.label));
  expect(rows).toEqual(expect.arrayContaining(["File", "SHA-256", "Start", "Noted by Nitrado", "Proof"]));

  world.wait(600);
  await restart();
  await look();
  expect(world.items(number)).toHaveLength(0);
  expect(await attempt(number)).toMatchObject({ state: "fulfilled", boots: 1 });
});

it("sees the restart by Nitrado's note first, and leaves the file alone until the log proves it", async () => {
  await settle();
  const number = await world.buy();
  await look();
  world.server.restart("test");
  world.wait(4);
  await world.eyes();
  await look();
  expect(await attempt(number)).toMatchObject({ state: "restart_seen" });
  expect(await state(number)).toBe("restart_seen");
  expect(world.fileText()).toContain(`grizzly:${number}:1:1`);
  world.wait(40);
  await world.eyes();
  await look();
  expect(await attempt(number)).toMatchObject({ state: "fulfilled" });
  expect(world.items(number)).toHaveLength(1);
});

it("asks a person when the server started twice before the file was clean", async () => {
  await settle();
  const number = await world.buy();
  await look();
  await restart();
  world.wait(60);
  await restart();
  await look();
  await look();
  expect(await attempt(number)).toMatchObject({ state: "needs_look", boots: 2 });
  expect(await state(number)).toBe("needs_look");
  expect(world.fileText()).toBe(EMPTY);
});

describe("a worker that dies", () => {
  const dies = (at: string) => ({
    reached: async (moment: string) => {
      if (moment === at) throw new Error("killed");
    },
  });

  it("between intent and upload has written nothing, and goes on", async () => {
    await settle();
    const number = await world.buy();
    await expect(look(dies("before upload"))).rejects.toThrow("killed");
    expect(await attempt(number)).toMatchObject({ state: "planned" });
    expect(await state(number)).toBe("staged");
    await look();
    expect(await attempt(number)).toMatchObject({ state: "staged" });
  });

  it("between upload and commit finds its tags again, and writes nothing twice", async () => {
    await settle();
    const number = await world.buy();
    await expect(look(dies("after upload"))).rejects.toThrow("killed");
    expect(world.fileText()).toContain(`grizzly:${number}:1:1`);
    let uploads = 0;
    const api = { ...world.api, upload: async () => void uploads++ };
    await look({ nitrado: async () => api });
    expect(uploads).toBe(0);
    expect(await attempt(number)).toMatchObject({ state: "staged" });
    await restart();
    await look();
    expect(world.items(number)).toHaveLength(1);
    expect(await attempt(number)).toMatchObject({ state: "fulfilled" });
  });

  it("between upload and commit, with a restart before anybody came back, leaves it to a person", async () => {
    await settle();
    const number = await world.buy();
    await expect(look(dies("before commit"))).rejects.toThrow("killed");
    await restart();
    await look();
    expect(await attempt(number)).toMatchObject({ state: "needs_look" });
    expect(await state(number)).toBe("needs_look");
    await look();
    world.wait(600);
    await restart();
    await look();
    expect(world.items(number)).toHaveLength(0);
  });
});

describe("an order waits, with its reason", () => {
  const reason = async (number: number) => (await attempt(number))?.reason;
  it.each([
    ["dry run", "update nitrado_services set dry_run = true", "update nitrado_services set dry_run = false"],
    [
      "not being read",
      "update nitrado_services set log_checked_at = log_checked_at - interval '1 hour'",
      "update nitrado_services set log_checked_at = log_checked_at + interval '1 hour'",
    ],
  ])("while the server is on %s", async (words, before, after) => {
    await settle();
    await database.sql(before);
    const number = await world.buy();
    await look();
    expect(await reason(number)).toContain(words);
    expect(await state(number)).toBe("queued");
    expect(world.fileText()).toBe(EMPTY);
    await database.sql(after);
    await look();
    expect(await state(number)).toBe("uploaded");
  });

  it("while a reset of the mission is armed, the line is missing, or others write in the file", async () => {
    await settle();
    const number = await world.buy();
    await world.control.setting(world.serviceId, "general", "resetmission", "true");
    await look();
    expect(await reason(number)).toContain("resets its mission");
    await world.control.setting(world.serviceId, "general", "resetmission", "false");

    const gameplay = `${world.server.missionPath}/cfggameplay.json`;
    const whole = new TextDecoder().decode(world.files.read(gameplay) ?? new Uint8Array());
    await world.control.file(
      world.serviceId,
      gameplay,
      whole.replace(/"custom\/grizzly-deliveries.json"/, ""),
    );
    await look();
    expect(await reason(number)).toContain("does not name custom/grizzly-deliveries.json");
    expect(await world.seen()).toMatchObject({ gameplayState: "missing_line" });
    await world.control.file(world.serviceId, gameplay, whole);

    const foreign = JSON.stringify({ Objects: [{ name: "Land_House", pos: [1, 2, 3] }] });
    await world.control.file(world.serviceId, world.missionFile, foreign);
    await look();
    expect(await reason(number)).toContain("Land_House");
    expect(world.fileText()).toBe(foreign);
    await world.control.file(world.serviceId, world.missionFile, null);
    await look();
    expect(await state(number)).toBe("uploaded");
  });

  it("while Nitrado fails, and goes on after", async () => {
    await settle();
    const number = await world.buy();
    await world.control.fault({ mode: "maintenance", path: "/gameservers" });
    await expect(look()).rejects.toThrow();
    expect(await reason(number)).toContain("Nitrado");
    await world.control.clearFaults();
    await look();
    expect(await state(number)).toBe("uploaded");
  });
});

describe("coins come back", () => {
  const buyer = () => world.shop.people[0]?.discordId ?? "";
  const coins = () => withGuild(world.job(), (ctx) => balanceOf(ctx, buyer()));

  it("where the server knows no such class, with what may have been meant", async () => {
    await settle();
    const before = await coins();
    const number = await world.buy({ classNames: ["M4a1"] });
    await look();
    const order = await world.order(number);
    expect(order.state).toBe("refunded");
    expect(order.events.map((event) => event.sentence).join(" ")).toContain("it knows M4A1");
    expect(await coins()).toBe(before);
  });

  it("where the buyer took it back before it was written", async () => {
    await settle();
    const before = await coins();
    const number = await world.buy();
    const [person] = world.shop.people;
    if (!person) throw new Error("The world has no people.");
    await database.sql("update nitrado_services set dry_run = true");
    await look();
    await withGuild({ ...world.shop.as(person), now: world.now() }, (ctx) => cancelOrder(ctx, number));
    await look();
    expect(await attempt(number)).toMatchObject({ state: "abandoned" });
    await database.sql("update nitrado_services set dry_run = false");
    await look();
    expect(world.fileText()).toBe(EMPTY);
    expect(await coins()).toBe(before);
  });

  it("where staff took it back, only when the log proves that no start read it", async () => {
    await settle();
    const before = await coins();
    const number = await world.buy();
    await look();
    const id = (await attempt(number))?.id ?? "";
    await withGuild(world.job(), (ctx) => takeBack(ctx, id, "A mistake"));
    await look();
    expect(world.fileText()).toBe(EMPTY);
    expect(await attempt(number)).toMatchObject({ state: "unstage_required" });
    expect(await coins()).toBe(before - 100);
    world.wait(21 * 60);
    await world.eyes();
    await look();
    expect(await attempt(number)).toMatchObject({ state: "abandoned" });
    expect(await coins()).toBe(before);
    expect(await state(number)).toBe("refunded");
  });

  it("not while it may stand in the file, whoever asks", async () => {
    await settle();
    const number = await world.buy();
    await look();
    await expect(withGuild(world.job(), (ctx) => failOrder(ctx, number))).rejects.toThrow("server's file");
    expect(await state(number)).toBe("uploaded");
  });

  it("not where a start had read it before it was out", async () => {
    await settle();
    const before = await coins();
    const number = await world.buy();
    await look();
    await restart();
    const id = (await attempt(number))?.id ?? "";
    await withGuild(world.job(), (ctx) => takeBack(ctx, id, "A mistake"));
    world.wait(21 * 60);
    await world.eyes();
    await look();
    await look();
    expect(["fulfilled", "needs_look"]).toContain((await attempt(number))?.state);
    expect(await coins()).toBe(before - 100);
  });
});

it("never places a second time what staff put back into the queue", async () => {
  await settle();
  const number = await world.buy();
  await look();
  await restart();
  await look();
  await database.sql("update shop_purchases set state = 'queued' where guild_id = $1 and number = $2", [
    world.shop.guildId,
    number,
  ]);
  await look();
  expect(await world.attempts(number)).toHaveLength(1);
  expect(await state(number)).toBe("needs_look");
});

it("asks a person where an old upload came back after a delivery was over, and the server started with it", async () => {
  await settle();
  const number = await world.buy();
  await look();
  const staged = world.fileText();
  await restart();
  await look();
  expect(await attempt(number)).toMatchObject({ state: "fulfilled" });
  await world.control.file(world.serviceId, world.missionFile, staged);
  world.wait(600);
  await restart();
  await world.buy();
  await look();
  expect(await attempt(number)).toMatchObject({ state: "needs_look" });
  expect(world.fileText()).not.toContain(`grizzly:${number}:`);
});

it("writes no more than 200 objects, and goes on after the next restart", async () => {
  await settle();
  const orders: number[] = [];
  for (let at = 0; at < 21; at++)
    orders.push(await world.buy({ classNames: Array(10).fill("NailBox") }, 1, at));
  await look();
  expect(world.fileText()?.match(/grizzly:/g)).toHaveLength(200);
  const last = orders.at(-1) ?? 0;
  expect((await attempt(last))?.reason).toContain("full");
  await restart();
  await look();
  await look();
  expect(await state(last)).toBe("uploaded");
  expect(world.fileText()?.match(/grizzly:/g)).toHaveLength(10);
});
