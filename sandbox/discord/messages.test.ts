import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { guildByKey, personByKey } from "@/sandbox/population";
import { type Sandbox, startSandbox } from "@/sandbox/start";
import { shapeErrors } from "./openapi/validate";
import { type Answer, botCall, discordControl } from "./testing";

let sandbox: Sandbox;
let os: ReturnType<typeof botCall>;
let game: ReturnType<typeof botCall>;
let clock = Date.parse("2026-11-22T12:00:00Z");
const feed = guildByKey("black-pine").channels.find((one) => one.key === "kill-feed")?.id ?? "";
const path = `/channels/${feed}/messages`;
const rook = personByKey("rook77").id;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now: () => new Date(clock) });
  os = botCall(sandbox);
  game = botCall(sandbox, "sandbox-only-grizzly-bot");
});
afterAll(() => sandbox.stop());
beforeEach(() => {
  clock += 600_000;
});

function expectError(answer: Answer, status: number, code: number): void {
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(shapeErrors("ErrorResponse", answer.body)).toEqual([]);
}

const embed = { title: "Kill", color: 0xff0000, fields: [{ name: "Distance", value: "139 m" }] };
const row = { type: 1, components: [{ type: 2, style: 2, label: "See", custom_id: "see" }] };

describe("messages", () => {
  it("are posted, read, listed, edited and deleted in Discord's shape", async () => {
    const posted = await os("POST", path, {
      content: "Hello",
      embeds: [embed],
      components: [row],
      nonce: "n-1",
    });
    expect(posted.status).toBe(200);
    expect(shapeErrors("MessageResponse", posted.body)).toEqual([]);
    expect(posted.body).toMatchObject({ content: "Hello", nonce: "n-1", edited_timestamp: null });
    expect(posted.body.author).toMatchObject({ id: sandbox.config.discord.clientId, bot: true });
    expect(posted.body.embeds[0].fields[0].inline).toBe(false);
    const one = `${path}/${posted.body.id}`;
    const edited = await os("PATCH", one, { content: "Bye" });
    expect(shapeErrors("MessageResponse", edited.body)).toEqual([]);
    expect(edited.body).toMatchObject({ content: "Bye", embeds: [{ title: "Kill" }] });
    expect(edited.body.edited_timestamp).not.toBeNull();
    const list = await os("GET", `${path}?limit=10`);
    expect(list.body[0]).toEqual((await os("GET", one)).body);
    expect((await os("DELETE", one)).status).toBe(204);
    expectError(await os("GET", one), 404, 10008);
  });

  it("come newest first, and page by id", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 4; n += 1) ids.push((await os("POST", path, { content: `m${n}` })).body.id);
    const list = async (query: string) =>
      (await os("GET", `${path}?${query}`)).body.map((one: { id: string }) => one.id);
    expect(await list("limit=2")).toEqual([ids[3], ids[2]]);
    expect(await list(`limit=2&before=${ids[2]}`)).toEqual([ids[1], ids[0]]);
    expect(await list(`limit=2&after=${ids[0]}`)).toEqual([ids[2], ids[1]]);
    expectError(await os("GET", `${path}?limit=101`), 400, 50035);
  });

  it("are sent once for a nonce that is enforced, and twice for one that is not", async () => {
    const once = { content: "Order paid", nonce: "order-1", enforce_nonce: true };
    const first = await os("POST", path, once);
    const second = await os("POST", path, { ...once, content: "Order paid, again" });
    expect(second.body).toEqual(first.body);
    expect((await game("POST", path, once)).body.id).not.toBe(first.body.id);
    const loose = { content: "Tick", nonce: "tick" };
    expect((await os("POST", path, loose)).body.id).not.toBe((await os("POST", path, loose)).body.id);
    clock += 5 * 60_000 + 1;
    expect((await os("POST", path, once)).body.id).not.toBe(first.body.id);
  });

  it("mention whom allowed_mentions lets them", async () => {
    const content = `<@${rook}> and @everyone`;
    const mentioned = async (allowed_mentions?: unknown) => {
      const { body } = await os("POST", path, { content, allowed_mentions });
      return body.mentions.map((one: { id: string }) => one.id);
    };
    expect(await mentioned()).toEqual([rook]);
    expect(await mentioned({ parse: [] })).toEqual([]);
    expect(await mentioned({ parse: [], users: [rook] })).toEqual([rook]);
    const both = await os("POST", path, { content, allowed_mentions: { parse: ["users"], users: [rook] } });
    expectError(both, 400, 50035);
    const all = await os("POST", path, { content, allowed_mentions: { parse: ["everyone"] } });
    expect(all.body.mention_everyone).toBe(false);
  });

  it.each([
    ["content", { content: "x".repeat(2001) }],
    ["embeds", { embeds: Array.from({ length: 11 }, () => embed) }],
    ["embeds.0.title", { embeds: [{ title: "x".repeat(257) }] }],
    ["embeds.0.description", { embeds: [{ description: "x".repeat(4097) }] }],
    ["embeds.0.fields.0.value", { embeds: [{ fields: [{ name: "a", value: "" }] }] }],
    ["embeds.0.color", { embeds: [{ title: "a", color: 0x1000000 }] }],
    ["embeds", { embeds: [{ description: "x".repeat(4000) }, { description: "x".repeat(2001) }] }],
    ["nonce", { content: "a", nonce: "x".repeat(26) }],
  ])("are refused with 50035 at %s", async (field, body) => {
    const answer = await os("POST", path, body);
    expectError(answer, 400, 50035);
    const node = field.split(".").reduce((at, key) => at?.[key], answer.body.errors);
    expect(node?._errors[0]).toHaveProperty("code");
  });

  it("are refused empty, unreadable, unknown, foreign and without rights", async () => {
    expectError(await os("POST", path, { content: "" }), 400, 50006);
    expectError(await os("POST", "/channels/999/messages", { content: "a" }), 404, 10003);
    const mine = (await os("POST", path, { content: "mine" })).body.id;
    expectError(await game("PATCH", `${path}/${mine}`, { content: "yours" }), 403, 50005);
    await discordControl(sandbox.url).roleRights("black-pine", "bot-1", { deny: ["MANAGE_MESSAGES"] });
    expectError(await game("DELETE", `${path}/${mine}`), 403, 50013);
    const channel = sandbox.state.guilds[0]?.channels.find((one) => one.id === feed);
    const before = channel?.overwrites ?? [];
    const deny = (bit: bigint) => [
      { id: sandbox.config.discord.clientId, kind: "member" as const, allow: "0", deny: bit.toString() },
    ];
    if (channel) channel.overwrites = deny(1n << 11n);
    expectError(await os("POST", path, { content: "a" }), 403, 50013);
    if (channel) channel.overwrites = deny(1n << 10n);
    expectError(await os("POST", path, { content: "a" }), 403, 50001);
    if (channel) channel.overwrites = before;
    const response = await fetch(`${sandbox.url}/discord/api/v10${path}`, {
      method: "POST",
      headers: { authorization: "Bot sandbox-only-grizzly-os", "content-type": "application/json" },
      body: "{oops",
    });
    expect([response.status, (await response.json()).code]).toEqual([400, 50109]);
  });

  it("reach a person directly, in the one channel of that bot", async () => {
    const open = await os("POST", "/users/@me/channels", { recipient_id: rook });
    expect(shapeErrors("PrivateChannelResponse", open.body)).toEqual([]);
    expect((await os("POST", "/users/@me/channels", { recipient_id: rook })).body.id).toBe(open.body.id);
    const sent = await os("POST", `/channels/${open.body.id}/messages`, { content: "Your crate is there." });
    expect(sent.status).toBe(200);
    expectError(await game("GET", `/channels/${open.body.id}/messages`), 403, 50001);
    expectError(await os("POST", "/users/@me/channels", { recipient_id: "999" }), 400, 50033);
  });
});

