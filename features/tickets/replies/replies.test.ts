import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { purchase } from "@/features/shop/mutations/purchase";
import { openTicket } from "../mutations/open";
import { openTicketInput } from "../schema";
import { savedReplies } from "./data";
import { FIELD_NAMES } from "./fields";
import { REPLIES_MAX } from "./limits";
import { deleteReply, saveReply } from "./mutations";
import { savedReplyInput } from "./schema";
import { type FieldReader, fieldValues, momentWords } from "./values";

let db: TestDatabase;
let world: ShopWorld;
let other: ShopWorld;

const person = (nr: number, of = world): Person => {
  const found = of.people[nr];
  if (!found) throw new Error("The world has two people.");
  return found;
};
const as = <T>(work: Parameters<typeof withGuild<T>>[1], of = world) =>
  withGuild(of.signedIn(person(0, of)), work);
const save = (change: object, of = world) =>
  as((ctx) => saveReply(ctx, savedReplyInput.parse({ title: "Thanks", body: "Thank you.", ...change })), of);
const READER: FieldReader = { guild: "Black Pine", agent: "Mara", seesOrders: true, seesPlayers: true };

beforeAll(async () => {
  db = await testDatabase();
  [world, other] = [await shopWorld(db.sql, 2), await shopWorld(db.sql, 1)];
  for (const one of [world, other])
    await db.sql(
      "insert into guild_members (guild_id, discord_id, display_name) select $1, unnest($2::text[]), 'Somebody'",
      [one.guildId, one.people.map((who) => who.discordId)],
    );
});
afterAll(() => db.close());

describe("saved replies", () => {
  it("are saved, changed and deleted, each with its audit row", async () => {
    const { id } = await save({ title: "Where it lies", body: "It is {order.state}." });
    await save({ title: "a first one" });
    await save({ id, title: "Where it lies", body: "Your order is {order.state}." });
    expect((await as(savedReplies)).map((reply) => [reply.title, reply.body])).toEqual([
      ["a first one", "Thank you."],
      ["Where it lies", "Your order is {order.state}."],
    ]);
    await as((ctx) => deleteReply(ctx, id));
    expect(await as(savedReplies)).toHaveLength(1);
    const audit = await db.sql(
      "select action from audit_log where guild_id = $1 and subject_type = 'ticket_saved_reply' order by id",
      [world.guildId],
    );
    expect(audit.map((row) => row.action)).toEqual([
      "tickets.reply.add",
      "tickets.reply.add",
      "tickets.reply.change",
      "tickets.reply.delete",
    ]);
  });

  it("have names of their own, belong to their guild, and are so many at most", async () => {
    const { id } = await save({ title: "Only one" });
    await expect(save({ title: "ONLY ONE" })).rejects.toMatchObject({
      fields: { title: expect.any(String) },
    });
    await save({ title: "Only one" }, other);
    await expect(save({ id, title: "Not theirs" }, other)).rejects.toMatchObject({ code: "not_found" });
    await expect(as((ctx) => deleteReply(ctx, id), other)).rejects.toMatchObject({ code: "not_found" });
    expect((await as(savedReplies, other)).map((reply) => reply.title)).toEqual(["Only one"]);
    await db.sql(
      "insert into ticket_saved_replies (guild_id, title, body, updated_by, updated_by_name) select $1, 'Nr ' || n, 'x', '1', 'x' from generate_series(1, $2::int) n",
      [other.guildId, REPLIES_MAX - 1],
    );
    await expect(save({ title: "One more" }, other)).rejects.toMatchObject({ code: "conflict" });
  });

  it("take no field that there is not", () => {
    const problem = (body: string) =>
      savedReplyInput.safeParse({ title: "Thanks", body }).error?.issues[0]?.message;
    expect(problem("It is {order.stat}.")).toContain("{order.stat} is no field");
    expect(problem("It is {order.state} and {this} or {that thing}.")).toBeUndefined();
  });
});

describe("fields", () => {
  const ask = async (number: number, reader = READER) =>
    as((ctx) => fieldValues(ctx, number, FIELD_NAMES, reader));
  const open = (change: object) =>
    as((ctx) =>
      openTicket(
        ctx,
        openTicketInput.parse({
          key: randomUUID(),
          type: "order",
          title: "Box was empty",
          text: "There was nothing in it.",
          ...change,
        }),
      ),
    ).then((opened) => opened.number);

  it("say what is known, and why they say nothing", async () => {
    const who = person(0);
    await world.give(who, 1_000);
    const item = await world.item({ name: "Sea chest" });
    const { number: order } = await as((ctx) => purchase(ctx, world.order(who, item)));
    await db.sql(
      "update nitrado_services set name = 'Northwind 1', time_zone = 'Europe/Prague' where guild_id = $1",
      [world.guildId],
    );
    const values = await ask(await open({ order }));
    expect(values).toMatchObject({
      "ticket.title": { value: "Box was empty" },
      "order.number": { value: String(order) },
      "order.item": { value: "Sea chest" },
      "order.state": { value: expect.stringMatching(/^[a-z ]+$/) },
      "guild.name": { value: "Black Pine" },
      "agent.name": { value: "Mara" },
      "server.name": { value: "Northwind 1" },
      "server.nextRestart": { why: expect.stringContaining("Nothing says when") },
      "opener.tier": { why: "The opener supports no tier." },
    });
    const without = await ask(await open({ type: "other" }));
    expect(without["order.state"]).toEqual({ why: "This ticket is about no order." });
    const blind = await ask(await open({ type: "other" }), {
      ...READER,
      seesOrders: false,
      seesPlayers: false,
    });
    expect([blind["order.state"], blind["opener.player"]]).toEqual([
      { why: "You may not see orders here." },
      { why: "You may not see players here." },
    ]);
    await expect(as((ctx) => fieldValues(ctx, 9_999, ["ticket.number"], READER))).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("write times in the server's zone, with the day where it is another one", () => {
    const now = new Date("2026-11-23T21:30:00Z");
    expect(momentWords(new Date("2026-11-23T22:00:00Z"), "Europe/Prague", now)).toMatch(
      /^23:00 (CET|GMT\+1)$/,
    );
    expect(momentWords(new Date("2026-11-24T04:00:00Z"), "Europe/Prague", now)).toMatch(
      /^24 Nov, 05:00 (CET|GMT\+1)$/,
    );
  });
});
