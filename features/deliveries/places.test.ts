import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GuildContext, withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { AppError } from "@/lib/errors";
import { deliveryPlaces, groundAt, savedPlaces, zone } from "./data";
import { createZone, deleteZone, removePlace, savePlace, setZoneState, updateZone } from "./mutations";
import { zoneInput } from "./schema";

let db: TestDatabase;
let world: ShopWorld;
let ann: Person;
let bob: Person;

const job = <T>(fn: (ctx: GuildContext) => Promise<T>) => withGuild(world.job, fn);
const as = <T>(person: Person, fn: (ctx: GuildContext) => Promise<T>) => withGuild(world.as(person), fn);
const refused = async (work: Promise<unknown>): Promise<AppError> => {
  const error = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof AppError)) throw new Error("It was not refused.", { cause: error });
  return error;
};
const spot = { name: "Cabin", map: "chernarusplus" as const, serviceId: null, x: 6_700, z: 9_500 };

beforeAll(async () => {
  db = await testDatabase();
  world = await shopWorld(db.sql, 2);
  const [first, second] = world.people;
  if (!first || !second) throw new Error("The world has people.");
  [ann, bob] = [first, second];
  await db.sql(
    `insert into kill_logs (guild_id, service_id, kind, location_x, location_y, location_altitude, "timestamp", file_name, byte_offset)
     select $1, $2, 'pvp', 6700 + n, 9500 - n, 240 + n / 10.0, now(), 'a.ADM', n from generate_series(1, 5) n`,
    [world.guildId, world.serviceId],
  );
});
afterAll(() => db.close());

describe("the ground", () => {
  it("is known where the log saw players of this guild on this map, and nowhere else", async () => {
    expect(await job((ctx) => groundAt(ctx, "chernarusplus", 6_700, 9_500))).toEqual({
      altitude: 240.3,
      steps: 5,
    });
    expect(await job((ctx) => groundAt(ctx, "chernarusplus", 6_800, 9_500))).toEqual({
      altitude: null,
      steps: 0,
    });
    expect(await job((ctx) => groundAt(ctx, "enoch", 6_700, 9_500))).toEqual({ altitude: null, steps: 0 });
    const other = await shopWorld(db.sql, 0);
    expect((await withGuild(other.job, (ctx) => groundAt(ctx, "chernarusplus", 6_700, 9_500))).steps).toBe(0);
  });
});

describe("a saved place", () => {
  it("belongs to its person and takes the height of its ground", async () => {
    const place = await as(ann, (ctx) => savePlace(ctx, spot));
    expect(place).toMatchObject({ kind: "saved", name: "Cabin", altitude: 240.3 });
    expect(await as(ann, (ctx) => savedPlaces(ctx, ann.discordId))).toHaveLength(1);
    expect((await as(bob, (ctx) => deliveryPlaces(ctx, bob.discordId, "chernarusplus"))).saved).toEqual([]);
    expect((await refused(as(bob, (ctx) => removePlace(ctx, place.id)))).code).toBe("not_found");
    await as(ann, (ctx) => removePlace(ctx, place.id));
    expect(await as(ann, (ctx) => savedPlaces(ctx, ann.discordId))).toEqual([]);
  });

  it("is refused off the map, on unknown ground and in closed zones, and after ten", async () => {
    expect((await refused(as(ann, (ctx) => savePlace(ctx, { ...spot, x: 15_361 })))).message).toContain(
      "outside the map",
    );
    expect((await refused(as(ann, (ctx) => savePlace(ctx, { ...spot, x: 100 })))).message).toContain(
      "height of the ground",
    );
    const closed = {
      kind: "closed_zone",
      name: "Raid",
      map: "chernarusplus",
      x: 6_700,
      z: 9_500,
      radius: 30,
    };
    const raid = await job((ctx) => createZone(ctx, zoneInput.parse(closed)));
    expect((await refused(as(ann, (ctx) => savePlace(ctx, spot)))).message).toContain("Raid is closed");
    await job((ctx) => setZoneState(ctx, raid.id, "closed"));
    for (let nr = 0; nr < 10; nr++) await as(ann, (ctx) => savePlace(ctx, { ...spot, name: `Place ${nr}` }));
    expect((await refused(as(ann, (ctx) => savePlace(ctx, spot)))).code).toBe("conflict");
  });
});

describe("a zone", () => {
  it("is made, changed, closed and removed by its own guild, each with an audit row", async () => {
    const drop = {
      kind: "drop_zone",
      name: "Vybor fuel",
      map: "chernarusplus",
      x: 3_900,
      z: 8_900,
      altitude: 300,
    };
    const made = await job((ctx) => createZone(ctx, zoneInput.parse(drop)));
    await job((ctx) => updateZone(ctx, made.id, zoneInput.parse({ ...drop, name: "Vybor pumps" })));
    await job((ctx) => setZoneState(ctx, made.id, "closed", "Under fire"));
    expect(await job((ctx) => zone(ctx, made.id))).toMatchObject({
      name: "Vybor pumps",
      state: "closed",
      reason: "Under fire",
    });
    const other = await shopWorld(db.sql, 0);
    expect((await refused(withGuild(other.job, (ctx) => deleteZone(ctx, made.id)))).code).toBe("not_found");
    await job((ctx) => deleteZone(ctx, made.id));
    expect((await refused(job((ctx) => zone(ctx, made.id)))).code).toBe("not_found");
    const audits = await db.sql<{ action: string }>(
      "select action from audit_log where guild_id = $1 and subject_id = $2 order by id",
      [world.guildId, made.id],
    );
    expect(audits.map((row) => row.action.split(".").at(-1))).toEqual([
      "create",
      "update",
      "close",
      "delete",
    ]);
  });

  it("outside its map is refused", async () => {
    const far = zoneInput.parse({
      kind: "drop_zone",
      name: "Far",
      map: "enoch",
      x: 12_900,
      z: 100,
      altitude: 1,
    });
    expect((await refused(job((ctx) => createZone(ctx, far)))).fields?.x).toContain("outside the map");
  });
});
