import { randomInt, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type GuildContext, withGuild, withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { scopeForInteraction } from "@/features/guilds/scope";
import { writeAsStaff } from "../mutations/message";
import { openTicket } from "../mutations/open";
import { openTicketInput, replyInput } from "../schema";
import { ticketMirror } from "./data/mirror";
import { letGo } from "./mutations/held";
import { takeIn } from "./mutations/inbound";
import { nextOrder } from "./mutations/order";
import { delivered, headMade, notThere, threadMade } from "./mutations/outcome";
import { adoptTickets, claimMirrors, wakeMirror } from "./mutations/queue";
import { retryMirror } from "./mutations/retry";
import type { Claim, Order } from "./schema";

let db: TestDatabase;
let world: ShopWorld;
let ann: Person;
let mara: Person;
const system = { kind: "bot", bot: "grizzly-os" } as const;
const SITE = "https://grizzly.example";
const snowflake = () => `9${String(randomInt(10 ** 14)).padStart(14, "0")}${randomInt(1_000, 9_999)}`;

const person = (nr: number): Person => {
  const found = world.people[nr];
  if (!found) throw new Error("The world has three people.");
  return found;
};
const as = <T>(who: Person, work: (ctx: GuildContext) => Promise<T>) => withGuild(world.signedIn(who), work);
const job = <T>(work: (ctx: GuildContext) => Promise<T>) => withGuild(world.job, work);
const claim = (worker: string, limit = 10) => withSystem(system, (ctx) => claimMirrors(ctx, worker, limit));
const order = (of: Claim) => job((ctx) => nextOrder(ctx, of, SITE));
const rows = () =>
  db.sql<{ state: string; attempts: number; due: boolean }>(
    "select state, attempts, next_at <= now() as due from ticket_mirrors where guild_id = $1 order by ticket_id",
    [world.guildId],
  );

async function open(): Promise<number> {
  const input = openTicketInput.parse({
    key: randomUUID(),
    type: "report",
    title: "Shot inside the trader",
    text: "It was at Green Mountain, at 9:48.",
  });
  const { number } = await as(ann, (ctx) => openTicket(ctx, input));
  await job((ctx) => wakeMirror(ctx, number));
  return number;
}
const reply = (number: number, text: string) =>
  as(mara, (ctx) =>
    writeAsStaff(ctx, replyInput.parse({ key: randomUUID(), number, text, seen: 0, anyway: true })),
  );

async function claimed(worker = "w"): Promise<Claim> {
  const [one] = await claim(worker);
  if (!one) throw new Error("Nothing was due.");
  return one;
}

/** Takes a ticket's thread to where it has its head. */
async function begun(of: Claim): Promise<string> {
  const threadId = snowflake();
  expect(await order(of)).toMatchObject({ kind: "create", channelId: "700000000000000009" });
  await job((ctx) => threadMade(ctx, of, threadId));
  expect(await order(of)).toMatchObject({ kind: "head", threadId, openerId: ann.discordId });
  await job((ctx) => headMade(ctx, of, snowflake()));
  return threadId;
}
const sent = (step: Order) => {
  if (step.kind !== "send") throw new Error(step.kind);
  return step;
};

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.sql("delete from ticket_mirrors");
  world = await shopWorld(db.sql, 3);
  [ann, mara] = [person(0), person(1)];
  await db.sql(
    "insert into guild_members (guild_id, discord_id, display_name) select $1, unnest($2::text[]), 'Somebody'",
    [world.guildId, world.people.map((one) => one.discordId)],
  );
  await db.sql(
    "insert into guild_channels (guild_id, channel_id, purpose, name) values ($1, '700000000000000009', 'tickets', 'tickets')",
    [world.guildId],
  );
});

describe("the queue of a ticket", () => {
  it("is one process's at a time, and another's when that dies", async () => {
    await open();
    const [first, second] = await Promise.all([claim("a"), claim("b")]);
    expect(first.length + second.length).toBe(1);
    const dead = first[0] ?? second[0];
    if (!dead) throw new Error("Nobody has it.");
    expect(await claim("c")).toEqual([]);
    await db.sql("update ticket_mirrors set next_at = now()");
    const heir = await claimed("c");
    await expect(order(dead)).rejects.toThrow("Somebody else follows");
    expect((await order(heir)).kind).toBe("create");
  });

  it("looks again at what came while it was looked at, and keeps the time of a next try", async () => {
    const number = await open();
    const mine = await claimed();
    await job((ctx) => wakeMirror(ctx, number));
    await job((ctx) => letGo(ctx, mine, null));
    expect(await rows()).toEqual([{ state: "wanted", attempts: 0, due: true }]);
    await job((ctx) => wakeMirror(ctx, number));
    const again = await claimed();
    await job((ctx) => letGo(ctx, again, 60_000));
    await job((ctx) => wakeMirror(ctx, number));
    expect(await rows()).toEqual([{ state: "wanted", attempts: 1, due: false }]);
    expect((await job((ctx) => ticketMirror(ctx, number)))?.nextTryAt).not.toBeNull();
  });

  it("takes older tickets of a guild that has a channel, one after the other", async () => {
    for (let n = 0; n < 3; n++) await open();
    await db.sql("delete from ticket_mirrors");
    expect(await withSystem(system, (ctx) => adoptTickets(ctx, world.guildId))).toBe(3);
    expect(await withSystem(system, (ctx) => adoptTickets(ctx, world.guildId))).toBe(0);
    expect((await rows()).filter((one) => one.due)).toHaveLength(1);
  });
});

