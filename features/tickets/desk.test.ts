import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { deskWorld } from "@/db/testing/desk-world";
import type { Person } from "@/db/testing/shop-world";
import { listAudit } from "@/features/audit/data";
import { undoEntry } from "@/features/audit/undo";
import { moderation } from "@/features/guilds/moderation/data";
import { DEFAULT_MODERATION } from "@/features/guilds/moderation/rules";
import { moderationInput } from "@/features/guilds/moderation/schema";
import { HOUR } from "@/lib/time";
import { agents } from "./data/agents";
import { deskChoices } from "./data/choices";
import { byPosition, inbox, inboxCounts } from "./data/inbox";
import { linkedTickets } from "./data/links";
import { usedTags } from "./data/tags";
import { assignTicket } from "./mutations/assign";
import { applyBulk, previewBulk, undoBulk } from "./mutations/bulk";
import { closeTicket, setPriority } from "./mutations/change";
import { linkTickets, unlinkTickets } from "./mutations/link";
import { mergeTickets, unmergeTicket } from "./mutations/merge";
import { writeNote } from "./mutations/message";
import { moveTicket } from "./mutations/move";
import { openTicket } from "./mutations/open";
import { readTicket } from "./mutations/read";
import { splitTicket } from "./mutations/split";
import { setTags } from "./mutations/tags";
import { bulkApplyInput, bulkInput, inboxInput, openTicketInput } from "./schema";

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
let write: DeskWorld["write"];
let answer: DeskWorld["answer"];
let listed: DeskWorld["listed"];
let setDesk: DeskWorld["setDesk"];

const key = () => randomUUID();
const missing = { code: "not_found" };

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  ({ world, other, foreign, ann, mara, jonas, owner, as, open, read, write, answer, listed, setDesk } =
    await deskWorld(db.sql));
});

describe("forms and hours", () => {
  it("keeps what a type asks for, leaves out what it does not, and takes no type that is off", async () => {
    const number = await open(ann, { player: "Kestrel_0141", server: "One", when: "9:48", staff: "nobody" });
    expect((await read(number)).answers).toEqual([
      { label: "Player", answer: "Kestrel_0141" },
      { label: "Game server", answer: "One" },
      { label: "When", answer: "9:48" },
    ]);
    await setDesk({ types: ["server"] });
    await expect(open()).rejects.toMatchObject({ code: "invalid", fields: { type: expect.any(String) } });
  });

  it("lets a promise run in the guild's hours alone", async () => {
    await setDesk({
      hours: {
        enabled: true,
        timeZone: "UTC",
        days: Array.from({ length: 7 }, () => ({ from: "08:00", to: "20:00" })),
      },
    });
    await db.sql(
      "insert into subscriptions (grizzly_user_id, tier, state, source, starts_at) values ($1, 'gold', 'active', 'grant', now() - interval '9 years')",
      [ann.userId],
    );
    const now = new Date("2026-11-20T19:00:00Z");
    const input = openTicketInput.parse({
      key: key(),
      type: "other",
      title: "Hello there",
      text: "Ten characters.",
    });
    const { number } = await as(ann, (ctx) => openTicket(ctx, input), world, { now });
    expect((await read(number)).dueAt).toBe("2026-11-21T19:00:00.000Z");
    await as(mara, (ctx) => setPriority(ctx, { number, priority: "urgent" }), world, { now });
    expect((await read(number)).dueAt).toBe("2026-11-21T13:00:00.000Z");
  });
});

describe("how a guild's desk works", () => {
  it("is written down when it changes, and set back from there", async () => {
    await setDesk({ types: ["server", "other"], privateHandlers: [jonas.discordId], silenceDays: 3 });
    const [entry] = await as(owner, (ctx) => listAudit(ctx, { subjectType: "moderation", limit: 1 }));
    expect(entry?.after).toMatchObject({ desk: { types: ["server", "other"], silenceDays: 3 } });
    await as(owner, (ctx) => undoEntry(ctx, { moderation: "manager" }, entry?.id ?? 0));
    expect((await as(owner, (ctx) => moderation(ctx))).desk).toEqual(DEFAULT_MODERATION.desk);
    const few = {
      ...DEFAULT_MODERATION.desk.hours,
      enabled: true,
      days: Array.from({ length: 7 }, () => null),
    };
    expect(moderationInput.safeParse({ desk: { ...DEFAULT_MODERATION.desk, hours: few } }).success).toBe(
      false,
    );
  });
});

