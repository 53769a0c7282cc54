import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withGuild, withUser } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { updateModeration } from "@/features/guilds/moderation/mutations";
import { purchase } from "@/features/shop/mutations/purchase";
import { HOUR } from "@/lib/time";
import { inbox, inboxCounts } from "./data/inbox";
import { ownTickets, ticketOf, ticketsOfOpener, ticketVersion } from "./data/tickets";
import { closeTicket, reopenTicket, setPriority, takeTicket } from "./mutations/change";
import { writeAsOpener, writeAsStaff, writeNote } from "./mutations/message";
import { openTicket } from "./mutations/open";
import { rateTicket } from "./mutations/rate";
import { inboxInput, openTicketInput } from "./schema";

let db: TestDatabase;
let world: ShopWorld;
let other: ShopWorld;
let ann: Person;
let mara: Person;
let jonas: Person;

const person = (nr: number, of = world): Person => {
  const found = of.people[nr];
  if (!found) throw new Error("The world has three people.");
  return found;
};
const key = () => randomUUID();
const asked = (change: object = {}) =>
  openTicketInput.parse({
    key: key(),
    type: "report",
    title: "Shot inside the trader",
    text: "It was at Green Mountain, at 9:48.",
    ...change,
  });
const as = <T>(who: Person, work: Parameters<typeof withGuild<T>>[1], of = world) =>
  withGuild(of.signedIn(who), work);
const open = async (who = ann, change: object = {}) =>
  (await as(who, (ctx) => openTicket(ctx, asked(change)))).number;
const seen = async (number: number) =>
  (await as(mara, (ctx) => ticketOf(ctx, number))).messages.at(-1)?.id ?? 0;
const answer = async (who: Person, number: number, text = "We look at it.", change: object = {}) =>
  as(who, async (ctx) =>
    writeAsStaff(ctx, { key: key(), number, text, seen: await seen(number), anyway: false, ...change }),
  );
const listed = (view: string, after: string | null = null) =>
  as(mara, (ctx) => inbox(ctx, mara.discordId, inboxInput.parse({ view, after })));

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  [world, other] = [await shopWorld(db.sql, 3), await shopWorld(db.sql, 1)];
  [ann, mara, jonas] = [person(0), person(1), person(2)];
  for (const one of [world, other])
    await db.sql(
      "insert into guild_members (guild_id, discord_id, display_name) select $1, unnest($2::text[]), 'Somebody'",
      [one.guildId, one.people.map((one) => one.discordId)],
    );
});

describe("opening", () => {
  it("numbers tickets within the guild, and once for a key", async () => {
    const first = asked();
    const run = () => as(ann, (ctx) => openTicket(ctx, first));
    const opened = await Promise.all([run(), run(), run()]);
    expect(new Set(opened.map((one) => one.number))).toEqual(new Set([1]));
    expect(opened.filter((one) => !one.replayed)).toHaveLength(1);
    expect(await open()).toBe(2);
    expect(await as(person(0, other), (ctx) => openTicket(ctx, asked()), other)).toEqual({
      number: 1,
      replayed: false,
    });
  });

  it("owes staff's answer by the opener's tier, and writes audit, event and history", async () => {
    await db.sql(
      "insert into subscriptions (grizzly_user_id, tier, state, source, starts_at) values ($1, 'gold', 'active', 'grant', now() - interval '1 day')",
      [ann.userId],
    );
    const number = await open();
    const ticket = await as(mara, (ctx) => ticketOf(ctx, number));
    expect(ticket).toMatchObject({
      open: true,
      waitingFor: "staff",
      promiseHours: 12,
      opener: { tier: "gold" },
    });
    expect(Date.parse(ticket.dueAt ?? "") - Date.parse(ticket.createdAt)).toBe(12 * HOUR);
    await as(mara, (ctx) => setPriority(ctx, { number, priority: "urgent" }));
    const urgent = await as(mara, (ctx) => ticketOf(ctx, number));
    expect(Date.parse(urgent.dueAt ?? "") - Date.parse(urgent.createdAt)).toBe(6 * HOUR);
    const events = await db.sql("select type from interbot_events where guild_id = $1", [world.guildId]);
    expect(events).toContainEqual({ type: "tickets.opened" });
    const audit = await db.sql(
      "select action from audit_log where guild_id = $1 and subject_type = 'ticket' order by id",
      [world.guildId],
    );
    expect(audit).toEqual([{ action: "tickets.open" }, { action: "tickets.priority" }]);
  });

  it("refuses more than the guild allows, others' orders, and a second ticket about an order", async () => {
    await world.give(ann, 1_000);
    const item = await world.item();
    const { number: order } = await as(ann, (ctx) => purchase(ctx, world.order(ann, item)));
    await expect(open(jonas, { order })).rejects.toMatchObject({ code: "not_found" });
    const number = await open(ann, { order, type: "order" });
    await expect(open(ann, { order, type: "order" })).rejects.toMatchObject({
      details: { code: "open-already", number },
    });
    expect(await as(ann, (ctx) => ticketOf(ctx, number, ann.discordId))).toMatchObject({
      subject: { kind: "order", number: order },
    });
    await open();
    await open();
    await expect(open()).rejects.toMatchObject({ details: { code: "refused" } });
  });
});

