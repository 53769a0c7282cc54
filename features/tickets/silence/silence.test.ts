import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { moderation } from "@/features/guilds/moderation/data";
import { updateModeration } from "@/features/guilds/moderation/mutations";
import { DAY } from "@/lib/time";
import { ticketOf } from "../data/tickets";
import { setPriority } from "../mutations/change";
import { writeAsOpener, writeAsStaff, writeNote } from "../mutations/message";
import { openTicket } from "../mutations/open";
import { openTicketInput } from "../schema";
import { endSilences } from "./job";
import { endSilence } from "./mutations/end";

let db: TestDatabase;
let world: ShopWorld;
let ann: Person;
let mara: Person;

const start = new Date("2026-10-01T12:00:00Z");
const at = (day: number) => new Date(start.getTime() + day * DAY);
const as = <T>(who: Person, day: number, work: Parameters<typeof withGuild<T>>[1]) =>
  withGuild({ ...world.signedIn(who), now: at(day) }, work);
const key = () => randomUUID();
const answer = (number: number, day: number) =>
  as(mara, day, (ctx) =>
    writeAsStaff(ctx, { key: key(), number, text: "Was it locked?", seen: 0, anyway: true }),
  );
const open = async () => {
  const input = openTicketInput.parse({
    key: key(),
    type: "report",
    title: "Shot inside the trader",
    text: "It was at Green Mountain.",
  });
  return (await as(ann, 0, (ctx) => openTicket(ctx, input))).number;
};
const say = (number: number, day: number, reopen = false) =>
  as(ann, day, (ctx) => writeAsOpener(ctx, { key: key(), number, text: "Thanks.", reopen }));
const look = (day: number) => endSilences(world.guildId, undefined, at(day));
const read = (number: number) => as(ann, 0, (ctx) => ticketOf(ctx, number, ann.discordId));
const warnings = async (number: number) =>
  (await read(number)).messages.filter((one) => one.source === "system");
const setDays = (silenceDays: number) =>
  withGuild(world.job, async (ctx) => {
    const { desk } = await moderation(ctx);
    await updateModeration(ctx, { desk: { ...desk, silenceDays } });
  });
const NOTHING = { warned: 0, closed: 0 };

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  world = await shopWorld(db.sql, 2);
  const [first, second] = world.people;
  if (!first || !second) throw new Error("The world has two people.");
  [ann, mara] = [first, second];
  await db.sql(
    "insert into guild_members (guild_id, discord_id, display_name) select $1, unnest($2::text[]), 'Somebody'",
    [world.guildId, world.people.map((one) => one.discordId)],
  );
});

describe("an opener who is silent", () => {
  it("is warned once after seven days, in the ticket and by a notice, and the ticket closes two days later", async () => {
    const number = await open();
    expect(await look(30)).toEqual(NOTHING);
    await answer(number, 1);
    expect(await look(7.9)).toEqual(NOTHING);
    expect(await look(8)).toEqual({ warned: 1, closed: 0 });
    // A job that is ended and started again, and several at once, say it once.
    await Promise.all([look(8.1), look(8.1), look(8.2)]);
    expect(await warnings(number)).toMatchObject([{ kind: "staff", author: { name: "Grizzly" } }]);
    const kinds = () =>
      db.sql<{ kind: string }>(
        "select kind from service_notifications where grizzly_user_id = $1 order by created_at, id",
        [ann.userId],
      );
    expect((await kinds()).map((one) => one.kind)).toEqual(["tickets.answered", "tickets.silence"]);
    const events = await db.sql(
      "select payload->>'by' as by from interbot_events where guild_id = $1 and type = 'tickets.message' order by id",
      [world.guildId],
    );
    expect(events).toEqual([{ by: "staff" }, { by: "staff" }]);
    expect(await look(9.9)).toEqual(NOTHING);
    expect(await look(10)).toEqual({ warned: 0, closed: 1 });
    expect(await look(60)).toEqual(NOTHING);
    const ended = await read(number);
    expect(ended).toMatchObject({ open: false, closeReason: expect.stringContaining("Open it again") });
    expect(ended.changes).toMatchObject([{ change: "closed", by: null }]);
    expect((await kinds()).map((one) => one.kind)).toContain("tickets.closed");
    const audit = await db.sql("select action from audit_log where guild_id = $1 order by id desc limit 1", [
      world.guildId,
    ]);
    expect(audit).toEqual([{ action: "tickets.close" }]);
  });

  it("who writes after the warning keeps it open, and the next silence is another one", async () => {
    const number = await open();
    await answer(number, 0);
    await look(7);
    await say(number, 8);
    expect(await look(40)).toEqual(NOTHING);
    await answer(number, 41);
    expect(await look(47)).toEqual(NOTHING);
    expect(await look(48)).toEqual({ warned: 1, closed: 0 });
    expect(await warnings(number)).toHaveLength(2);
    // Staff who write begin the wait anew, notes and priorities do not.
    await answer(number, 49);
    expect(await look(55.9)).toEqual(NOTHING);
    await as(mara, 55.95, (ctx) => writeNote(ctx, { key: key(), number, text: "Still nothing." }));
    await as(mara, 55.96, (ctx) => setPriority(ctx, { number, priority: "low" }));
    expect(await look(56)).toEqual({ warned: 1, closed: 0 });
  });

  it("can open it again, and says thanks without doing so", async () => {
    const number = await open();
    await answer(number, 0);
    await look(7);
    await look(9);
    await say(number, 10);
    expect(await read(number)).toMatchObject({ open: false });
    expect(await look(40)).toEqual(NOTHING);
    await say(number, 20, true);
    expect(await read(number)).toMatchObject({ open: true, waitingFor: "staff", closeReason: null });
  });

  it("is left alone where the guild has switched it off, and waits as long as the guild says", async () => {
    const number = await open();
    await answer(number, 0);
    await setDays(0);
    expect(await look(400)).toEqual(NOTHING);
    await setDays(14);
    expect(await look(13.9)).toEqual(NOTHING);
    expect(await look(14)).toEqual({ warned: 1, closed: 0 });
    await setDays(0);
    expect(await look(400)).toEqual(NOTHING);
  });

  it("meets a job that comes too late: what the opener wrote a moment before stands", async () => {
    const number = await open();
    await answer(number, 0);
    await look(7);
    await say(number, 8.99);
    expect(await withGuild({ ...world.job, now: at(9) }, (ctx) => endSilence(ctx, number))).toBe("nothing");
    expect(await read(number)).toMatchObject({ open: true, waitingFor: "staff" });
  });
});
