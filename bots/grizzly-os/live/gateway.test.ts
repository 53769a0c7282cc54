import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { GUILD, type LiveWorld, liveWorld, passFor, SECRET, SITE } from "@/bench/live-world";
import { withGuild, withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForInteraction } from "@/features/guilds/scope";
import { gatewayLives } from "@/features/live/data";
import { closeLostSockets, noteSockets } from "@/features/live/mutations";
import { deskTopic, ownTopic, ticketTopic, userTopic } from "@/features/live/names";
import { openPass } from "@/features/live/pass";
import { CLOSE, type ServerMessage } from "@/features/live/protocol";
import { writeNote } from "@/features/tickets/mutations/message";

const STAFF = ticketTopic(GUILD, 1);
const OWN = ownTopic(GUILD, 1);
const DESK = deskTopic(GUILD);
const system = { kind: "system", job: "test" } as const;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let t: TestDatabase;
let world: LiveWorld;
const opened = new Set<WebSocket>();

beforeAll(async () => {
  t = await testDatabase({ max: 8 });
  world = await liveWorld(t.sql, {
    tickets: 2,
    pool: t.pool,
    limits: { greetMs: 150, burst: 8, perSecond: 20, socketsPerUser: 2, sockets: 12, typingMs: 200 },
  });
});
afterAll(async () => {
  await world.close();
  await t.close();
});
beforeEach(async () => {
  for (const socket of opened) socket.terminate();
  opened.clear();
  while (world.gateway.states(true).length > 1) await pause(5);
});

/** A socket with all that it was told. */
async function browser(pass?: string, origin = SITE) {
  const socket = new WebSocket(world.url, { origin });
  opened.add(socket);
  const told: ServerMessage[] = [];
  const closed = new Promise<number>((resolve) => socket.once("close", resolve));
  socket.on("message", (data) => told.push(JSON.parse(String(data)) as ServerMessage));
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  const say = (message: unknown) =>
    socket.send(typeof message === "string" ? message : JSON.stringify(message));
  async function hears<T extends ServerMessage["t"]>(
    t: T,
    fits: (message: Extract<ServerMessage, { t: T }>) => boolean = () => true,
  ) {
    for (let wait = 0; wait < 400; wait++) {
      const found = told.find(
        (one): one is Extract<ServerMessage, { t: T }> => one.t === t && fits(one as never),
      );
      if (found) return found;
      await pause(5);
    }
    throw new Error(`It was not told ${t}: ${JSON.stringify(told)}`);
  }
  if (pass) {
    say({ t: "pass", pass });
    await hears("ready");
  }
  return { socket, told, say, hears, closed };
}

describe("the gateway's door", () => {
  it("is for pages of the site alone", async () => {
    for (const origin of ["https://evil.example", `${SITE}.evil.example`, "null"])
      await expect(browser(undefined, origin)).rejects.toThrow("403");
  });

  it("closes for whoever brings no pass in time, or none that is good", async () => {
    expect(await (await browser()).closed).toBe(CLOSE.silent);
    const used = passFor([STAFF]);
    await browser(used);
    const forged = `${used.split(".")[0]}.${"0".repeat(64)}`;
    for (const pass of [used, forged, "none", passFor([STAFF]).replace(/^./, "x")]) {
      const one = await browser();
      one.say({ t: "pass", pass });
      expect(await one.closed).toBe(CLOSE.pass);
    }
  });

  it("lets nobody become somebody else", async () => {
    const one = await browser(passFor([STAFF]));
    one.say({ t: "pass", pass: passFor([STAFF]) });
    expect(await one.closed).toBe(CLOSE.pass);
  });

  it("bears so many windows of one person, and so many in all", async () => {
    const userId = "00000000-0000-4000-8000-0000000000aa";
    for (let window = 0; window < 2; window++) await browser(passFor([STAFF], { userId }));
    const third = await browser();
    third.say({ t: "pass", pass: passFor([STAFF], { userId }) });
    expect(await third.closed).toBe(CLOSE.often);
    for (let more = 0; more < 10; more++) await browser(passFor([STAFF]));
    await expect(browser()).rejects.toThrow("503");
  });

  it("closes for what is too large, too often, or not understood", async () => {
    const large = await browser(passFor([STAFF]));
    large.say(JSON.stringify({ t: "pass", pass: "x".repeat(9_000) }));
    expect(await large.closed).toBe(1009);
    const fast = await browser(passFor([STAFF]));
    for (let nr = 0; nr < 12; nr++) fast.say({ t: "away", topic: STAFF });
    expect(await fast.closed).toBe(CLOSE.often);
    for (const word of [
      "{",
      "[]",
      "null",
      '"pass"',
      { t: "ready" },
      { t: "here", topic: STAFF },
      { t: "here", topic: STAFF, typing: "song" },
      { t: "here", topic: "everything", typing: null },
      { t: "away", topic: STAFF, more: 1 },
      { t: "constructor" },
    ]) {
      const one = await browser();
      one.say(word);
      expect([word, await one.closed]).toEqual([word, CLOSE.malformed]);
    }
    const binary = await browser();
    binary.socket.send(Buffer.from("{}"));
    expect(await binary.closed).toBe(CLOSE.malformed);
  });
});

