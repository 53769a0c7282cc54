import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { closeTicket, takeTicket } from "../mutations/change";
import { writeAsStaff, writeNote } from "../mutations/message";
import { openTicket } from "../mutations/open";
import { rateTicket } from "../mutations/rate";
import { openTicketInput } from "../schema";
import { transcriptOf } from "./data/transcript";

let db: TestDatabase;
let world: ShopWorld;
let other: ShopWorld;
let ann: Person;
let mara: Person;
let number: number;

const as = <T>(who: Person, work: Parameters<typeof withGuild<T>>[1], of = world) =>
  withGuild(of.signedIn(who), work);
const key = () => randomUUID();
const SHA = createHash("sha256").update("log").digest("hex");

beforeAll(async () => {
  db = await testDatabase();
  [world, other] = [await shopWorld(db.sql, 3), await shopWorld(db.sql, 1)];
  const [first, second] = world.people;
  if (!first || !second) throw new Error("The world has people.");
  [ann, mara] = [first, second];
  await db.sql(
    "insert into guild_members (guild_id, discord_id, display_name) select $1, unnest($2::text[]), 'Somebody'",
    [world.guildId, world.people.map((one) => one.discordId)],
  );
  const input = openTicketInput.parse({
    key: key(),
    type: "report",
    title: "Shot inside the trader",
    text: "It was at **Green Mountain**.",
  });
  number = (await as(ann, (ctx) => openTicket(ctx, input))).number;
  await as(mara, (ctx) => takeTicket(ctx, number, true));
  await as(mara, (ctx) => writeNote(ctx, { key: key(), number, text: "SECRET between us" }));
  const reply = await as(mara, (ctx) =>
    writeAsStaff(ctx, { key: key(), number, text: "We look at it.", seen: 0, anyway: true }),
  );
  for (const [internal, name] of [
    [false, "log.txt"],
    [true, "SECRET.png"],
  ] as const)
    await db.sql(
      `insert into ticket_attachments (guild_id, ticket_id, message_id, file_name, media_type, size, sha256, content)
       select guild_id, ticket_id, message_id, $3, 'text/plain', 3, $4, 'log' from ticket_messages
       where guild_id = $1 and is_internal = $2 and is_staff`,
      [world.guildId, internal, name, SHA],
    );
  await db.sql(
    `insert into ticket_messages (guild_id, ticket_id, user_id, username, message, is_staff, deleted_at)
     select guild_id, ticket_id, user_id, username, 'SECRET that was taken back', true, now() from ticket_messages where message_id = $1`,
    [reply.id],
  );
  await as(mara, (ctx) => closeTicket(ctx, { number, reason: "The kit is back." }, "staff"));
  await as(ann, (ctx) => rateTicket(ctx, { number, rating: 4, comment: "Quick." }));
});
afterAll(() => db.close());

describe("a transcript", () => {
  it("holds everything for staff: notes, changes, files by their hash, and that something was taken back", async () => {
    const all = await as(mara, (ctx) => transcriptOf(ctx, number));
    expect(all).toMatchObject({ format: "grizzly.ticket-transcript", version: 1, for: "staff" });
    expect(all.ticket).toMatchObject({
      number,
      opener: { name: ann.name, tier: "none" },
      assignee: mara.name,
      closeReason: "The kit is back.",
      rating: { stars: 4, comment: "Quick." },
    });
    const said = all.entries.filter((entry) => entry.kind === "message");
    expect(said.map((entry) => [entry.author.role, entry.visibleTo, entry.text === null])).toEqual([
      ["opener", "everybody", false],
      ["staff", "staff", false],
      ["staff", "everybody", false],
      ["staff", "everybody", true],
    ]);
    expect(said[2]?.files).toEqual([
      { id: expect.any(String), name: "log.txt", mediaType: "text/plain", size: 3, sha256: SHA },
    ]);
    expect(all.entries.flatMap((entry) => (entry.kind === "change" ? [entry.change] : []))).toEqual([
      "taken",
      "closed",
      "rated",
    ]);
    expect(all.entries.map((entry) => entry.at)).toEqual(all.entries.map((entry) => entry.at).toSorted());
  });

  it("gives the opener their own words and staff's answers, and nothing that staff said among themselves", async () => {
    const own = await as(ann, (ctx) => transcriptOf(ctx, number, ann.discordId));
    const text = JSON.stringify(own);
    expect(text).not.toContain("SECRET");
    expect(text).not.toContain(mara.discordId);
    expect(own.ticket).toMatchObject({ assignee: null, tags: [] });
    expect(own.entries.map((entry) => (entry.kind === "change" ? entry.change : entry.author.role))).toEqual([
      "opener",
      "staff",
      "staff",
      "closed",
    ]);
  });

  it("is nobody else's", async () => {
    const [, , stranger] = world.people;
    const [foreign] = other.people;
    if (!stranger || !foreign) throw new Error("Both worlds have people.");
    await expect(as(stranger, (ctx) => transcriptOf(ctx, number, stranger.discordId))).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(as(foreign, (ctx) => transcriptOf(ctx, number), other)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(as(mara, (ctx) => transcriptOf(ctx, 999))).rejects.toMatchObject({ code: "not_found" });
  });
});
