import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sandboxClient } from "@/sandbox/client";
import { guildByKey, personByKey } from "@/sandbox/population";
import { type Sandbox, startSandbox } from "@/sandbox/start";
import { shapeErrors } from "./openapi/validate";
import { type Answer, ask, botCall, type DiscordControl, discordControl } from "./testing";

let sandbox: Sandbox;
let discord: DiscordControl;
let os: ReturnType<typeof botCall>;
let clock = Date.parse("2026-11-22T12:00:00Z");
const pine = guildByKey("black-pine");
const guild = `/guilds/${pine.id}`;
const tickets = `/channels/${pine.channels.find((one) => one.key === "tickets")?.id}`;
const general = pine.channels.find((one) => one.key === "general")?.id ?? "";
const rook = personByKey("rook77").id;
const boots = personByKey("mudboots").id;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now: () => new Date(clock) });
  discord = discordControl(sandbox.url);
  os = botCall(sandbox);
});
afterAll(() => sandbox.stop());
beforeEach(() => {
  clock += 600_000;
});

function expectShape(schema: string, value: unknown): void {
  expect(shapeErrors(schema, value)).toEqual([]);
}
function expectError(answer: Answer, status: number, code: number): void {
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expectShape("ErrorResponse", answer.body);
}

describe("threads", () => {
  it("are opened, listed, joined and closed in Discord's shapes", async () => {
    const opened = await os("POST", `${tickets}/threads`, { name: "Ticket 7", type: 12, invitable: false });
    expect(opened.status).toBe(201);
    expectShape("ThreadResponse", opened.body);
    expect(opened.body.member.user_id).toBe(sandbox.config.discord.clientId);
    const thread = `/channels/${opened.body.id}`;
    expect((await os("PUT", `${thread}/thread-members/${rook}`)).status).toBe(204);
    const members = (await os("GET", `${thread}/thread-members?with_member=true`)).body;
    for (const one of members) expectShape("ThreadMemberResponse", one);
    expect(members).toHaveLength(2);
    const [added] = (await os("GET", `${thread}/messages`)).body;
    expectShape("MessageResponse", added);
    expect([added.type, added.mentions[0].id]).toEqual([1, rook]);
    const active = (await os("GET", `${guild}/threads/active`)).body;
    expectShape("ThreadsResponse", { ...active, has_more: false });
    expect(active.threads.map((one: { id: string }) => one.id)).toContain(opened.body.id);
    const closed = await os("PATCH", thread, { archived: true, locked: true });
    expectShape("ThreadResponse", closed.body);
    expect(closed.body.thread_metadata).toMatchObject({ archived: true, locked: true, invitable: false });
    const archived = (await os("GET", `${tickets}/threads/archived/private`)).body;
    expectShape("ThreadsResponse", archived);
    expect(archived.threads[0].id).toBe(opened.body.id);
    expectError(await os("PUT", `${thread}/thread-members/${boots}`), 400, 50083);
    expectError(await os("PATCH", thread, { name: "other" }), 400, 50083);
    await os("PATCH", thread, { archived: false, locked: false });
    expect((await os("DELETE", `${thread}/thread-members/${rook}`)).status).toBe(204);
    await expect(discord.writes("rook77", opened.body.id, "hm")).rejects.toThrow("does not see");
  });

  it("wake when someone writes, and take in whoever is mentioned", async () => {
    const { body } = await os("POST", `${tickets}/threads`, { name: "Ticket 8", type: 12 });
    await os("PATCH", `/channels/${body.id}`, { archived: true });
    await os("POST", `/channels/${body.id}/messages`, { content: `Over to you, <@${rook}>` });
    const [thread] = (await discord.threads("black-pine")).filter((one) => one.id === body.id);
    expect([thread?.archived, thread?.members.map((one) => one.userId).includes(rook)]).toEqual([
      false,
      true,
    ]);
    expect((await discord.writes("rook77", body.id, "thanks")).content).toBe("thanks");
  });

  it("need their rights: opening, and whatever is in a private one", async () => {
    await discord.roleRights("black-pine", "bot-0", { deny: ["CREATE_PRIVATE_THREADS", "MANAGE_THREADS"] });
    expectError(await os("POST", `${tickets}/threads`, { name: "x", type: 12 }), 403, 50013);
    await discord.roleRights("black-pine", "bot-0", { allow: ["CREATE_PRIVATE_THREADS"] });
    const own = (await os("POST", `${tickets}/threads`, { name: "x", type: 12 })).body;
    expectError(await os("PATCH", `/channels/${own.id}`, { locked: true }), 403, 50013);
    expect((await os("PATCH", `/channels/${own.id}`, { archived: true })).status).toBe(200);
    await os("PATCH", `/channels/${own.id}`, { archived: false });
    await os("DELETE", `/channels/${own.id}/thread-members/@me`);
    expectError(await os("GET", `/channels/${own.id}`), 403, 50001);
    await discord.roleRights("black-pine", "bot-0", { allow: ["MANAGE_THREADS"] });
    await discord.overwrites(own.parent_id, "bot-0", { deny: ["SEND_MESSAGES_IN_THREADS"] });
    expectError(await os("POST", `/channels/${own.id}/messages`, { content: "x" }), 403, 50013);
    await discord.overwrites(own.parent_id, "bot-0", { allow: ["VIEW_CHANNEL", "SEND_MESSAGES"] });
    expectError(await os("POST", `${tickets}/threads`, { name: "", type: 12 }), 400, 50035);
    await discord.thread(own.id, { delete: true });
    expectError(await os("POST", `/channels/${own.id}/messages`, { content: "x" }), 404, 10003);
  });
});

