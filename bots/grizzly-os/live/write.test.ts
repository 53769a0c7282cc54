import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { sandboxEnv } from "@/features/identity/testing/browser";
import { openEar } from "@/features/live/ear";
import { ownTopic, ticketTopic } from "@/features/live/names";
import { signPass } from "@/features/live/pass";
import { CLOSE, type ServerMessage, type WriteAnswer } from "@/features/live/protocol";
import { takeWords } from "@/features/tickets/live/write";
import { writeAsOpener } from "@/features/tickets/mutations/message";
import { openTicket } from "@/features/tickets/mutations/open";
import { openTicketInput } from "@/features/tickets/schema";
import { OWN_REPLY, STAFF_NOTE, STAFF_REPLY, writingRoute } from "@/features/tickets/writing";
import { sha256 } from "@/lib/crypto";
import { Gateway } from "./gateway";
import { readTicket } from "./read";

const SITE = "http://localhost:3000";
const SECRET = "a secret of the live gateway's own tests";
const HANDLERS = {
  reply: writingRoute(STAFF_REPLY),
  notes: writingRoute(STAFF_NOTE),
  "own/reply": writingRoute(OWN_REPLY),
};
type Last = keyof typeof HANDLERS;
type Body = Record<string, unknown>;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Reader extends Person {
  token: string;
  sessionId: string;
}

let t: TestDatabase;
let world: ShopWorld;
let gateway: Gateway;
let url: string;
let close: () => Promise<void>;
let opener: Reader;
let agent: Reader;
let stranger: Reader;
let foreign: Reader;
let number: number;
const opened = new Set<WebSocket>();

async function signedIn(person: Person | undefined): Promise<Reader> {
  if (!person) throw new Error("The world has three people.");
  const token = `${randomUUID()}${randomUUID()}`.replaceAll("-", "").slice(0, 43);
  const [account] = await t.sql<{ id: string }>(
    "insert into users (id, grizzly_user_id) values (gen_random_uuid(), $1) on conflict do nothing returning id",
    [person.userId],
  );
  const [row] = await t.sql<{ id: string }>(
    "insert into session (token_hash, user_id, expires_at) values ($1, $2, now() + interval '1 day') returning id",
    [sha256(token), account?.id],
  );
  await t.sql("insert into guild_rights_state (grizzly_user_id, fetched_at) values ($1, now())", [
    person.userId,
  ]);
  return { ...person, token, sessionId: row?.id ?? "" };
}

const mayAnswer = (of: ShopWorld, who: Person) =>
  t.sql(
    "insert into guild_section_grants (guild_id, section, subject_kind, subject_id, level) values ($1, 'tickets', 'user', $2, 'support')",
    [of.guildId, who.discordId],
  );

beforeAll(async () => {
  Object.assign(process.env, sandboxEnv(SITE, "http://127.0.0.1:1"));
  t = await testDatabase({ max: 8 });
  const other = await shopWorld(t.sql, 1);
  world = await shopWorld(t.sql, 3);
  [opener, agent, stranger] = [
    await signedIn(world.people[0]),
    await signedIn(world.people[1]),
    await signedIn(world.people[2]),
  ];
  foreign = await signedIn(other.people[0]);
  await t.sql(
    "insert into guild_members (guild_id, discord_id, display_name) select $1, unnest($2::text[]), 'Somebody'",
    [world.guildId, world.people.map((one) => one.discordId)],
  );
  await Promise.all([mayAnswer(world, agent), mayAnswer(other, foreign)]);
  gateway = new Gateway({ siteUrl: SITE, secret: SECRET, news: readTicket, words: takeWords });
  const ear = openEar(t.pool);
  await new Promise<void>((resolve) => {
    ear.on((call) => gateway.hear(call), resolve);
  });
  url = `ws://127.0.0.1:${await gateway.listen(0, "127.0.0.1")}`;
  close = async () => {
    await ear.close();
    await gateway.close();
    await t.close();
  };
});
afterAll(() => close());
beforeEach(async () => {
  for (const socket of opened) socket.terminate();
  opened.clear();
  await t.sql("update tickets set status = 'closed' where guild_id = $1", [world.guildId]);
  const asked = openTicketInput.parse({
    key: randomUUID(),
    type: "server",
    title: "My tent is gone",
    text: "It stood there until the restart.",
  });
  number = (await withGuild(world.signedIn(opener), (ctx) => openTicket(ctx, asked))).number;
});