describe("a ticket that is followed", () => {
  it("tells what is committed, to staff and opener each what is theirs", async () => {
    const [staff, opener, desk] = await Promise.all(
      [STAFF, OWN, DESK].map((topic) => browser(passFor([topic]))),
    );
    if (!staff || !opener || !desk) throw new Error("Three came.");
    const head = (await staff.hears("ready")).topics[STAFF];
    const id = await world.write(1, "staff", "We **look** at it.");
    const told = await staff.hears("ticket", ({ messages }) => messages.length > 0);
    expect(told).toMatchObject({
      after: head?.cursor,
      cursor: id,
      messages: [{ id, kind: "staff", name: expect.any(String) }],
    });
    expect(told.messages[0]?.body).toEqual([
      { tag: "p", parts: ["We ", { tag: "strong", parts: ["look"] }, " at it."] },
    ]);
    const theirs = await opener.hears("ticket", ({ messages }) => messages.length > 0);
    expect(theirs.messages).toEqual(told.messages.map((message) => ({ ...message, by: null })));
    await desk.hears("changed");
    expect(desk.told.some((message) => message.t === "ticket")).toBe(false);
  });

  it("tells the opener nothing of a note, not even that there is one", async () => {
    const [staff, opener] = [await browser(passFor([STAFF])), await browser(passFor([OWN]))];
    const scope = scopeForInteraction({ id: "1", guildId: GUILD, discordId: "200000000000000041" });
    const { id } = await withGuild(scope, (ctx) =>
      writeNote(ctx, { key: crypto.randomUUID(), number: 1, text: "Between us" }),
    );
    await staff.hears("ticket", ({ messages }) =>
      messages.some((message) => message.id === id && message.kind === "note"),
    );
    await pause(60);
    expect(opener.told.map((message) => message.t)).toEqual(["ready"]);
    const next = await world.write(1, "opener", "And?");
    const heard = await opener.hears("ticket");
    expect(heard.messages.map((message) => message.id)).toEqual([next]);
  });

  it("tells nothing of what was undone, and nothing to who follows another", async () => {
    const [one, two] = [await browser(passFor([STAFF])), await browser(passFor([ticketTopic(GUILD, 2)]))];
    await expect(world.write(99, "staff", "To nobody")).rejects.toMatchObject({ status: 404 });
    const id = await world.write(1, "opener", "To one");
    await one.hears("ticket", ({ cursor }) => cursor === id);
    await pause(40);
    expect(two.told.some((message) => message.t === "ticket")).toBe(false);
  });

  it("follows no ticket that does not exist", async () => {
    const none = ticketTopic(GUILD, 77);
    const one = await browser(passFor([STAFF, none]));
    expect(Object.keys((await one.hears("ready")).topics)).toEqual([STAFF]);
  });

  it("wakes those who follow a person's notices", async () => {
    const userId = "00000000-0000-4000-8000-0000000000bb";
    const one = await browser(passFor([userTopic(userId)]));
    await t.sql("select pg_notify('grizzly_live', $1)", [`user:${userId}`]);
    await one.hears("changed", ({ topic }) => topic === userTopic(userId));
  });
});

describe("rights", () => {
  it("end with the moment until which they were believed, unless somebody brings a new pass", async () => {
    const userId = "00000000-0000-4000-8000-0000000000cc";
    const [kept, left] = [
      await browser(passFor([STAFF, DESK], { userId, ms: 50 })),
      await browser(passFor([STAFF], { ms: 50 })),
    ];
    kept.say({ t: "pass", pass: passFor([STAFF], { userId, ms: 5_000 }) });
    await pause(60);
    world.gateway.sweep();
    await left.hears("gone");
    const id = await world.write(1, "staff", "Only for who may");
    await kept.hears("ticket", ({ cursor }) => cursor === id);
    expect(left.told.some((message) => message.t === "ticket")).toBe(false);
    world.gateway.sweep(Date.now() + 120_000);
    expect(await left.closed).toBe(CLOSE.pass);
  });

  it("end with the session, and a socket with its age", async () => {
    const pass = passFor([STAFF]);
    const [one, two] = [await browser(pass), await browser(passFor([STAFF]))];
    const gone = openPass(SECRET, pass)?.sessionId;
    await world.gateway.endSessions(async (ids) => new Set(ids.filter((id) => id !== gone)));
    expect(await one.closed).toBe(CLOSE.ended);
    expect(two.socket.readyState).toBe(WebSocket.OPEN);
    world.gateway.sweep(Date.now() + 70 * 60_000);
    expect(await two.closed).toBe(CLOSE.aged);
  });
});

