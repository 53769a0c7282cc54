import { afterAll, beforeAll, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { lifeOf } from "../web/life";
import { lifeFacts } from "./life";

let db: TestDatabase;
let world: ShopWorld;
let ann: Person;
let bob: Person;

const death = (killId: number, minute: number, killer: Person, victim: Person) =>
  db.sql(
    `insert into kill_logs (guild_id, kill_id, service_id, map, kind, killer_player_id, killer_name, victim_player_id, victim_name, weapon,
       distance, location_x, location_y, killer_x, killer_y, timestamp)
     values ($1, $2, $3, 'chernarusplus', 'pvp', $4, $5, $6, $7, 'M4-A1', 120, 5300, 8600, 5400, 8600, '2026-11-20T10:00:00Z'::timestamptz + $8 * interval '1 minute')`,
    [
      world.guildId,
      killId,
      world.serviceId,
      killer.playerId,
      killer.name,
      victim.playerId,
      victim.name,
      minute,
    ],
  );
const did = (minute: number, kind: string, player: Person, detail: object | null = null) =>
  db.sql(
    `insert into player_activity (guild_id, service_id, player_id, player_name, kind, detail, x, y, occurred_at, file_name, byte_offset)
     values ($1, $2, $3, 'x', $4, $5, 5300, 8600, '2026-11-20T10:00:00Z'::timestamptz + $6 * interval '1 minute', 'a', (random() * 1e9)::bigint)`,
    [world.guildId, world.serviceId, player.playerId, kind, detail && JSON.stringify(detail), minute],
  );

beforeAll(async () => {
  db = await testDatabase();
  world = await shopWorld(db.sql, 2);
  [ann, bob] = world.people as [Person, Person];
  await death(1, 0, bob, ann);
  await did(1, "seen", ann, { dead: true });
  await did(5, "placed", ann, { item: "Fence Kit" });
  await did(6, "placed", bob, { item: "Tent" });
  await death(2, 10, ann, bob);
  // The same hours on another server are another life.
  await db.sql(
    `insert into player_activity (guild_id, service_id, player_id, player_name, kind, occurred_at, file_name, byte_offset)
     values ($1, 'elsewhere', $2, 'x', 'placed', '2026-11-20T10:12:00Z', 'b', 1)`,
    [world.guildId, ann.playerId],
  );
  await db.sql(
    `insert into kill_logs (guild_id, kill_id, service_id, kind, victim_player_id, victim_name, timestamp)
     values ($1, 99, 'elsewhere', 'suicide', $2, 'x', '2026-11-20T10:15:00Z')`,
    [world.guildId, ann.playerId],
  );
  await did(19, "hit_by_player", ann, { zone: "Torso" });
  await death(3, 20, bob, ann);
  await did(21, "placed", ann, { item: "Barrel" });
  await death(4, 30, bob, ann);
});
afterAll(() => db.close());

const life = async (killId: number | null, player = ann, of = world) => {
  const facts = await withGuild(of.job, (ctx) => lifeFacts(ctx, player.playerId, killId), { readOnly: true });
  return facts && lifeOf(facts);
};

it("a life goes from one death to the next, with what the player did, suffered and killed in between", async () => {
  const told = await life(3);
  expect(told).toMatchObject({
    killId: 3,
    before: 1,
    after: 4,
    from: "2026-11-20T10:00:00.000Z",
    cut: false,
  });
  expect(told?.moments.map(({ kind, words, where }) => [kind, words, where])).toEqual([
    ["did", "Placed Fence Kit", "in Kabanino"],
    ["kill", "Killed Player_1 with M4-A1 from 120 m", "in Kabanino"],
    ["hit", "Hit by a player on torso", "in Kabanino"],
    ["death", "Killed by Player_1 with M4-A1 from 120 m", "in Kabanino"],
  ]);
});

it("the newest is told by itself, the first begins with what is known, and a stranger's death is none", async () => {
  expect(await life(null)).toMatchObject({ killId: 4, before: 3, after: null });
  expect(await life(1)).toMatchObject({ before: null, after: 3, moments: [{ kind: "death" }] });
  expect(await life(2)).toBeNull();
  const other = await shopWorld(db.sql, 1);
  expect(await life(3, ann, other)).toBeNull();
});