describe("the inbox", () => {
  it("counts to its bound, walks page by page in the order of deadlines, and marks what is new", async () => {
    await db.sql(
      `insert into tickets (guild_id, number, type, title, created_by, due_at, waiting_for, assigned_to, status)
       select $1, n, case when n % 2 = 0 then 'order' else 'server' end, 'Ticket ' || n, $2, now() + make_interval(mins => n % 60), 'staff',
         case when n % 3 = 0 then $3 end, case when n > 130 then 'closed' else 'open' end from generate_series(1, 140) n`,
      [world.guildId, ann.discordId, mara.discordId],
    );
    const counts = await as(mara, (ctx) => inboxCounts(ctx, mara.discordId));
    expect(counts).toEqual({
      open: 100,
      mine: 43,
      unassigned: 87,
      staff: 100,
      opener: 0,
      overdue: expect.any(Number),
    });
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const page = await as(mara, (ctx) => inbox(ctx, mara.discordId, inboxInput.parse({ after })));
      const { tickets } = page;
      expect([...tickets].sort(byPosition(false))).toEqual(tickets);
      seen.push(...tickets.map((line) => line.number));
      after = page.next;
    } while (after !== null);
    expect(new Set(seen).size).toBe(130);
    expect(seen).toHaveLength(130);
    expect(await listed({ view: "mine", type: "order" })).toHaveLength(21);
    const number = await open(owner);
    const news = async (who: Person) =>
      (
        await as(who, (ctx) =>
          inbox(ctx, who.discordId, inboxInput.parse({ view: "unassigned", type: "report" })),
        )
      ).tickets[0]?.unread;
    expect(await news(mara)).toBe(1);
    await write(owner, number, "Are you there?");
    expect(await news(mara)).toBe(2);
    const last = (await read(number)).messages.at(-1)?.id ?? 0;
    await as(mara, (ctx) => readTicket(ctx, number, last));
    await as(mara, (ctx) => readTicket(ctx, number, 1));
    expect([await news(mara), await news(jonas)]).toEqual([0, 2]);
    await as(jonas, (ctx) => writeNote(ctx, { key: key(), number, text: "I look." }));
    expect(await news(mara)).toBe(0);
    // What is new in one ticket is new in no other.
    await open(owner);
    await write(owner, number, "And this.");
    expect(await news(mara)).toBe(1);
  });

  it("lists by tag, and offers the tags that are used", async () => {
    const [one, two] = [await open(), await open()];
    for (const number of [one, two])
      await as(mara, (ctx) => setTags(ctx, { number, tags: ["wipe", "base-raid"] }));
    await as(mara, (ctx) => setTags(ctx, { number: two, tags: ["wipe"] }));
    expect(await listed({ tag: "base-raid" })).toEqual([one]);
    expect(await listed({ tag: "wipe" })).toEqual([one, two]);
    await as(mara, (ctx) => closeTicket(ctx, { number: one, reason: "" }, "staff"));
    expect(await listed({ tag: "wipe" })).toEqual([two]);
    expect(await listed({ tag: "wipe", view: "closed" })).toEqual([one]);
    expect(await as(mara, usedTags)).toEqual(["base-raid", "wipe"]);
    expect(await as(foreign, usedTags, other)).toEqual([]);
  });
});

describe("assignment", () => {
  it("goes to whoever has the right, never to the opener, and is suggested by load", async () => {
    const [one, two] = [await open(), await open()];
    expect((await as(mara, agents)).map((agent) => agent.discordId).sort()).toEqual(
      [mara, jonas, owner].map((who) => who.discordId).sort(),
    );
    await as(mara, (ctx) => assignTicket(ctx, { number: one, to: jonas.discordId }));
    await db.sql("update tickets set due_at = now() + interval '1 hour' where guild_id = $1", [
      world.guildId,
    ]);
    await setDesk({ handlers: { report: [mara.discordId, jonas.discordId] } });
    expect((await as(owner, (ctx) => deskChoices(ctx, two))).suggestion?.agent.discordId).toBe(
      mara.discordId,
    );
    expect(await read(one)).toMatchObject({ assignee: { discordId: jonas.discordId } });
    await expect(
      as(mara, (ctx) => assignTicket(ctx, { number: two, to: ann.discordId })),
    ).rejects.toMatchObject({
      code: "invalid",
    });
  });
});