/** A socket that follows a ticket as the pass says, whatever the rights behind it are. */
async function follow(who: Reader, topic: string, by: Partial<Reader> = {}) {
  const { userId, sessionId, discordId, name } = { ...who, ...by };
  const socket = new WebSocket(url, { origin: SITE });
  opened.add(socket);
  const told: ServerMessage[] = [];
  const closed = new Promise<number>((resolve) => socket.once("close", resolve));
  socket.on("message", (data) => told.push(JSON.parse(String(data)) as ServerMessage));
  await new Promise((resolve) => socket.once("open", resolve));
  const topics: [string, number][] = [[topic, Date.now() + 60_000]];
  const pass = signPass(SECRET, { userId, sessionId, discordId, name, topics });
  socket.send(JSON.stringify({ t: "pass", pass }));
  const until = async <T>(look: () => T | undefined): Promise<T> => {
    for (let wait = 0; wait < 400; wait++) {
      const found = look();
      if (found !== undefined) return found;
      await pause(5);
    }
    throw new Error(`It was not told: ${JSON.stringify(told)}`);
  };
  await until(() => told.find((one) => one.t === "ready"));
  const send = (body: Body, note = false, to = topic) => {
    const id = randomUUID();
    socket.send(JSON.stringify({ t: "write", topic: to, id, note, body }));
    return id;
  };
  return {
    socket,
    closed,
    send,
    write: async (body: Body, note = false, to = topic): Promise<WriteAnswer | null> => {
      const id = send(body, note, to);
      return until(() => {
        const found = told.find((one) => one.t === "wrote" && one.id === id);
        return found?.t === "wrote" ? found.answer : undefined;
      });
    },
    heard: () => told.flatMap((one) => (one.t === "ticket" ? one.messages : [])),
    until,
  };
}

async function request(who: Reader, last: Last, body: Body) {
  const answer = await HANDLERS[last](
    new Request(`${SITE}/api/x`, {
      method: "POST",
      headers: {
        origin: SITE,
        cookie: `grizzly.session=${who.token}`,
        "content-type": "application/json",
      },
      body: JSON.stringify(body),
    }),
    { params: Promise.resolve({ guildId: world.guildId, number: String(number) }) },
  );
  return (await answer.json()) as { id: number; replayed: boolean } & { error?: { requestId?: string } };
}

const staff = () => ticketTopic(world.guildId, number);
const own = () => ownTopic(world.guildId, number);
const reply = (text: string, change: Body = {}): Body => ({
  key: randomUUID(),
  text,
  files: "",
  seen: "999999999",
  ...change,
});
const said = (text: string, change: Body = {}): Body => ({ key: randomUUID(), text, files: "", ...change });
const stored = async () =>
  (
    await t.sql<{ message: string }>(
      "select m.message from ticket_messages m join tickets t using (guild_id, ticket_id) where t.guild_id = $1 and t.number = $2 order by m.message_id offset 1",
      [world.guildId, number],
    )
  ).map(({ message }) => message);
/** What a refusal says, without the id of its request. */
const refusal = (answer: { error?: object } | null) => {
  const { requestId: _, ...error } = (answer?.error ?? {}) as { requestId?: string };
  return error;
};

