import { afterAll, beforeAll, expect, it } from "vitest";
import { createPool, setDatabasePool } from "@/db/client";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { examineBooks } from "./books";

let db: TestDatabase;
let world: ShopWorld;

beforeAll(async () => {
  db = await testDatabase();
  world = await shopWorld(db.sql, 1);
  for (const person of world.people) await world.give(person, 500);
});
afterAll(async () => {
  setDatabasePool(createPool(db.url));
  await db.close();
});

it("the doctor says when the books are right, and which guild's are not", async () => {
  expect(await examineBooks(db.url)).toEqual([
    expect.objectContaining({ state: "good", sentence: expect.stringContaining("books of 1 guilds") }),
  ]);
  await db.sql("update economy_accounts set balance = balance + 1 where guild_id = $1", [world.guildId]);
  expect(await examineBooks(db.url)).toEqual([
    expect.objectContaining({
      state: "bad",
      subject: `guild ${world.guildId}`,
      sentence: expect.stringContaining("differ from the ledger"),
    }),
  ]);
});

it("a database that does not answer is a note, not a crash", async () => {
  const [finding] = await examineBooks("postgres://nobody@127.0.0.1:1/none");
  expect(finding).toMatchObject({ state: "note", subject: "not examined" });
});