describe("moderation", () => {
  it("times out, within 28 days and below the bot, and the person is quiet until then", async () => {
    const until = new Date(clock + 3_600_000).toISOString();
    const path = `${guild}/members/${boots}`;
    const member = await os("PATCH", path, { communication_disabled_until: until });
    expectShape("GuildMemberResponse", member.body);
    expect(member.body.communication_disabled_until).toBe(until);
    await expect(discord.writes("mudboots", general, "hey")).rejects.toThrow("may not write");
    clock += 3_700_000;
    expect((await discord.writes("mudboots", general, "hey")).content).toBe("hey");
    const late = new Date(clock + 29 * 86_400_000).toISOString();
    expectError(await os("PATCH", path, { communication_disabled_until: late }), 400, 50035);
    const owner = `${guild}/members/${personByKey("hollowpine").id}`;
    expectError(await os("PATCH", owner, { communication_disabled_until: until }), 403, 50013);
  });

  it("kicks whoever stands below the bot, and nobody above", async () => {
    const path = `${guild}/members/${personByKey("echoridge").id}`;
    const control = sandboxClient(sandbox.url);
    await control.rights("echoridge", "black-pine", { roles: ["admin"] });
    expectError(await os("DELETE", path), 403, 50013);
    await control.rights("echoridge", "black-pine", { roles: ["support"] });
    expect((await os("DELETE", path)).status).toBe(204);
    expectError(await os("DELETE", path), 404, 10007);
  });

  it("bans and unbans with the right to, and knows who is banned", async () => {
    await discord.roleRights("black-pine", "bot-0", { deny: ["BAN_MEMBERS"] });
    expectError(await os("PUT", `${guild}/bans/${boots}`), 403, 50013);
    await discord.roleRights("black-pine", "bot-0", { allow: ["BAN_MEMBERS"] });
    expect((await os("PUT", `${guild}/bans/${boots}`)).status).toBe(204);
    const bans = (await os("GET", `${guild}/bans`)).body;
    for (const one of bans) expectShape("GuildBanResponse", one);
    expect(bans.map((one: { user: { id: string } }) => one.user.id)).toContain(boots);
    expectError(await os("GET", `${guild}/members/${boots}`), 404, 10007);
    expect((await os("DELETE", `${guild}/bans/${boots}`)).status).toBe(204);
    expectError(await os("GET", `${guild}/bans/${boots}`), 404, 10026);
  });
});

