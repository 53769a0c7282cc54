import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withSystem, withUser } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { deskWorld } from "@/db/testing/desk-world";
import type { Person } from "@/db/testing/shop-world";
import { listAudit } from "@/features/audit/data";
import { readsPrivate } from "./data/agents";
import { inboxCounts } from "./data/inbox";
import { searchOwn } from "./data/search";
import { ticketVersion } from "./data/tickets";
import { previewBulk } from "./mutations/bulk";
import { mergeTickets } from "./mutations/merge";
import { writeNote } from "./mutations/message";
import { moveTicket } from "./mutations/move";
import { readTicket } from "./mutations/read";
import { bulkInput } from "./schema";

type DeskWorld = Awaited<ReturnType<typeof deskWorld>>;
let db: TestDatabase;
let world: DeskWorld["world"];
let other: DeskWorld["other"];
let foreign: DeskWorld["foreign"];
let ann: DeskWorld["ann"];
let mara: DeskWorld["mara"];
let jonas: DeskWorld["jonas"];
let owner: DeskWorld["owner"];
let as: DeskWorld["as"];
let open: DeskWorld["open"];
let read: DeskWorld["read"];
let answer: DeskWorld["answer"];
let listed: DeskWorld["listed"];
let setDesk: DeskWorld["setDesk"];
let found: DeskWorld["found"];
let hits: DeskWorld["hits"];

const key = () => randomUUID();
const missing = { code: "not_found" };

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  ({ world, other, foreign, ann, mara, jonas, owner, as, open, read, answer, listed, setDesk, found, hits } =
    await deskWorld(db.sql));
});

