import { afterAll, beforeAll, expect, it } from "vitest";
import { type GuildContext, withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { zone } from "@/features/deliveries/data";
import { deliveryServer } from "@/features/deliveries/data/server";
import { createZone, setZoneState, updateZone } from "@/features/deliveries/mutations";
import { saveChoices } from "@/features/deliveries/mutations/staff";
import { zoneInput } from "@/features/deliveries/schema";
import { sectionLevels } from "@/features/guilds/rules";
import { listAudit } from "./data";
import { undoEntry } from "./undo";

let db: TestDatabase;
let world: ShopWorld;
const owner = sectionLevels("owner", []);
const job = <T>(fn: (ctx: GuildContext) => Promise<T>) => withGuild(world.job, fn);

async function undoNewest(levels = owner): Promise<void> {
  const [line] = await job((ctx) => listAudit(ctx, { limit: 1 }));
  await job((ctx) => undoEntry(ctx, levels, line?.id ?? 0));
}

const closed = zoneInput.parse({
  kind: "closed_zone",
  name: "Airfield",
  map: "chernarusplus",
  x: 4_500,
  z: 10_200,
  radius: 600,
});

beforeAll(async () => {
  db = await testDatabase();
  world = await shopWorld(db.sql, 0);
});
afterAll(() => db.close());

it("sets a zone back where it was moved, and on again where it was switched off", async () => {
  const { id } = await job((ctx) => createZone(ctx, closed));
  await job((ctx) => updateZone(ctx, id, { ...closed, x: 4_900, name: "Strip" }));
  await undoNewest();
  expect(await job((ctx) => zone(ctx, id))).toMatchObject({
    name: "Airfield",
    x: 4_500,
    radius: 600,
    state: "open",
  });
  await job((ctx) => setZoneState(ctx, id, "closed"));
  await undoNewest();
  expect((await job((ctx) => zone(ctx, id))).state).toBe("open");
});

it("leaves a zone that was changed since, and asks for the level that changing it needs", async () => {
  const { id } = await job((ctx) => createZone(ctx, closed));
  await job((ctx) => updateZone(ctx, id, { ...closed, radius: 700 }));
  const [line] = await job((ctx) => listAudit(ctx, { limit: 1 }));
  await expect(undoNewest({ deliveries: "moderator" })).rejects.toThrow(/needs the level/);
  await job((ctx) => updateZone(ctx, id, { ...closed, radius: 800 }));
  await expect(job((ctx) => undoEntry(ctx, owner, line?.id ?? 0))).rejects.toThrow(/changed since/);
  expect((await job((ctx) => zone(ctx, id))).radius).toBe(800);
});

it("sets back how a server's deliveries are planned", async () => {
  const { serviceId } = world;
  await job((ctx) => saveChoices(ctx, serviceId, { persistent: true, reachMetres: 80 }));
  await job((ctx) => saveChoices(ctx, serviceId, { persistent: true, reachMetres: 120 }));
  await undoNewest();
  expect(await job((ctx) => deliveryServer(ctx, serviceId))).toMatchObject({
    persistent: true,
    reachMetres: 80,
  });
});