describe("commands", () => {
  const commands = () => `/applications/${sandbox.config.discord.clientId}${guild}/commands`;

  it("are overwritten in bulk, keep their ids by name, and are checked", async () => {
    const ticket = { name: "ticket", description: "Opens a ticket" };
    const first = await os("PUT", commands(), [ticket, { name: "link", description: "Links you" }]);
    for (const one of first.body) expectShape("ApplicationCommandResponse", one);
    const second = await os("PUT", commands(), [{ ...ticket, description: "Opens one" }]);
    expect(second.body.map((one: { id: string }) => one.id)).toEqual([first.body[0].id]);
    expect((await os("GET", commands())).body).toHaveLength(1);
    expectError(await os("PUT", commands(), [{ name: "Bad Name", description: "" }]), 400, 50035);
    expectError(await os("PUT", "/applications/1180000000000000002/commands", []), 403, 50001);
    expectShape("PrivateApplicationResponse", (await os("GET", "/applications/@me")).body);
  });

  it("fail for a person when no bot is connected, and without a right that they ask for", async () => {
    const staff = { name: "warn", description: "Warns", default_member_permissions: "1099511627776" };
    await os("PUT", commands(), [staff]);
    await expect(discord.slash("rook77", general, "warn")).rejects.toThrow("no command /warn");
    const outcome = await discord.slash("hollowpine", general, "warn");
    expect(outcome).toMatchObject({ kind: "failed", reason: expect.stringContaining("not connected") });
  });
});

describe("a callback", () => {
  it("needs an interaction that is known, young, and its token", async () => {
    const post = (path: string) =>
      ask(`${sandbox.url}/discord/api/v10${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ type: 4, data: { content: "hi" } }),
      });
    expectError(await post("/interactions/1/abc/callback"), 404, 10062);
    const app = sandbox.config.discord.clientId;
    expectError(await post(`/webhooks/${app}/abc`), 401, 50027);
    expectError(await post("/webhooks/999/abc"), 404, 10015);
    const last = sandbox.state.interactions.at(-1);
    expectError(await post(`/interactions/${last?.id}/${last?.token}/callback`), 404, 10062);
  });
});

describe("files", () => {
  it("come back from a signed address that ends, as what they are", async () => {
    const sent = await discord.writes("rook77", general, "", [
      { name: "page.html", bytes: "<script>1</script>", type: "text/html" },
    ]);
    const url = sent.attachments[0]?.url ?? "";
    const got = await ask(url);
    expect([got.status, got.body]).toEqual([200, "<script>1</script>"]);
    expect(got.headers.get("content-disposition")).toMatch(/^attachment/);
    expect((await ask(url.replace(/hm=../, "hm=00"))).status).toBe(404);
    const read = (await os("GET", `/channels/${general}/messages/${sent.id}`)).body;
    expectShape("MessageResponse", read);
    clock += 25 * 3_600_000;
    expect((await ask(url)).status).toBe(404);
    const again = (await os("GET", `/channels/${general}/messages/${sent.id}`)).body;
    expect((await ask(again.attachments[0].url)).status).toBe(200);
  });

  it("over 10 MB are refused", async () => {
    const form = new FormData();
    form.set("payload_json", JSON.stringify({ content: "big" }));
    form.set("files[0]", new Blob([new Uint8Array(10 * 1024 * 1024 + 1)]), "big.bin");
    const answer = await ask(`${sandbox.url}/discord/api/v10/channels/${general}/messages`, {
      method: "POST",
      headers: { authorization: "Bot sandbox-only-grizzly-os" },
      body: form,
    });
    expectError(answer, 413, 40005);
  });
});
