import { inflateSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { sandboxConfig } from "@/sandbox/config";
import { type DiscordControl, discordControl } from "@/sandbox/discord/testing";
import { guildByKey } from "@/sandbox/population";
import { type Sandbox, startSandbox } from "@/sandbox/start";

interface Payload {
  op: number;
  t: string | null;
  s: number | null;
  d: ReturnType<typeof JSON.parse>;
}

let sandbox: Sandbox;
let discord: DiscordControl;
const open: Peer[] = [];
const general = guildByKey("black-pine").channels.find((one) => one.key === "general")?.id ?? "";
const ALL = (1 << 0) | (1 << 1) | (1 << 9) | (1 << 15);

/** A client that says what it is told to, and remembers what came. */
class Peer {
  readonly got: Payload[] = [];
  code: number | null = null;
  readonly socket: WebSocket;

  constructor(query = "?v=10&encoding=json", read: (data: Buffer) => string = (data) => data.toString()) {
    this.socket = new WebSocket(`${sandbox.url.replace("http", "ws")}/discord/gateway${query}`);
    this.socket.on("message", (data: Buffer) => this.got.push(JSON.parse(read(data))));
    this.socket.on("close", (code) => {
      this.code = code;
    });
    this.socket.on("error", () => {});
    open.push(this);
  }

  send(op: number, d: unknown): void {
    this.socket.send(JSON.stringify({ op, d }));
  }

  async waits(find: (one: Payload) => boolean): Promise<Payload> {
    await expect.poll(() => this.got.some(find), { timeout: 3_000 }).toBe(true);
    return this.got.find(find) as Payload;
  }

  async hello(): Promise<this> {
    await this.waits((one) => one.op === 10);
    return this;
  }

  async identifies(intents = ALL, token = "sandbox-only-grizzly-os"): Promise<Payload> {
    await this.hello();
    this.send(2, { token, intents, properties: {} });
    return this.waits((one) => one.t === "READY");
  }
}

beforeAll(async () => {
  const config = { ...sandboxConfig(), stateFile: null };
  sandbox = await startSandbox({
    port: 0,
    config: { ...config, discord: { ...config.discord, heartbeatMs: 500 } },
  });
  discord = discordControl(sandbox.url);
});
afterEach(async () => {
  for (const one of open.splice(0)) one.socket.terminate();
  await discord.works();
});
afterAll(() => sandbox.stop());

describe("the handshake", () => {
  it.each([
    ["a wrong token", ALL, "sandbox-only-nobody", 4004],
    ["intents that do not exist", 1 << 30, "sandbox-only-grizzly-os", 4013],
    ["intents that are not its own", 1 << 1, "sandbox-only-grizzly-bot", 4014],
    ["content without the right to it", 1 << 15, "sandbox-only-grizzly-bot", 4014],
  ])("closes %s with its code", async (_, intents, token, code) => {
    const peer = await new Peer().hello();
    peer.send(2, { token, intents, properties: {} });
    await expect.poll(() => peer.code).toBe(code);
  });

  it("closes what it does not understand", async () => {
    const early = await new Peer().hello();
    early.send(8, {});
    await expect.poll(() => early.code).toBe(4003);
    const garbage = await new Peer().hello();
    garbage.socket.send("{");
    await expect.poll(() => garbage.code).toBe(4002);
    const unknown = await new Peer().hello();
    unknown.send(99, {});
    await expect.poll(() => unknown.code).toBe(4001);
    const old = new Peer("?v=6&encoding=json");
    await expect.poll(() => old.code).toBe(4012);
    const twice = new Peer();
    await twice.identifies();
    twice.send(2, { token: "sandbox-only-grizzly-os", intents: ALL });
    await expect.poll(() => twice.code).toBe(4005);
  });

  it("counts the sessions that were started", async () => {
    const left = async () => {
      const headers = { authorization: "Bot sandbox-only-grizzly-os" };
      const answer = await fetch(`${sandbox.url}/discord/api/v10/gateway/bot`, { headers });
      return (await answer.json()) as { url: string; session_start_limit: { remaining: number } };
    };
    const before = await left();
    expect(before.url).toBe(`${sandbox.url.replace("http", "ws")}/discord/gateway`);
    const ready = await new Peer().identifies();
    expect(ready.d.resume_gateway_url).toBe(before.url);
    expect((await left()).session_start_limit.remaining).toBe(before.session_start_limit.remaining - 1);
  });
});

describe("a session", () => {
  it("acknowledges heartbeats, and is closed without them", async () => {
    const peer = await new Peer().hello();
    peer.send(1, null);
    await peer.waits((one) => one.op === 11);
    await expect.poll(() => peer.code, { timeout: 2_000 }).toBe(4009);
  });

  it("is closed after 120 events in a minute", async () => {
    const peer = await new Peer().hello();
    for (let n = 0; n < 121; n += 1) peer.send(1, null);
    await expect.poll(() => peer.code).toBe(4008);
  });

  it("speaks zlib-stream when asked", async () => {
    let stream = Buffer.alloc(0);
    let read = 0;
    const peer = new Peer("?v=10&encoding=json&compress=zlib-stream", (data) => {
      stream = Buffer.concat([stream, data]);
      const text = inflateSync(stream, { finishFlush: 2 }).toString();
      const fresh = text.slice(read);
      read = text.length;
      return fresh;
    });
    const ready = await peer.identifies();
    expect(ready.d.user.username).toBe("Grizzly OS");
    const guild = await peer.waits((one) => one.t === "GUILD_CREATE");
    expect(guild.d.name).toBe("Black Pine");
  });

  it("gives only what its intents ask for, and no content without the right to it", async () => {
    const blind = new Peer();
    await blind.identifies((1 << 0) | (1 << 9), "sandbox-only-grizzly-bot");
    const deaf = new Peer();
    await deaf.identifies(1 << 0);
    const sent = await discord.writes("rook77", general, "secret");
    const heard = await blind.waits((one) => one.t === "MESSAGE_CREATE");
    expect([heard.d.id, heard.d.content]).toEqual([sent.id, ""]);
    await discord.writes("rook77", general, "hi <@1180000000000000002>");
    const asked = await blind.waits((one) => one.t === "MESSAGE_CREATE" && one.d.content !== "");
    expect(asked.d.content).toContain("hi");
    expect(deaf.got.some((one) => one.t === "MESSAGE_CREATE")).toBe(false);
    const guild = await deaf.waits((one) => one.t === "GUILD_CREATE");
    expect(guild.d.members).toHaveLength(1);
  });

  it("resumes by its number, and not when it is unknown or ahead", async () => {
    const peer = new Peer();
    const ready = await peer.identifies();
    await discord.writes("rook77", general, "a");
    const a = await peer.waits((one) => one.d?.content === "a");
    peer.socket.terminate();
    await discord.writes("rook77", general, "b");
    const token = "sandbox-only-grizzly-os";
    const again = await new Peer().hello();
    again.send(6, { token, session_id: ready.d.session_id, seq: (a.s ?? 0) - 1 });
    await again.waits((one) => one.t === "RESUMED");
    const replayed = again.got.filter((one) => one.op === 0).map((one) => one.d.content ?? one.t);
    expect(replayed).toEqual(["a", "b", "RESUMED"]);
    const stranger = await new Peer().hello();
    stranger.send(6, { token, session_id: "nobody", seq: 1 });
    expect((await stranger.waits((one) => one.op === 9)).d).toBe(false);
    const ahead = await new Peer().hello();
    ahead.send(6, { token, session_id: ready.d.session_id, seq: 9_999 });
    await expect.poll(() => ahead.code).toBe(4007);
  });

  it("holds everything back while Discord is silent, and gives it afterwards in order", async () => {
    const peer = new Peer();
    await peer.identifies();
    await discord.fault({ mode: "silent", seconds: 0.4 });
    await discord.writes("rook77", general, "s1");
    await discord.writes("rook77", general, "s2");
    peer.send(1, null);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(peer.got.some((one) => one.op === 11 || one.t === "MESSAGE_CREATE")).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 300));
    peer.send(1, null);
    await peer.waits((one) => one.d?.content === "s2");
    const texts = peer.got.flatMap((one) => (one.t === "MESSAGE_CREATE" ? [one.d.content] : []));
    expect(texts).toEqual(["s1", "s2"]);
  });
});
