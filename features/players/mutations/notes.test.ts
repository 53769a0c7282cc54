import { afterAll, beforeAll, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { playerNotesOf } from "../data/notes";
import { noteInput } from "../notes";
import { addNote, removeNote } from "./notes";

let db: TestDatabase;
let world: ShopWorld;
let other: ShopWorld;
let ann: Person;
let bob: Person;

beforeAll(async () => {
  db = await testDatabase();
  world = await shopWorld(db.sql, 2);
  other = await shopWorld(db.sql, 1);
  [ann, bob] = world.people as [Person, Person];
  await db.sql(
    "insert into guild_members (guild_id, discord_id, display_name) values ($1, $2, 'Ann of the guild')",
    [world.guildId, ann.discordId],
  );
});
afterAll(() => db.close());

const notes = (of = world, playerId = ann.playerId) =>
  withGuild(of.job, (ctx) => playerNotesOf(ctx, playerId), { readOnly: true });
const write = (body: string, by: Person) =>
  withGuild(world.as(by), (ctx) => addNote(ctx, { playerId: ann.playerId, body }));

it("notes stand newest first with who wrote them, and go with a line in the log", async () => {
  await write("Warned for combat logging", bob);
  const { id } = await write("Second line\nof a note", ann);
  const written = await notes();
  expect(written.map(({ body, author }) => [body, author.name])).toEqual([
    ["Second line\nof a note", "Ann of the guild"],
    ["Warned for combat logging", bob.discordId],
  ]);
  await expect(withGuild(world.as(bob), (ctx) => removeNote(ctx, id, false))).rejects.toMatchObject({
    code: "forbidden",
  });
  await withGuild(world.as(ann), (ctx) => removeNote(ctx, id, false));
  await expect(withGuild(world.as(ann), (ctx) => removeNote(ctx, id, false))).rejects.toMatchObject({
    code: "not_found",
  });
  const [left] = await notes();
  await withGuild(world.as(ann), (ctx) => removeNote(ctx, left?.id ?? "", true));
  expect(await notes()).toEqual([]);
  const log = await db.sql(
    "select action, before, after from audit_log where guild_id = $1 and subject_type = 'player_note' order by id",
    [world.guildId],
  );
  expect(log.map((line) => line.action)).toEqual([
    "players.note.add",
    "players.note.add",
    "players.note.remove",
    "players.note.remove",
  ]);
  expect(JSON.stringify(log)).not.toContain("combat");
});

it("notes are the guild's own, about its own players", async () => {
  await write("Only here", ann);
  const [note] = await notes();
  expect(await notes(other)).toEqual([]);
  await expect(withGuild(other.job, (ctx) => removeNote(ctx, note?.id ?? "", true))).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(
    withGuild(other.job, (ctx) => addNote(ctx, { playerId: ann.playerId, body: "x" })),
  ).rejects.toMatchObject({ code: "not_found" });
});

it("a note is plain text of some length", () => {
  const read = (body: string) => noteInput.safeParse({ playerId: "1", body });
  expect(read(" two\nlines ").data?.body).toBe("two\nlines");
  for (const body of ["", "   ", "a\u0000b", "x".repeat(1_001)]) expect(read(body).success).toBe(false);
});