describe("many at once", () => {
  it("does what its preview says, once, and is undone where nobody changed it since", async () => {
    const [one, two, three] = [await open(), await open(), await open()];
    await as(mara, (ctx) => closeTicket(ctx, { number: three, reason: "" }, "staff"));
    await as(mara, (ctx) => setPriority(ctx, { number: two, priority: "low" }));
    const asked = bulkInput.parse({
      numbers: [three, one, two, 999],
      action: { kind: "priority", priority: "high" },
    });
    const preview = await as(mara, (ctx) => previewBulk(ctx, asked));
    expect(preview.map(({ number, will, wont }) => [number, will ?? wont])).toEqual([
      [one, "Normal becomes high"],
      [two, "Low becomes high"],
      [three, "It is closed."],
      [999, "It does not exist."],
    ]);
    const apply = bulkApplyInput.parse({ ...asked, id: randomUUID() });
    expect(await as(mara, (ctx) => applyBulk(ctx, apply))).toEqual(preview);
    expect(await as(mara, (ctx) => applyBulk(ctx, apply))).toEqual([]);
    expect([(await read(one)).priority, (await read(two)).priority]).toEqual(["high", "high"]);
    await as(jonas, (ctx) => setPriority(ctx, { number: two, priority: "urgent" }));
    await expect(as(jonas, (ctx) => undoBulk(ctx, apply.id))).rejects.toMatchObject(missing);
    const undone = await as(mara, (ctx) => undoBulk(ctx, apply.id));
    expect(undone.map(({ number, will }) => [number, will !== null])).toEqual([
      [one, true],
      [two, false],
    ]);
    expect([(await read(one)).priority, (await read(two)).priority]).toEqual(["medium", "urgent"]);
    await expect(as(mara, (ctx) => undoBulk(ctx, apply.id))).rejects.toThrow("undone already");
  });

  it("assigns, tags, closes and answers, and takes back what can be taken back for a while", async () => {
    const numbers = [await open(), await open()];
    const run = async (action: object) => {
      const input = bulkApplyInput.parse({ numbers, action, id: randomUUID() });
      await as(mara, (ctx) => applyBulk(ctx, input));
      return input.id;
    };
    const undo = (id: string, now = new Date()) => as(mara, (ctx) => undoBulk(ctx, id), world, { now });
    const given = await run({ kind: "assign", to: jonas.discordId });
    await undo(given);
    expect((await read(numbers[0] ?? 0)).assignee).toBeNull();
    const tagged = await run({ kind: "tag", tag: "Wipe", on: true });
    await expect(undo(tagged, new Date(Date.now() + HOUR))).rejects.toThrow("15 minutes");
    await undo(await run({ kind: "close", reason: "Done" }));
    expect(await read(numbers[1] ?? 0)).toMatchObject({ open: true, tags: ["wipe"] });
    const answered = await run({ kind: "reply", text: "The wipe is on Friday." });
    await expect(undo(answered)).rejects.toThrow("cannot be taken back");
    for (const number of numbers)
      expect((await read(number)).messages.map((message) => message.text)).toContain(
        "The wipe is on Friday.",
      );
  });
});

describe("merge, split, move, link", () => {
  it("moves messages under one ticket and back", async () => {
    const [one, two] = [await open(), await open(ann, { title: "The same again" })];
    await write(ann, two, "I forgot something.");
    await answer(mara, one, "We look.");
    await expect(as(mara, (ctx) => mergeTickets(ctx, { number: one, other: 99 }))).rejects.toThrow(
      "no ticket 99",
    );
    const foreign = await open(jonas);
    await expect(as(mara, (ctx) => mergeTickets(ctx, { number: foreign, other: one }))).rejects.toThrow(
      "different openers",
    );
    await as(mara, (ctx) => mergeTickets(ctx, { number: two, other: one }));
    expect(await read(two)).toMatchObject({ open: false, mergedInto: one, messages: [] });
    const merged = await read(one);
    expect(merged.messages.map((message) => message.text)).toEqual([
      "It was at Green Mountain, at 9:48.",
      "It was at Green Mountain, at 9:48.",
      "I forgot something.",
      "We look.",
    ]);
    // Somebody still waits in it.
    expect(merged.waitingFor).toBe("staff");
    await write(ann, one, "Written since.");
    await as(mara, (ctx) => unmergeTicket(ctx, two, one));
    expect((await read(two)).messages.map((message) => message.text)).toEqual([
      "It was at Green Mountain, at 9:48.",
      "I forgot something.",
    ]);
    expect(await read(two)).toMatchObject({ open: true, mergedInto: null });
    expect((await read(one)).messages).toHaveLength(3);
  });

  it("splits chosen messages off and links the two", async () => {
    const number = await open();
    await write(ann, number, "And my car is gone.");
    const { messages } = await read(number);
    const ids = messages.slice(1).map((message) => message.id);
    const split = (chosen: number[]) =>
      as(mara, (ctx) =>
        splitTicket(ctx, { number, title: "A car is gone", type: "server", messages: chosen }),
      );
    await expect(split(messages.map((message) => message.id))).rejects.toMatchObject({ code: "invalid" });
    await expect(split([1])).rejects.toMatchObject({ code: "invalid" });
    const made = await split(ids);
    expect(await read(made)).toMatchObject({
      title: "A car is gone",
      type: "server",
      opener: { discordId: ann.discordId },
      messages: [{ text: "And my car is gone." }],
    });
    expect((await read(number)).messages).toHaveLength(1);
    expect((await as(mara, (ctx) => linkedTickets(ctx, number))).map((line) => line.number)).toEqual([made]);
    await as(mara, (ctx) => unlinkTickets(ctx, { number: made, other: number }));
    expect(await as(mara, (ctx) => linkedTickets(ctx, made))).toEqual([]);
    await as(mara, (ctx) => linkTickets(ctx, { number, other: made }));
    expect(await as(mara, (ctx) => linkedTickets(ctx, made))).toHaveLength(1);
    await as(mara, (ctx) => moveTicket(ctx, { number, type: "other", concerns: null }));
    expect(await read(number)).toMatchObject({ type: "other" });
    const logs = await db.sql(
      "select distinct action from audit_log where guild_id = $1 and subject_type = 'ticket' order by 1",
      [world.guildId],
    );
    expect(logs.map((row) => row.action)).toEqual([
      "tickets.link",
      "tickets.move",
      "tickets.open",
      "tickets.split",
      "tickets.unlink",
    ]);
  });
});