describe("who may open", () => {
  it("follows what the guild has set, and who is still there", async () => {
    const set = (openers: "linked" | "players") =>
      withGuild(world.job, (ctx) => updateModeration(ctx, { tickets: { openers, maxOpen: 3, note: "" } }));
    await set("players");
    await expect(open()).rejects.toThrow("last 30 days");
    await db.sql("update player_profiles set last_seen_at = now() - interval '2 days' where guild_id = $1", [
      world.guildId,
    ]);
    expect(await open()).toBe(1);
    await set("linked");
    await db.sql("delete from player_links where guild_id = $1 and discord_id = $2", [
      world.guildId,
      jonas.discordId,
    ]);
    await expect(open(jonas)).rejects.toThrow("Link your player");
    await db.sql("update guild_members set left_at = now() where guild_id = $1 and discord_id = $2", [
      world.guildId,
      ann.discordId,
    ]);
    await expect(open()).rejects.toThrow("Join it first");
  });
});

describe("the conversation", () => {
  it("goes to and fro, tells the opener, and keeps notes among staff", async () => {
    const number = await open();
    await as(mara, (ctx) => writeNote(ctx, { key: key(), number, text: "Kestrel again." }));
    await answer(mara, number);
    const theirs = await as(ann, (ctx) => ticketOf(ctx, number, ann.discordId));
    expect(theirs.messages.map((one) => one.kind)).toEqual(["opener", "staff"]);
    expect(theirs).toMatchObject({
      waitingFor: "opener",
      dueAt: null,
      assignee: { discordId: mara.discordId },
    });
    const notes = await db.sql("select kind, href from service_notifications where grizzly_user_id = $1", [
      ann.userId,
    ]);
    expect(notes).toEqual([{ kind: "tickets.answered", href: `/me/tickets/${world.guildId}/${number}` }]);
    await as(ann, (ctx) =>
      writeAsOpener(ctx, { key: key(), number, text: "Thanks, and now?", reopen: false }),
    );
    const ticket = await as(jonas, (ctx) => ticketOf(ctx, number));
    expect(ticket.messages.map((one) => one.kind)).toEqual(["opener", "note", "staff", "opener"]);
    expect(ticket).toMatchObject({ waitingFor: "staff" });
    expect(ticket.dueAt).not.toBeNull();
  });

  it("asks before an answer that another one came before, and sends a message once for its key", async () => {
    const number = await open();
    const stale = await seen(number);
    await answer(mara, number);
    const late = { key: key(), number, text: "I look at it too.", seen: stale, anyway: false };
    const run = (change: object = {}) => as(jonas, (ctx) => writeAsStaff(ctx, { ...late, ...change }));
    await expect(run()).rejects.toMatchObject({ details: { code: "outdated", name: mara.name } });
    const sent = await run({ anyway: true });
    expect(await run({ anyway: true })).toMatchObject({ id: sent.id, replayed: true });
    expect(await run()).toMatchObject({ id: sent.id, replayed: true });
    const { messages, assignee } = await as(mara, (ctx) => ticketOf(ctx, number));
    expect(messages).toHaveLength(3);
    expect(assignee?.discordId).toBe(mara.discordId);
  });

  it("of staff who answer at once lets one through and asks the other", async () => {
    const number = await open();
    const at = await seen(number);
    const run = (who: Person) =>
      as(who, (ctx) => writeAsStaff(ctx, { key: key(), number, text: "Mine.", seen: at, anyway: false }));
    const ends = await Promise.allSettled([run(mara), run(jonas)]);
    expect(ends.map((end) => end.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("is nobody's but the opener's and staff's", async () => {
    const number = await open();
    for (const work of [
      () => as(jonas, (ctx) => ticketOf(ctx, number, jonas.discordId)),
      () => as(jonas, (ctx) => writeAsOpener(ctx, { key: key(), number, text: "Hi.", reopen: false })),
      () => as(jonas, (ctx) => closeTicket(ctx, { number, reason: "" }, "opener")),
      () => as(jonas, (ctx) => rateTicket(ctx, { number, rating: 1 })),
      () => as(jonas, (ctx) => ticketVersion(ctx, number, jonas.discordId)),
      () => as(person(0, other), (ctx) => ticketOf(ctx, number), other),
    ])
      await expect(work()).rejects.toMatchObject({ code: "not_found" });
    const scope = (who: Person) => ({
      userId: who.userId,
      actor: { kind: "user", userId: who.userId, discordId: who.discordId } as const,
    });
    expect(await withUser(scope(jonas), (ctx) => ownTickets(ctx, ann.discordId))).toEqual([]);
    expect(await withUser(scope(ann), (ctx) => ownTickets(ctx, ann.discordId))).toMatchObject([
      { number, guildId: world.guildId },
    ]);
  });
});

describe("the end", () => {
  it("is closed once, rated by the opener, and opened again", async () => {
    const number = await open();
    await expect(as(ann, (ctx) => rateTicket(ctx, { number, rating: 5 }))).rejects.toThrow(
      "when it is closed",
    );
    await as(mara, (ctx) => closeTicket(ctx, { number, reason: "The kit is back." }, "staff"));
    await expect(as(mara, (ctx) => closeTicket(ctx, { number, reason: "" }, "staff"))).rejects.toThrow(
      "already",
    );
    await as(ann, (ctx) => rateTicket(ctx, { number, rating: 4 }));
    await as(ann, (ctx) => writeAsOpener(ctx, { key: key(), number, text: "Thank you.", reopen: false }));
    expect(await as(ann, (ctx) => ticketOf(ctx, number, ann.discordId))).toMatchObject({
      open: false,
      rating: 4,
      closeReason: "The kit is back.",
      dueAt: null,
    });
    await as(ann, (ctx) => writeAsOpener(ctx, { key: key(), number, text: "It is not.", reopen: true }));
    const again = await as(ann, (ctx) => ticketOf(ctx, number, ann.discordId));
    expect(again).toMatchObject({ open: true, waitingFor: "staff", closeReason: null });
    expect(again.changes.map((one) => one.change)).toEqual(["closed", "reopened"]);
    await as(mara, (ctx) => closeTicket(ctx, { number, reason: "" }, "staff"));
    await as(mara, (ctx) => reopenTicket(ctx, number));
    expect((await listed("open")).tickets).toHaveLength(1);
  });
});

describe("the inbox", () => {
  it("sorts by deadline, keeps its views apart and counts them", async () => {
    const first = await open();
    const second = await open(jonas);
    const third = await open(jonas);
    await as(mara, (ctx) => setPriority(ctx, { number: third, priority: "urgent" }));
    await as(mara, (ctx) => takeTicket(ctx, second, true));
    await answer(mara, first);
    const numbers = async (view: string) => (await listed(view)).tickets.map((one) => one.number);
    expect(await numbers("open")).toEqual([third, second, first]);
    expect(await numbers("mine")).toEqual([second, first]);
    expect(await numbers("unassigned")).toEqual([third]);
    expect(await numbers("staff")).toEqual([third, second]);
    expect(await numbers("opener")).toEqual([first]);
    await db.sql(
      "update tickets set due_at = now() - interval '1 hour' where guild_id = $1 and number = $2",
      [world.guildId, second],
    );
    expect(await numbers("overdue")).toEqual([second]);
    expect(await as(mara, (ctx) => inboxCounts(ctx, mara.discordId))).toEqual({
      open: 3,
      mine: 2,
      unassigned: 1,
      staff: 2,
      opener: 1,
      overdue: 1,
    });
    await as(mara, (ctx) => takeTicket(ctx, second, false));
    await as(mara, (ctx) => closeTicket(ctx, { number: second, reason: "" }, "staff"));
    expect(await numbers("closed")).toEqual([second]);
    expect((await as(mara, (ctx) => ticketsOfOpener(ctx, jonas.discordId))).map((one) => one.number)).toEqual(
      [third, second],
    );
  });

  it("gives every ticket once over its pages, with and without a deadline", async () => {
    await db.sql(
      `insert into tickets (guild_id, number, created_by, title, waiting_for, due_at, updated_at, status)
       select $1, n, '1', 'One', 'staff', case when n % 3 = 0 then null else now() + make_interval(mins => n % 7) end,
         now() - make_interval(mins => n % 5), case when n > 130 then 'closed' else 'open' end
       from generate_series(1, 250) n`,
      [world.guildId],
    );
    const read = async (view: string) => {
      const all: number[] = [];
      for (let after: string | null = null; ; ) {
        const page = await listed(view, after);
        all.push(...page.tickets.map((one) => one.number));
        after = page.next;
        if (after === null) return all;
      }
    };
    const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
    expect((await read("open")).sort((a, b) => a - b)).toEqual(range(1, 130));
    expect((await read("closed")).sort((a, b) => a - b)).toEqual(range(131, 250));
  });
});