describe("a report about staff", () => {
  const about = () =>
    open(ann, { type: "staff", staff: mara.discordId, title: "Mara banned my friend for fun" });

  it("does not exist for whom it is about, nor for others, in any reader", async () => {
    const number = await about();
    for (const who of [mara, jonas]) {
      await expect(read(number, who)).rejects.toMatchObject(missing);
      await expect(as(who, (ctx) => ticketVersion(ctx, number))).rejects.toMatchObject(missing);
      await expect(answer(who, number, "Hello")).rejects.toMatchObject(missing);
      await expect(
        as(who, (ctx) => moveTicket(ctx, { number, type: "other", concerns: null })),
      ).rejects.toMatchObject(missing);
      await as(who, (ctx) => readTicket(ctx, number, 1));
      expect(await listed({}, who)).toEqual([]);
      expect((await as(who, (ctx) => inboxCounts(ctx, who.discordId))).open).toBe(0);
      expect(await hits("banned friend", who)).toEqual([]);
      expect(await found("banned friend", who)).toEqual([]);
      expect(await found(String(number), who)).toEqual([]);
      expect(await as(who, (ctx) => listAudit(ctx, { limit: 100 }))).not.toContainEqual(
        expect.objectContaining({ action: "tickets.open" }),
      );
      const line = await as(who, (ctx) =>
        previewBulk(ctx, bulkInput.parse({ numbers: [number], action: { kind: "close", reason: "" } })),
      );
      expect(line).toEqual([{ number, title: "", will: null, wont: "It does not exist." }]);
    }
    expect(await db.sql("select 1 from ticket_reads where guild_id = $1", [world.guildId])).toEqual([]);
    // Its opener and the owner work with it as with any other.
    expect(await read(number, ann)).toMatchObject({ isPrivate: true });
    expect(await listed({}, owner)).toEqual([number]);
    expect((await found("banned friend", owner)).map((one) => one.ticket.number)).toEqual([number]);
    await answer(owner, number, "I look at it myself.");
    const mine = await withUser(
      { userId: ann.userId, actor: { kind: "user", userId: ann.userId, discordId: ann.discordId } },
      (ctx) => searchOwn(ctx, ann.discordId, "banned"),
    );
    expect(mine).toHaveLength(1);
  });

  it("tells the bus no word of it, and takes its number from nobody", async () => {
    const number = await about();
    const [event] = await db.sql<{ payload: { title: string; isPrivate: boolean } }>(
      "select payload from interbot_events where guild_id = $1 and type = 'tickets.opened'",
      [world.guildId],
    );
    expect(event?.payload).toMatchObject({ title: "A report about staff", isPrivate: true });
    // Mara does not see that number, and hers is another one.
    expect(await open(mara)).toBe(number + 1);
  });

  it("is read by whom the guild named, though not when it is about them", async () => {
    await setDesk({ privateHandlers: [jonas.discordId, mara.discordId] });
    const number = await about();
    expect(await read(number, jonas)).toMatchObject({ concerns: expect.stringContaining("Name of") });
    await expect(read(number, mara)).rejects.toMatchObject(missing);
    expect(await as(mara, (ctx) => readsPrivate(ctx))).toBe(true);
    // A report that says nobody is read by both; once it says who, by one.
    const unsaid = await open(ann, { type: "staff", title: "Somebody of the staff cheats" });
    expect((await found("cheats", mara)).map((one) => one.ticket.number)).toEqual([unsaid]);
    await as(jonas, (ctx) => moveTicket(ctx, { number: unsaid, type: "staff", concerns: mara.discordId }));
    expect(await found("cheats", mara)).toEqual([]);
    // Merged with one about the same person alone.
    const plain = await open();
    await expect(as(jonas, (ctx) => mergeTickets(ctx, { number: plain, other: number }))).rejects.toThrow(
      "about staff",
    );
  });

  it("is refused where nobody else could read it, or nobody is called so", async () => {
    await expect(open(ann, { type: "staff", staff: owner.discordId })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(open(ann, { type: "staff", staff: "Nobody" })).rejects.toMatchObject({ code: "invalid" });
    await expect(open(mara, { type: "staff", staff: mara.discordId })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("is not made from another ticket by somebody who could not read it then", async () => {
    const number = await open();
    const move = (who: Person) =>
      as(who, (ctx) => moveTicket(ctx, { number, type: "staff", concerns: jonas.discordId }));
    await expect(move(mara)).rejects.toMatchObject({ code: "forbidden" });
    await move(owner);
    await expect(read(number, jonas)).rejects.toMatchObject(missing);
    expect(await read(number, owner)).toMatchObject({ isPrivate: true, type: "staff" });
  });
});

describe("search", () => {
  it("finds numbers, subjects, messages, notes and names, in this guild alone, with what to mark", async () => {
    const number = await open();
    await open(foreign, { title: "Trader elsewhere" }, other);
    await as(mara, (ctx) => writeNote(ctx, { key: key(), number, text: "A truck stood behind the hangar." }));
    expect((await found("trader")).map((one) => one.ticket.number)).toEqual([number]);
    expect((await found(`${number}`)).map((one) => one.ticket.number)).toEqual([number]);
    expect(await found("Green Mountain")).toMatchObject([
      { excerpt: { note: false, parts: expect.arrayContaining([{ text: "Green", hit: true }]) } },
    ]);
    expect(await found("hang")).toMatchObject([{ excerpt: { note: true } }]);
    expect(await found(ann.name)).toHaveLength(1);
    expect(await found("truck trader")).toEqual([]);
    const own = (text: string) =>
      withUser(
        { userId: ann.userId, actor: { kind: "user", userId: ann.userId, discordId: ann.discordId } },
        (ctx) => searchOwn(ctx, ann.discordId, text),
      );
    await open(ann, { title: "Something else", text: "It is about a boat." });
    expect((await own("green mount")).map((one) => one.ticket.number)).toEqual([number]);
    expect(await own(String(number))).toHaveLength(1);
    expect(await own("truck")).toEqual([]);
  });

  it("finds words by the index, which the guild's own scope could not use", async () => {
    const plan = await withSystem({ kind: "system", job: "test" }, async (ctx) => {
      await ctx.db.execute("set local enable_seqscan = off");
      await ctx.db.execute("set local enable_indexscan = off");
      const { rows } = await ctx.db.execute(
        `explain select 1 from ticket_messages m where to_tsvector('simple', m.guild_id || ' ' || coalesce(m.message, '')) @@ to_tsquery('simple', '''${world.guildId}'' & ''truck''')`,
      );
      return JSON.stringify(rows);
    });
    expect(plan).toContain("ticket_messages_search_idx");
  });
});