describe("who is there", () => {
  it("is told to staff, and to openers only that an answer is written", async () => {
    const [mara, opener, desk] = [
      await browser(passFor([STAFF])),
      await browser(passFor([OWN])),
      await browser(passFor([DESK])),
    ];
    mara.say({ t: "here", topic: STAFF, typing: "note" });
    opener.say({ t: "here", topic: OWN, typing: "reply" });
    // The made-up passes all have the agent's name.
    await mara.hears(
      "here",
      ({ people }) => people.length === 2 && people.every((one) => one.typing !== null),
    );
    await desk.hears("desk", ({ here }) => here[1]?.length === 2);
    expect(opener.told.filter((one) => one.t === "here" && one.people.length > 0)).toEqual([]);
    mara.say({ t: "here", topic: STAFF, typing: "reply" });
    await opener.hears("here", ({ people }) => people[0]?.name === "Mara" && people[0].id === null);
    // Nobody said that they go on.
    await pause(250);
    world.gateway.sweep();
    await opener.hears("here", ({ people }) => people.length === 0);
    mara.socket.close();
    await desk.hears("desk", ({ here }) => here[1]?.length === 1);
  });

  it("counts who writes in Discord for as long as they write there", async () => {
    const [mara, opener, desk] = [
      await browser(passFor([STAFF])),
      await browser(passFor([OWN])),
      await browser(passFor([DESK])),
    ];
    const typist = { guildId: GUILD, number: 1, id: "200000000000000043", name: "Ida" };
    world.gateway.types({ ...typist, side: "staff" }, true);
    await mara.hears("here", ({ people }) => people[0]?.name === "Ida" && people[0].typing === "reply");
    await opener.hears("here", ({ people }) => people[0]?.name === "Ida" && people[0].id === null);
    await desk.hears("desk", ({ here }) => here[1]?.[0]?.typing === true);
    world.gateway.types({ ...typist, side: "staff" }, false);
    await opener.hears("here", ({ people }) => people.length === 0);
    await desk.hears("desk", ({ here }) => here[1]?.length === 0);
    world.gateway.types({ ...typist, name: "Jonas", side: "opener" }, true);
    await mara.hears("here", ({ people }) => people[0]?.name === "Jonas");
    expect(JSON.stringify(opener.told)).not.toContain("Jonas");
    world.gateway.types({ ...typist, side: "opener" }, false);
  });

  it("is nobody's business who does not follow", async () => {
    const [one, two] = [await browser(passFor([DESK])), await browser(passFor([STAFF]))];
    one.say({ t: "here", topic: STAFF, typing: "reply" });
    await pause(200);
    expect(two.told.flatMap((message) => (message.t === "here" ? message.people : []))).toEqual([]);
  });
});

describe("the record of sockets", () => {
  const note = (withOpen: boolean) =>
    withSystem(system, (ctx) => noteSockets(ctx, "test:1", world.gateway.states(withOpen)));

  it("says who is connected and why it ended, and closes what a dead gateway left", async () => {
    expect(await withSystem(system, gatewayLives)).toBe(false);
    const userId = "00000000-0000-4000-8000-0000000000dd";
    const one = await browser(passFor([STAFF, DESK], { userId }));
    await note(true);
    expect(await withSystem(system, gatewayLives)).toBe(true);
    const rows = () =>
      t.sql<{ topics: string[]; closed: boolean; close_reason: string | null }>(
        "select topics, closed_at is not null as closed, close_reason from websocket_connections where grizzly_user_id = $1",
        [userId],
      );
    expect(await rows()).toEqual([{ topics: [STAFF, DESK], closed: false, close_reason: null }]);
    one.socket.close(1000);
    for (let wait = 0; wait < 200 && (await rows())[0]?.closed === false; wait++) {
      await note(false);
      await pause(5);
    }
    await t.sql(
      "insert into websocket_connections (grizzly_user_id, kind, instance, last_seen_at) values ($1, 'browser', 'dead:1', now() - interval '2 minutes')",
      [userId],
    );
    expect(await withSystem(system, closeLostSockets)).toBe(1);
    expect((await rows()).map((row) => row.close_reason).sort()).toEqual(["left (1000)", "lost"]);
  });
});
