import { afterAll, beforeAll, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { altCandidates } from "./alt-signals";

let db: TestDatabase;
let world: ShopWorld;
let other: ShopWorld;
let people: Person[];

/** Stays of an hour from `first` on, a new one every three hours. */
const stays = (guild: ShopWorld, player: Person, first: string, count: number) =>
  db.sql(
    `insert into player_sessions (guild_id, service_id, player_id, player_name, session_start, session_end, file_name, byte_offset)
     select $1, $2, $3, 'x', $4::timestamptz + n * interval '3 hours', $4::timestamptz + n * interval '3 hours' + interval '1 hour', $5, n
     from generate_series(1, $6::int) n`,
    [guild.guildId, guild.serviceId, player.playerId, first, player.name, count],
  );

beforeAll(async () => {
  db = await testDatabase();
  world = await shopWorld(db.sql, 5);
  other = await shopWorld(db.sql, 2);
  people = world.people;
  await db.sql("update player_profiles set last_seen_at = now()");
  const [ann, taker, friend, namesake] = people as [Person, Person, Person, Person];
  await stays(world, ann, "2026-11-20T10:00:00Z", 12);
  // Two minutes after each of Ann's leavings; a friend who also was there while she was.
  await stays(world, taker, "2026-11-20T11:02:00Z", 12);
  await stays(world, friend, "2026-11-20T11:01:00Z", 6);
  await stays(world, { ...friend, name: "again" }, "2026-11-19T10:30:00Z", 12);
  await db.sql(
    `update player_profiles set name_history = '[{"name":"Old Name","until":"2026-11-01T00:00:00Z"}]' where guild_id = $1 and player_id = $2`,
    [world.guildId, ann.playerId],
  );
  await db.sql("update player_profiles set ingame_name = 'OLD NAME' where guild_id = $1 and player_id = $2", [
    world.guildId,
    namesake.playerId,
  ]);
  const [theirs] = other.people as [Person];
  await db.sql("update player_profiles set ingame_name = 'Old Name' where guild_id = $1", [other.guildId]);
  await stays(other, theirs, "2026-11-20T11:02:00Z", 12);
});
afterAll(() => db.close());

const found = (player: Person) =>
  withGuild(world.job, (ctx) => altCandidates(ctx, player.playerId), { readOnly: true });

it("finds who takes over and who had the name, and nobody who was online together, nor of another guild", async () => {
  const [ann, taker, , namesake] = people as [Person, Person, Person, Person];
  const candidates = await found(ann);
  expect(candidates.map(({ playerId, signals }) => [playerId, signals.map(({ kind }) => kind)])).toEqual([
    [taker.playerId, ["handover", "apart"]],
    [namesake.playerId, ["name"]],
  ]);
  expect(candidates[0]?.signals[0]?.saw).toContain("12 times");
});

it("finds whom one person was linked to, one after the other, from both sides", async () => {
  const [ann, , , , fifth] = people as [Person, Person, Person, Person, Person];
  const linked = (playerId: number) =>
    db.sql(
      `insert into audit_log (guild_id, actor_kind, action, subject_type, subject_id, after)
       values ($1, 'system', 'players.link', 'player', $2, jsonb_build_object('discordId', $3::text))`,
      [world.guildId, String(playerId), fifth.discordId],
    );
  await linked(ann.playerId);
  await linked(fifth.playerId);
  const of = async (player: Person) =>
    (await found(player)).flatMap(({ signals }) => signals.map(({ kind }) => kind));
  expect(await of(ann)).toContain("person");
  expect(await of(fifth)).toEqual(["person"]);
});
