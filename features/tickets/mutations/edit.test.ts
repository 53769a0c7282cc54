import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GuildScope, withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { updateModeration } from "@/features/guilds/moderation/mutations";
import { MINUTE } from "@/lib/time";
import { ticketOf } from "../data/tickets";
import { openTicketInput } from "../schema";
import { deleteMessage, editMessage } from "./edit";
import { writeAsOpener, writeAsStaff, writeNote } from "./message";
import { openTicket } from "./open";

let db: TestDatabase;
let world: ShopWorld;

const person = (nr: number): Person => {
  const found = world.people[nr];
  if (!found) throw new Error("The world has three people.");
  return found;
};
const as = <T>(who: Person, work: Parameters<typeof withGuild<T>>[1], change: Partial<GuildScope> = {}) =>
  withGuild({ ...world.signedIn(who), ...change }, work);
const open = async () =>
  as(person(0), (ctx) =>
    openTicket(
      ctx,
      openTicketInput.parse({
        key: randomUUID(),
        type: "server",
        title: "It lags",
        text: "Since the restart.",
      }),
    ),
  ).then((opened) => opened.number);
const says = async (number: number, text = "First words.") =>
  as(person(0), (ctx) => writeAsOpener(ctx, { key: randomUUID(), number, text, reopen: false })).then(
    (m) => m.id,
  );
const answers = async (number: number) =>
  as(person(1), (ctx) =>
    writeAsStaff(ctx, { key: randomUUID(), number, text: "Hm.", seen: 0, anyway: true }),
  ).then((m) => m.id);
const read = (number: number, openerId?: string) => as(person(1), (ctx) => ticketOf(ctx, number, openerId));
const later = (minutes: number) => ({ now: new Date(Date.now() + minutes * MINUTE) });
const bot = (): GuildScope => ({ ...world.job, actor: { kind: "bot", bot: "grizzly-os" } });

beforeAll(async () => {
  db = await testDatabase();
  world = await shopWorld(db.sql, 3);
  await db.sql(
    "insert into guild_members (guild_id, discord_id, display_name) select $1, unnest($2::text[]), 'Somebody'",
    [world.guildId, world.people.map((one) => one.discordId)],
  );
  await withGuild(world.job, (ctx) =>
    updateModeration(ctx, { tickets: { openers: "everyone", maxOpen: 20, note: "" } }),
  );
  await db.sql("insert into event_subscriptions (subscriber, type_pattern) values ('test', 'tickets.*')");
});
afterAll(() => db.close());

