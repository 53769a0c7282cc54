import { afterAll, beforeAll, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type DeliveryWorld, deliveryWorld } from "@/db/testing/delivery-world";
import { deliveryPlaces } from "@/features/deliveries/data";
import { claimableSpots } from "@/features/deliveries/data/claims";
import { dynamicEvents } from "@/features/deliveries/data/dynamic-events";
import { dynamicEventInput } from "@/features/deliveries/dynamic-schema";
import { claimSpot } from "@/features/deliveries/mutations";
import { removeDynamicEvent, saveDynamicEvent } from "@/features/deliveries/mutations/dynamic-events";
import { settleAttempt } from "@/features/deliveries/mutations/staff";
import { MINUTE } from "@/lib/time";
import { ServerLook } from "./look";
import type { Ports } from "./ports";

let database: TestDatabase;
let world: DeliveryWorld;
let line = 0;

const look = () => {
  const ports: Ports = { now: world.now, random: () => 0.99, nitrado: async () => world.api };
  return new ServerLook(world.target, ports, new AbortController().signal).run();
};
async function restart(): Promise<void> {
  world.wait(300);
  world.server.restart("test");
  world.wait(300);
  await world.eyes();
}
const ann = () => {
  const [person] = world.shop.people;
  if (!person) throw new Error("The world has no people.");
  return person;
};
/** A line of the log about the first person's player. @param at minutes ago */
const logs = (kind: string, at: number, x: number, north: number, altitude = 300) =>
  database.sql(
    `insert into player_activity (guild_id, service_id, player_id, kind, x, y, altitude, occurred_at, file_name, byte_offset)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'a.ADM', $9)`,
    [
      world.shop.guildId,
      world.serviceId,
      ann().playerId,
      kind,
      x,
      north,
      altitude,
      new Date(world.now().getTime() - at * MINUTE),
      ++line,
    ],
  );
const asAnn = () => ({ ...world.shop.as(ann()), now: world.now() });

beforeAll(async () => {
  database = await testDatabase();
  world = await deliveryWorld(database, 1, new Date("2026-11-22T10:00:00Z"));
  world.wait(300);
  await world.eyes();
});
afterAll(async () => {
  await world.sandbox.stop();
  await database.close();
});

it("an order is likely collected when the log saw its player within reach after the boot", async () => {
  const near = await world.buy();
  await logs("seen", 1, 3_900, 8_900);
  await look();
  await restart();
  await look();
  expect((await world.order(near)).state).toBe("restart_seen");
  await logs("seen", 2, 3_990, 8_900);
  await look();
  expect((await world.order(near)).state).toBe("restart_seen");
  await logs("seen", 1, 3_930, 8_930);
  await look();
  const order = await world.order(near);
  expect(order.state).toBe("likely_collected");
  expect(order.events.at(-1)?.evidence).toContainEqual({ label: "Distance", value: "42 m" });
});

it("a dynamic event appears at one of its zones with a restart, is announced, and comes again in its time", async () => {
  const input = dynamicEventInput.parse({
    name: "Supply crate",
    serviceId: world.serviceId,
    classNames: ["WoodenCrate", "NailBox"],
    zoneIds: [world.zone.id],
    everyMinutes: 60,
    announce: true,
    enabled: true,
  });
  const id = await withGuild(world.job(), (ctx) => saveDynamicEvent(ctx, null, input));
  await look();
  expect(world.fileText()).toContain(`grizzly:e${id}:1:2`);
  await expect(withGuild(world.job(), (ctx) => removeDynamicEvent(ctx, id))).rejects.toThrow("stands in");
  await restart();
  await look();
  const lies = () => world.server.items().filter((item) => item.tag?.startsWith(`grizzly:e${id}:`));
  expect(lies().map((item) => item.className)).toEqual(["WoodenCrate", "NailBox"]);
  expect(world.fileText()).not.toContain("grizzly:e");
  const told = await database.sql<{ payload: { announcement: unknown } }>(
    "select payload from interbot_events where guild_id = $1 and type = 'deliveries.fulfilled' and payload->>'kind' = 'event'",
    [world.shop.guildId],
  );
  expect(told).toHaveLength(1);
  expect(told[0]?.payload.announcement).toMatchObject({
    name: "Supply crate",
    place: { name: "Vybor pumps" },
  });

  await look();
  expect(world.fileText()).not.toContain("grizzly:e");
  world.wait(55 * 60);
  await world.eyes();
  await look();
  expect(world.fileText()).toContain(`grizzly:e${id}:2:1`);
  expect(await withGuild(world.job(), dynamicEvents)).toMatchObject([
    { id, name: "Supply crate", everyMinutes: 60 },
  ]);
  await restart();
  await look();
  await withGuild(world.job(), (ctx) => removeDynamicEvent(ctx, id));
});

it("an event needs a zone on its server's map", async () => {
  const other = dynamicEventInput.parse({
    name: "Nowhere",
    serviceId: world.serviceId,
    classNames: ["WoodenCrate"],
    zoneIds: ["00000000-0000-4000-8000-000000000000"],
    everyMinutes: 60,
  });
  await expect(withGuild(world.job(), (ctx) => saveDynamicEvent(ctx, null, other))).rejects.toThrow(
    "drop zone",
  );
});

it("a spot is claimed by an emote of one's own player, for half an hour, with the height of its ground", async () => {
  await logs("emote", 31, 4_100, 9_100, 280);
  const emotes = async () =>
    (await withGuild(asAnn(), (ctx) => claimableSpots(ctx, ann().discordId))).filter(
      (one) => one.by === "emote",
    );
  expect(await emotes()).toEqual([]);
  const claim = { name: "By the well", serviceId: world.serviceId, by: "emote" as const };
  await expect(withGuild(asAnn(), (ctx) => claimSpot(ctx, claim))).rejects.toThrow("no emote");
  await logs("emote", 5, 4_200, 9_200, 281.5);
  expect(await emotes()).toMatchObject([{ x: 4_200, z: 9_200, altitude: 281.5 }]);
  const place = await withGuild(asAnn(), (ctx) => claimSpot(ctx, claim));
  expect(place).toMatchObject({ kind: "saved", name: "By the well", x: 4_200, z: 9_200, altitude: 281.5 });
  const { saved } = await withGuild(asAnn(), (ctx) => deliveryPlaces(ctx, ann().discordId, "chernarusplus"));
  expect(saved).toHaveLength(1);
});

it("a person settles what needs a look, and only as far as the evidence allows", async () => {
  const number = await world.buy();
  await look();
  world.wait(300);
  world.server.restart("test");
  world.wait(300);
  world.server.restart("test");
  world.wait(300);
  await world.eyes();
  await look();
  const id = (await world.attempts(number)).at(-1)?.id ?? "";
  const settle = (how: "placed" | "refund" | "redeliver") =>
    withGuild(world.job(), (ctx) => settleAttempt(ctx, id, how, "We looked", "moderator"));
  await expect(settle("redeliver")).rejects.toThrow("not placed a second time");
  await settle("refund");
  expect((await world.order(number)).state).toBe("refunded");
  expect((await world.attempts(number)).at(-1)).toMatchObject({ state: "abandoned" });
  await expect(settle("placed")).rejects.toThrow("waits for nobody");
});