describe("words over the line", () => {
  it("stand in the ticket once, and before everybody who follows, each with what is theirs", async () => {
    const [mara, second, jonas] = [
      await follow(agent, staff()),
      await follow(agent, staff()),
      await follow(opener, own()),
    ];
    const first = await mara.write(reply("We **look**."));
    const note = await mara.write(said("Known here."), true);
    const last = await jonas.write(said("Thank you."));
    const ids = [first, note, last].map((answer) => (answer?.ok ? answer.data.id : 0));
    expect(await stored()).toEqual(["We **look**.", "Known here.", "Thank you."]);
    await second.until(() => second.heard()[2]);
    expect(second.heard().map(({ id, kind, by }) => [id, kind, by])).toEqual([
      [ids[0], "staff", agent.discordId],
      [ids[1], "note", agent.discordId],
      [ids[2], "opener", opener.discordId],
    ]);
    expect(second.heard()[0]?.body).toEqual([
      { tag: "p", parts: ["We ", { tag: "strong", parts: ["look"] }, "."] },
    ]);
    await jonas.until(() => jonas.heard()[1]);
    expect(jonas.heard().map(({ id, by }) => [id, by])).toEqual([
      [ids[0], null],
      [ids[2], null],
    ]);
    const taken = await t.sql(
      "select change from ticket_logs l join tickets t using (guild_id, ticket_id) where t.guild_id = $1 and t.number = $2",
      [world.guildId, number],
    );
    expect(taken).toContainEqual({ change: "taken" });
  });

  it("stand there once, whether the line or a request brings them again", async () => {
    const [mara, jonas] = [await follow(agent, staff()), await follow(opener, own())];
    const body = reply("Once.");
    const sent = await mara.write(body);
    const { id } = await request(agent, "reply", body);
    expect(sent).toEqual({ ok: true, data: { id, replayed: false } });
    expect(await request(agent, "reply", body)).toEqual({ id, replayed: true });
    expect(await mara.write(body)).toEqual({ ok: true, data: { id, replayed: true } });
    const mine = said("Once more.");
    const first = await request(opener, "own/reply", mine);
    expect(await jonas.write(mine)).toEqual({ ok: true, data: { id: first.id, replayed: true } });
    const both = said("At the same time.");
    const [line, asked] = await Promise.all([jonas.write(both), request(opener, "own/reply", both)]);
    expect(line).toMatchObject({ ok: true, data: { id: asked.id } });
    expect(await stored()).toEqual(["Once.", "Once more.", "At the same time."]);
    await pause(40);
    expect(jonas.heard().map((message) => message.id)).toEqual([id, first.id, asked.id]);
  });

  it("are kept apart by tickets, and a key writes in one", async () => {
    const mara = await follow(agent, staff());
    const body = reply("Here.");
    await mara.write(body);
    const before = number;
    const asked = openTicketInput.parse({
      key: randomUUID(),
      type: "server",
      title: "Another one",
      text: "It stood there, too.",
    });
    number = (await withGuild(world.signedIn(opener), (ctx) => openTicket(ctx, asked))).number;
    const there = await follow(agent, staff());
    expect(refusal(((await there.write(body)) ?? {}) as object)).toMatchObject({
      details: { code: "key-reused" },
    });
    expect(await stored()).toEqual([]);
    number = before;
    expect(await stored()).toEqual(["Here."]);
    expect(await mara.write(body, false, ticketTopic(world.guildId, before + 1))).toBeNull();
  });
});

