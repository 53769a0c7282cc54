import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { ticketOf } from "../data/tickets";
import { takeIn } from "../mirror/mutations/inbound";
import { openTicketInput } from "../schema";
import { closeTicket, reopenTicket } from "./change";
import { openTicket } from "./open";

const THREAD = "700000000000000001";

let db: TestDatabase;
let world: ShopWorld;
let ann: Person;
let mara: Person;
let number: number;

const as = <T>(who: Person, work: Parameters<typeof withGuild<T>>[1]) => withGuild(world.signedIn(who), work);
let nr = 0;
const says = (who: Person, text: string) =>
  withGuild(world.job, (ctx) =>
    takeIn(ctx, {
      threadId: THREAD,
      messageId: `80000000000000000${nr++}`,
      by: { discordId: who.discordId, name: who.name, roleIds: [] },
      text,
      at: new Date(),
    }),
  );
const read = () => as(ann, (ctx) => ticketOf(ctx, number, ann.discordId));
const close = () => as(mara, (ctx) => closeTicket(ctx, { number, reason: "" }, "staff"));

beforeAll(async () => {
  db = await testDatabase();
  world = await shopWorld(db.sql, 2);
  const [first, second] = world.people;
  if (!first || !second) throw new Error("The world has two people.");
  [ann, mara] = [first, second];
  await db.sql(
    "insert into guild_members (guild_id, discord_id, display_name) select $1, unnest($2::text[]), 'Somebody'",
    [world.guildId, world.people.map((one) => one.discordId)],
  );
  const input = openTicketInput.parse({
    key: randomUUID(),
    type: "report",
    title: "Shot inside the trader",
    text: "It was at Green Mountain.",
  });
  number = (await as(ann, (ctx) => openTicket(ctx, input))).number;
  await db.sql("update tickets set thread_id = $2 where guild_id = $1", [world.guildId, THREAD]);
});
afterAll(() => db.close());

it("thanks under a closed ticket in Discord opens nothing, and is asked about once a closing", async () => {
  await says(ann, "Here is more.");
  expect((await read()).messages.map((one) => one.source)).toEqual(["web", "discord"]);
  await close();
  await says(ann, "Thanks!");
  await says(ann, "Really, thanks.");
  const after = await read();
  expect(after).toMatchObject({ open: false, closeReason: null });
  expect(after.messages.map((one) => one.source)).toEqual(["web", "discord", "discord", "system", "discord"]);
  expect(after.messages[3]?.text).toContain("Open it again");
  const told = await db.sql(
    "select key from interbot_events where type = 'tickets.message' and guild_id = $1",
    [world.guildId],
  );
  expect(told).toHaveLength(4);
  await as(mara, (ctx) => reopenTicket(ctx, number));
  await close();
  await says(ann, "Thank you again.");
  expect((await read()).messages.filter((one) => one.source === "system")).toHaveLength(2);
});