describe("changing a message", () => {
  it("changes its words, says so, and tells the other side with ids alone", async () => {
    const number = await open();
    const id = await says(number);
    const before = (await read(number)).version;
    const edit = (text: string) =>
      as(person(0), (ctx) => editMessage(ctx, { messageId: id, text }, "opener"));
    expect(await edit("Better words.")).toBe(true);
    expect(await edit("Better words.")).toBe(false);
    const ticket = await read(number);
    expect(ticket.messages.at(-1)).toMatchObject({ id, text: "Better words.", editedAt: expect.any(String) });
    expect(ticket.version).toBe(before + 1);
    const events = await db.sql(
      "select type, payload from interbot_events where guild_id = $1 and type = 'tickets.message_edited'",
      [world.guildId],
    );
    expect(events).toEqual([
      {
        type: "tickets.message_edited",
        payload: { number, openerId: person(0).discordId, messageId: id, in: "web" },
      },
    ]);
    const kept = JSON.stringify(
      await db.sql(
        "select before, after from audit_log where guild_id = $1 and action like 'tickets.message%'",
        [world.guildId],
      ),
    );
    expect(kept).not.toContain("words");
  });

  it("is for its author alone, on the side where they wrote it, and for a quarter of an hour", async () => {
    const number = await open();
    const [theirs, ours] = [await says(number), await answers(number)];
    const first = (await read(number)).messages[0]?.id ?? 0;
    const edit = (who: Person, id: number, side: "opener" | "staff", change = {}) =>
      as(who, (ctx) => editMessage(ctx, { messageId: id, text: "Mine." }, side), change);
    for (const [attempt, code] of [
      [() => edit(person(1), theirs, "staff"), "forbidden"],
      [() => edit(person(2), ours, "staff"), "invalid"],
      [() => edit(person(0), ours, "opener"), "not_found"],
      [() => edit(person(1), theirs, "opener"), "not_found"],
      [() => edit(person(2), theirs, "opener"), "not_found"],
      [() => edit(person(0), theirs, "opener", later(16)), "invalid"],
      [() => edit(person(0), 999_999_999, "opener"), "not_found"],
      [
        () => as(person(0), (ctx) => editMessage(ctx, { messageId: theirs, text: "x" }, "discord")),
        "forbidden",
      ],
      [
        () => withGuild(bot(), (ctx) => editMessage(ctx, { messageId: theirs, text: "x" }, "staff")),
        "forbidden",
      ],
      [() => as(person(0), (ctx) => deleteMessage(ctx, { messageId: first }, "opener")), "invalid"],
    ] as const)
      await expect(attempt()).rejects.toMatchObject({ code });
    expect(await edit(person(0), first, "opener", later(14))).toBe(true);
  });

  it("that Discord has changed has no time limit, and says where it was changed", async () => {
    const number = await open();
    const id = await says(number);
    await withGuild({ ...bot(), ...later(600) }, (ctx) =>
      editMessage(ctx, { messageId: id, text: "From Discord." }, "discord"),
    );
    expect((await read(number)).messages.at(-1)?.text).toBe("From Discord.");
    await withGuild({ ...bot(), ...later(601) }, (ctx) => deleteMessage(ctx, { messageId: id }, "discord"));
    const events = (await db.sql(
      "select type, payload->>'in' as place from interbot_events where guild_id = $1 and (payload->>'messageId')::int = $2 order by id",
      [world.guildId, id],
    )) as object[];
    expect(events.slice(-2)).toEqual([
      { type: "tickets.message_edited", place: "discord" },
      { type: "tickets.message_deleted", place: "discord" },
    ]);
  });
});

describe("deleting a message", () => {
  it("leaves a line and no words", async () => {
    const number = await open();
    const id = await says(number, "My password is hunter2.");
    await as(person(0), (ctx) => deleteMessage(ctx, { messageId: id }, "opener"));
    const ticket = await read(number);
    expect(ticket.messages.map((message) => message.id)).not.toContain(id);
    expect(ticket.changes.at(-1)).toMatchObject({ change: "message-deleted" });
    const [row] = await db.sql("select message, deleted_at from ticket_messages where message_id = $1", [id]);
    expect(row).toMatchObject({ message: null, deleted_at: expect.any(Date) });
    const stored = JSON.stringify([
      await db.sql("select * from ticket_logs where guild_id = $1", [world.guildId]),
      await db.sql("select * from audit_log where guild_id = $1", [world.guildId]),
      await db.sql("select payload from interbot_events where guild_id = $1", [world.guildId]),
    ]);
    expect(stored).not.toContain("hunter2");
    await expect(
      as(person(0), (ctx) => deleteMessage(ctx, { messageId: id }, "opener")),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  it("asks nobody who writes meanwhile about it", async () => {
    const number = await open();
    const seen = (await read(number)).messages.at(-1)?.id ?? 0;
    const id = await answers(number);
    const late = (key: string) =>
      as(person(2), (ctx) => writeAsStaff(ctx, { key, number, text: "Mine.", seen, anyway: false }));
    await expect(late(randomUUID())).rejects.toMatchObject({ details: { code: "outdated" } });
    await as(person(1), (ctx) => deleteMessage(ctx, { messageId: id }, "staff"));
    await late(randomUUID());
  });

  it("of a note is nothing that the opener or the other side hears of", async () => {
    const number = await open();
    const { id } = await as(person(1), (ctx) => writeNote(ctx, { key: randomUUID(), number, text: "Hm." }));
    await as(person(1), (ctx) => deleteMessage(ctx, { messageId: id }, "staff"));
    expect((await read(number, person(0).discordId)).changes).toEqual([]);
    expect(
      await db.sql(
        "select 1 from interbot_events where guild_id = $1 and (payload->>'messageId')::int = $2",
        [world.guildId, id],
      ),
    ).toEqual([]);
  });
});