describe("the door for words", () => {
  const kinds: [name: string, who: () => Reader, topic: () => string, last: Last, body: () => Body][] = [
    ["a stranger", () => stranger, staff, "reply", () => reply("Mine?")],
    ["another guild's agent", () => foreign, staff, "reply", () => reply("Mine?")],
    ["an opener as staff", () => opener, staff, "reply", () => reply("Mine?")],
    ["an opener with a note", () => opener, staff, "notes", () => said("Mine?")],
    ["an agent as the opener", () => agent, own, "own/reply", () => said("Mine?")],
    ["a field that is not known", () => agent, staff, "reply", () => reply("Hm.", { number: 1 })],
    ["no words", () => agent, staff, "reply", () => reply("  ")],
    ["too many words", () => opener, own, "own/reply", () => said("x".repeat(4_001))],
    ["an empty field", () => agent, staff, "reply", () => reply("Hello {opener.name}")],
    ["a NUL", () => agent, staff, "notes", () => said("\u0000")],
    ["what is no key", () => agent, staff, "notes", () => said("Hm.", { key: "1" })],
    ["lists for texts", () => agent, staff, "notes", () => ({ key: [randomUUID()], text: ["Hm."] })],
    ["somebody who was faster", () => agent, staff, "reply", () => reply("Mine.", { seen: 0 })],
  ];
  for (const [name, who, topic, last, body] of kinds)
    it(`refuses ${name} with the very words of a request`, async () => {
      const sent = body();
      const line = await follow(who(), topic());
      const answer = await line.write(sent, last === "notes");
      expect(answer).toMatchObject({ ok: false, error: { message: expect.any(String) } });
      expect(refusal((answer ?? {}) as object)).toEqual(refusal(await request(who(), last, sent)));
      expect(await stored()).toEqual([]);
    });

  it("believes no pass: session and rights are read when the words come", async () => {
    const line = await follow(agent, staff());
    const refused = async (code: string, on = line) => {
      const sent = reply("Still me?");
      const answer = await on.write(sent);
      expect(answer).toMatchObject({ ok: false, error: { code } });
      expect(refusal((answer ?? {}) as object)).toEqual(refusal(await request(agent, "reply", sent)));
    };
    expect(await line.write(reply("It is me."))).toMatchObject({ ok: true });
    await t.sql("update session set see_as = $2, see_as_until = now() + interval '1 hour' where id = $1", [
      agent.sessionId,
      { guildId: world.guildId, kind: "level", id: "viewer", label: "Viewer" },
    ]);
    await refused("forbidden");
    await t.sql("update session set see_as = null, see_as_until = null where id = $1", [agent.sessionId]);
    await t.sql("delete from guild_section_grants where guild_id = $1", [world.guildId]);
    await refused("not_found");
    await mayAnswer(world, agent);
    await t.sql("update session set revoked_at = now() where id = $1", [agent.sessionId]);
    await refused("unauthenticated");
    // A pass that names the session of somebody else is nobody's.
    const mixed = await follow(agent, staff(), { sessionId: opener.sessionId });
    await refused("unauthenticated", mixed);
    await t.sql("update session set revoked_at = null where id = $1", [agent.sessionId]);
    expect(await line.write(reply("It is me again."))).toMatchObject({ ok: true });
    expect(await stored()).toEqual(["It is me.", "It is me again."]);
  });

  it("counts with the requests, and closes for too many and too large ones", async () => {
    const line = await follow(opener, own());
    await line.write(said("One."));
    const [row] = await t.sql<{ hits: number }>(
      "update rate_limits set hits = hits + 100 where bucket = $1 returning hits",
      [`tickets.reply.own|user|${opener.userId}|60`],
    );
    expect(row?.hits).toBeGreaterThan(100);
    const sent = said("Too often.");
    const answer = await line.write(sent);
    expect(answer).toMatchObject({ ok: false, error: { code: "rate_limited" } });
    expect(await request(opener, "own/reply", sent)).toMatchObject({ error: { code: "rate_limited" } });
    await t.sql("delete from rate_limits");
    line.send(said("€".repeat(2_800)));
    expect(await line.closed).toBe(1009);
    const fast = await follow(opener, own());
    for (let nr = 0; nr < 30; nr++) fast.send(said("Fast.", { key: "short" }));
    expect(await fast.closed).toBe(CLOSE.often);
    expect(await stored()).toEqual(["One."]);
  });
});

it("loses nothing and keeps nothing twice when the gateway goes at any moment", async () => {
  const texts = Array.from({ length: 24 }, (_, nr) => `Word ${nr}`);
  let unknown = 0;
  for (const [nr, text] of texts.entries()) {
    const line = await follow(opener, own());
    const body = said(text);
    const sending = line.write(body).catch(() => null);
    await pause((nr % 8) * 1.5);
    for (const peer of opened) peer.terminate();
    // What a browser does that was not answered.
    const answered = await Promise.race([sending, pause(20).then(() => null)]);
    if (!answered) {
      unknown++;
      await request(opener, "own/reply", body);
    }
    await t.sql("delete from rate_limits");
  }
  expect(await stored()).toEqual(texts);
  expect(unknown).toBeGreaterThan(4);
});

it("tells what others write in between, in order", async () => {
  const [mara, jonas] = [await follow(agent, staff()), await follow(opener, own())];
  const texts: string[] = [];
  for (let nr = 0; nr < 12; nr++) {
    texts.push(`Line ${nr}`, `Elsewhere ${nr}`);
    await Promise.all([
      mara.write(reply(`Line ${nr}`)),
      withGuild(world.signedIn(opener), (ctx) =>
        writeAsOpener(ctx, { key: randomUUID(), number, text: `Elsewhere ${nr}`, reopen: false }),
      ),
    ]);
  }
  await jonas.until(() => jonas.heard()[texts.length - 1]);
  const ids = jonas.heard().map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  expect(new Set(ids).size).toBe(texts.length);
  expect(mara.heard().map(({ id }) => id)).toEqual(ids);
  expect((await stored()).toSorted()).toEqual(texts.toSorted());
});
