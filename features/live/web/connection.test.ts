import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CLOSE, type LiveAnswer, type ServerMessage } from "../protocol";
import { LiveConnection } from "./connection";

/** A socket whose other end is the test. */
class Line {
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  said: Record<string, unknown>[] = [];
  opens() {
    this.readyState = 1;
    this.onopen?.();
  }
  send(text: string) {
    this.said.push(JSON.parse(text));
  }
  tells(message: ServerMessage) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
  close(code = 1005) {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.onclose?.({ code });
  }
}

const TOPIC = "desk:100000000000000001";
const OTHER = "own:100000000000000001:1";
let lines: Line[] = [];
let asked: string[][] = [];
let watched = true;
let answer: (topics: string[]) => Promise<LiveAnswer>;
let connection: LiveConnection;

const pass = async (topics: string[]): Promise<LiveAnswer> => ({
  url: "ws://x",
  pass: `pass-${asked.length}`,
  topics,
  renewInMs: 30_000,
});
const line = (at: number): Line => {
  const found = lines.at(at);
  if (!found) throw new Error("It opened no socket.");
  return found;
};
function follower() {
  const heard: string[] = [];
  return {
    heard,
    live: (on: boolean) => heard.push(on ? "on" : "off"),
    tell: (message: ServerMessage) => heard.push(message.t),
  };
}
const follow = (topic: string, to = follower()) => ({
  ...to,
  end: connection.follow(topic, { live: to.live, heard: to.tell }),
});
const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  [lines, asked, watched, answer] = [[], [], true, pass];
  connection = new LiveConnection({
    ask: (topics) => {
      asked.push(topics);
      return answer(topics);
    },
    open: () => {
      const made = new Line();
      lines.push(made);
      return made as unknown as WebSocket;
    },
    watched: () => watched,
  });
});
afterEach(() => vi.useRealTimers());

async function connected() {
  const one = follow(TOPIC);
  await later(50);
  line(0).opens();
  line(0).tells({ t: "ready", topics: { [TOPIC]: null } });
  return one;
}

describe("a page's connection", () => {
  it("asks once for all that follow, brings the pass, and tells each what is theirs", async () => {
    const [one, two] = [follow(TOPIC), follow(OTHER)];
    await later(50);
    expect(asked).toEqual([[OTHER, TOPIC]]);
    line(0).opens();
    expect(line(0).said).toEqual([{ t: "pass", pass: "pass-1" }]);
    line(0).tells({ t: "ready", topics: { [TOPIC]: null, [OTHER]: { cursor: 3, version: 1 } } });
    line(0).tells({ t: "changed", topic: TOPIC });
    expect([one.heard, two.heard]).toEqual([["on", "changed"], ["on"]]);
  });

  it("follows as much as one pass can hold, the desks of very many guilds last", async () => {
    for (let guild = 0; guild < 30; guild++) follow(`desk:1000000000000000${String(guild).padStart(2, "0")}`);
    follow(OTHER);
    await later(50);
    expect(asked[0]).toHaveLength(24);
    expect(asked[0]?.[0]).toBe(OTHER);
  });

  it("brings the next pass on the same socket before the first is over", async () => {
    await connected();
    await later(30_000);
    expect(lines).toHaveLength(1);
    expect(line(0).said.at(-1)).toEqual({ t: "pass", pass: "pass-2" });
  });

  it("comes back after a cut, slower each time, and at once for nobody who hides", async () => {
    const one = await connected();
    line(0).close(1006);
    expect(one.heard.at(-1)).toBe("off");
    await later(500);
    expect(lines).toHaveLength(2);
    watched = false;
    line(1).close(1006);
    await later(60_000);
    expect(lines).toHaveLength(2);
    watched = true;
    connection.nudge();
    await later(10);
    line(2).opens();
    line(2).tells({ t: "ready", topics: { [TOPIC]: null } });
    expect(one.heard.at(-1)).toBe("on");
  });

  it("waits long where it was sent away", async () => {
    await connected();
    line(0).close(CLOSE.ended);
    await later(10_000);
    expect(lines).toHaveLength(1);
  });

  it("notices a line that says nothing any more", async () => {
    const one = await connected();
    await later(25_000);
    line(0).tells({ t: "beat" });
    await later(40_000);
    expect(one.heard).not.toContain("off");
    await later(25_000);
    expect(one.heard).toContain("off");
  });

  it("asks again while there is no gateway, and opens nothing", async () => {
    answer = async () => ({ url: null, pass: "", topics: [], renewInMs: 20_000 });
    follow(TOPIC);
    await later(45_000);
    expect([asked.length, lines.length]).toEqual([3, 0]);
  });

  it("tells of rights that ended, and says nothing of what is not followed", async () => {
    const one = await connected();
    connection.say({ t: "here", topic: TOPIC, typing: null });
    connection.say({ t: "here", topic: OTHER, typing: null });
    expect(line(0).said.filter(({ t }) => t === "here")).toHaveLength(1);
    line(0).tells({ t: "gone", topic: TOPIC });
    expect(one.heard.slice(0, 2)).toEqual(["on", "off"]);
  });

  it("tells whoever comes later who is there, and lets go when nobody follows", async () => {
    const one = await connected();
    line(0).tells({ t: "desk", topic: TOPIC, here: { 1: [{ id: "1", name: "Mara", typing: false }] } });
    const late = follow(TOPIC);
    expect(late.heard).toEqual(["on", "desk"]);
    one.end();
    late.end();
    await later(6_000);
    expect(line(0).readyState).toBe(3);
    await later(120_000);
    expect(lines).toHaveLength(1);
  });
});

describe("words that are sent", () => {
  const words = (text = "Hello") => ({ topic: TOPIC, note: false, body: { key: "one", text } });
  const idOf = (at: number) => String(line(0).said.at(at)?.id);

  it("are answered each for itself, whatever the order", async () => {
    await connected();
    const [first, second] = [connection.write(words()), connection.write(words("Again"))];
    expect(line(0).said.at(-1)).toEqual({ t: "write", id: idOf(-1), ...words("Again") });
    const stored = (id: number) => ({ ok: true as const, data: { id, replayed: false } });
    line(0).tells({ t: "wrote", id: idOf(-1), answer: stored(2) });
    line(0).tells({ t: "wrote", id: "somebody else's", answer: stored(9) });
    line(0).tells({ t: "wrote", id: idOf(-2), answer: null });
    expect([await first, await second]).toEqual([null, stored(2)]);
  });

  it("are left to a request where nothing is followed, where they are too long, and where no answer comes", async () => {
    expect(await connection.write(words())).toBeNull();
    await connected();
    expect(await connection.write({ ...words(), topic: OTHER })).toBeNull();
    expect(await connection.write(words("€".repeat(2_800)))).toBeNull();
    expect(line(0).said.filter(({ t }) => t === "write")).toEqual([]);
    const silent = connection.write(words("€".repeat(2_600)));
    await later(2_000);
    expect(await silent).toBeNull();
    const cut = connection.write(words());
    line(0).close(1006);
    expect(await cut).toBeNull();
  });
});
