import { afterAll, beforeAll, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { messagesOf, type Part } from "./conversation";

let db: TestDatabase;
let world: ShopWorld;
let ticketId = 0;

beforeAll(async () => {
  db = await testDatabase();
  world = await shopWorld(db.sql, 1);
  const [ticket] = await db.sql(
    "insert into tickets (guild_id, number, created_by) values ($1, 1, '1') returning ticket_id",
    [world.guildId],
  );
  ticketId = Number(ticket?.ticket_id);
  await db.sql(
    `insert into ticket_messages (guild_id, ticket_id, username, message, is_internal, is_staff, deleted_at)
     select $1, $2, 'Ann', n::text, n % 10 = 0, n % 10 = 0, case when n % 25 = 0 then now() end
     from generate_series(1, 150) n`,
    [world.guildId, ticketId],
  );
});
afterAll(() => db.close());

const read = (part: Part, notes = true) =>
  withGuild(world.job, (ctx) => messagesOf(ctx, ticketId, { notes, part }), { readOnly: true });

it("gives the newest of a conversation, and a page more with each step back, none twice and none left out", async () => {
  for (const notes of [true, false]) {
    const all = (await read("all", notes)).messages.map((message) => message.text);
    const expected = Array.from({ length: 150 }, (_, at) => at + 1).filter(
      (n) => n % 25 !== 0 && (notes || n % 10 !== 0),
    );
    expect(all).toEqual(expected.map(String));
    let shown = await read("newest", notes);
    expect(shown.messages.map((message) => message.text)).toEqual(all.slice(-60));
    for (let size = 120; shown.older !== null; size += 60) {
      shown = await read({ from: shown.older }, notes);
      expect(shown.messages.map((message) => message.text)).toEqual(all.slice(-size));
    }
    expect(shown.messages).toHaveLength(all.length);
  }
});