describe("rate limits", () => {
  it("count down in headers, then refuse with a time to wait", async () => {
    const shop = guildByKey("black-pine").channels.find((one) => one.key === "shop")?.id;
    const answers: Answer[] = [];
    for (let n = 0; n < 6; n += 1)
      answers.push(await os("POST", `/channels/${shop}/messages`, { content: `s${n}` }));
    expect(answers.map((one) => one.headers.get("x-ratelimit-remaining"))).toEqual([
      "4",
      "3",
      "2",
      "1",
      "0",
      "0",
    ]);
    const last = answers[5];
    expect(last?.status).toBe(429);
    expect(shapeErrors("RatelimitedResponse", last?.body)).toEqual([]);
    expect(last?.body).toMatchObject({ global: false, retry_after: 5 });
    expect(last?.headers.get("retry-after")).toBe("5");
    expect(last?.headers.get("x-ratelimit-scope")).toBe("user");
    expect((await os("POST", path, { content: "another channel" })).status).toBe(200);
    clock += 5_000;
    expect((await os("POST", `/channels/${shop}/messages`, { content: "again" })).status).toBe(200);
  });

  it("stop a bot at 50 requests a second over all routes", async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 51; n += 1) {
      const where = n % 2 === 0 ? `/users/${rook}` : `/guilds/${guildByKey("black-pine").id}`;
      statuses.push((await os("GET", where)).status);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(50);
    const refused = await os("GET", "/gateway/bot");
    expect([refused.status, refused.body.global]).toEqual([429, true]);
    expect(refused.headers.get("x-ratelimit-global")).toBe("true");
  });
});