describe("a message on its way", () => {
  it("is unknown before Discord is asked, and keeps those behind it waiting", async () => {
    const number = await open();
    const mine = await claimed();
    const threadId = await begun(mine);
    await reply(number, "We look at it.");
    const first = sent(await order(mine));
    expect(first.message.content).toContain("It was at Green Mountain");
    // Whoever comes after a crash reads the thread first.
    expect(await order(mine)).toMatchObject({ kind: "check", id: first.id, after: threadId });
    await job((ctx) => notThere(ctx, mine, first.id, "pending"));
    const again = sent(await order(mine));
    expect([again.id, again.nonce]).toEqual([first.id, first.nonce]);
    const asOf = { id: again.id, messageId: snowflake(), asOf: again.asOf };
    await job((ctx) => delivered(ctx, mine, asOf));
    const second = sent(await order(mine));
    expect(second.message.content).toContain("** · staff\nWe look at it.");
    await job((ctx) => notThere(ctx, mine, second.id, "failed", "Discord refused it (400)"));
    expect((await order(mine)).kind).toBe("rest");
    expect((await job((ctx) => ticketMirror(ctx, number)))?.messages[second.id]).toEqual({
      state: "failed",
      error: "Discord refused it (400)",
    });
    await job((ctx) => letGo(ctx, mine, null));
    await as(mara, (ctx) => retryMirror(ctx, { number, messageId: second.id }));
    expect(sent(await order(await claimed())).id).toBe(second.id);
    const [audit] = await db.sql("select after from audit_log where action = 'tickets.mirror.retry'");
    expect(audit).toEqual({ after: { state: "pending", error: null, message: second.id } });
    await expect(as(mara, (ctx) => retryMirror(ctx, { number, messageId: first.id }))).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("changes there when it changes here, also between its sending and our note of it", async () => {
    await open();
    const mine = await claimed();
    await begun(mine);
    const first = sent(await order(mine));
    await db.sql("update ticket_messages set message = 'Other.', edited_at = now() where message_id = $1", [
      first.id,
    ]);
    const messageId = snowflake();
    await job((ctx) => delivered(ctx, mine, { id: first.id, messageId, asOf: first.asOf }));
    const edit = await order(mine);
    if (edit.kind !== "edit") throw new Error(edit.kind);
    expect(edit).toMatchObject({
      messageId,
      message: { content: expect.stringContaining("edited\nOther.") },
    });
    await job((ctx) => delivered(ctx, mine, { id: first.id, messageId, asOf: edit.asOf }));
    expect((await order(mine)).kind).toBe("rest");
    await db.sql("update ticket_messages set deleted_at = now() where message_id = $1", [first.id]);
    expect(await order(mine)).toMatchObject({ kind: "remove", messageId, own: true });
  });
});

describe("another guild", () => {
  it("sees nothing of a ticket's thread, and writes nothing into it", async () => {
    const number = await open();
    const mine = await claimed();
    const threadId = await begun(mine);
    const other = await shopWorld(db.sql, 1);
    const theirs = <T>(work: (ctx: GuildContext) => Promise<T>) => withGuild(other.job, work);
    expect(await theirs((ctx) => ticketMirror(ctx, number))).toBeNull();
    await theirs((ctx) => wakeMirror(ctx, number));
    expect(await db.sql("select 1 from ticket_mirrors where guild_id = $1", [other.guildId])).toEqual([]);
    const stranger = other.people[0];
    const scope = scopeForInteraction({
      id: snowflake(),
      guildId: other.guildId,
      discordId: stranger?.discordId ?? "",
    });
    const by = { discordId: stranger?.discordId ?? "", name: "Eve", roleIds: [] };
    const written = { threadId, messageId: snowflake(), by, text: "Hello.", at: new Date() };
    expect(await withGuild(scope, (ctx) => takeIn(ctx, written))).toBe("no-ticket");
    await expect(theirs((ctx) => nextOrder(ctx, { ...mine }, SITE))).rejects.toThrow();
    await expect(
      withGuild(other.signedIn(stranger ?? ann), (ctx) => retryMirror(ctx, { number, messageId: 1 })),
    ).rejects.toMatchObject({ code: "not_found" });
    // In the right guild a stranger's words stay in Discord.
    const jonas = person(2);
    const here = scopeForInteraction({ id: snowflake(), guildId: world.guildId, discordId: jonas.discordId });
    const words = { ...written, by: { discordId: jonas.discordId, name: "Jonas", roleIds: [] } };
    expect(await withGuild(here, (ctx) => takeIn(ctx, words))).toBe("not-theirs");
  });
});
