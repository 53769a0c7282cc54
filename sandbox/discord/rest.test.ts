import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sandboxClient } from "@/sandbox/client";
import { guildByKey, personByKey } from "@/sandbox/population";
import { type Sandbox, startSandbox } from "@/sandbox/start";
import { shapeErrors } from "./openapi/validate";
import { type Answer, ask, authorizeUrl, botCall, REDIRECT, tokenRequest } from "./testing";

let sandbox: Sandbox;
let bot: ReturnType<typeof botCall>;
const blackPine = guildByKey("black-pine");
const livonia = guildByKey("livonia-outlaws");
const rook = personByKey("rook77");
/** The API's limits are by the second; this suite is faster than they allow, so its clock runs ahead. */
let ticks = Date.parse("2026-11-22T12:00:00Z");

beforeAll(async () => {
  sandbox = await startSandbox({
    port: 0,
    now: () => {
      ticks += 2_000;
      return new Date(ticks);
    },
  });
  bot = botCall(sandbox);
});
afterAll(() => sandbox.stop());

async function signIn(person: string, scope = "identify guilds guilds.members.read") {
  const back = await sandboxClient(sandbox.url).authorize(authorizeUrl(sandbox, { scope }), person);
  const code = back.searchParams.get("code") ?? "";
  const { body } = await tokenRequest(sandbox, {
    grant_type: "authorization_code",
    code,
    redirect_uri: REDIRECT,
  });
  return (path: string) =>
    ask(`${sandbox.url}/discord/api/v10${path}`, {
      headers: { authorization: `Bearer ${body.access_token}` },
    });
}

function expectShape(schema: string, value: unknown): void {
  expect(shapeErrors(schema, value)).toEqual([]);
}

function expectError(answer: Answer, status: number, code: number): void {
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expectShape("ErrorResponse", answer.body);
}

describe("the shapes of Discord's OpenAPI file", () => {
  it("would notice a missing, a wrong and an unknown field", () => {
    const user = { id: "1", username: "a", avatar: null, discriminator: "0", public_flags: 0, flags: 0 };
    expect(shapeErrors("UserResponse", { ...user, global_name: null })).toHaveLength(1);
    expect(shapeErrors("UserResponse", { ...user, global_name: 5, primary_guild: null })).not.toEqual([]);
    expect(
      shapeErrors("UserResponse", { ...user, global_name: null, primary_guild: null, foo: 1 }),
    ).not.toEqual([]);
  });
});

describe("a signed-in person", () => {
  it("is told who they are, with the e-mail address only by its scope", async () => {
    const plain = (await (await signIn("rook77"))("/users/@me")).body;
    expectShape("UserPIIResponse", plain);
    expect(plain).toMatchObject({ id: rook.id, username: "rook_77", global_name: "Rook_77" });
    expect(plain).not.toHaveProperty("email");
    const full = (await (await signIn("rook77", "identify email"))("/users/@me")).body;
    expectShape("UserPIIResponse", full);
    expect(full).toMatchObject({ email: rook.email, verified: true });
  });

  it("sees their guilds with rights as a string of a big number", async () => {
    const call = await signIn("marrowwren");
    const guilds = (await call("/users/@me/guilds")).body;
    for (const guild of guilds) expectShape("MyGuildResponse", guild);
    expect(guilds.map((one: { name: string }) => one.name)).toEqual(["Livonia Outlaws", "Sakhal Drift"]);
    expect(guilds[0].owner).toBe(true);
    expect(typeof guilds[0].permissions).toBe("string");
    expect(BigInt(guilds[0].permissions) & (1n << 3n)).toBe(1n << 3n);
    expect((await call("/users/@me/guilds?limit=1")).body).toHaveLength(1);
    const counted = (await call("/users/@me/guilds?with_counts=true")).body;
    expect(counted[0].approximate_member_count).toBe(sandbox.state.guilds[1]?.members.length);
    expectError(await call("/users/@me/guilds?limit=201"), 400, 50035);
    expectError(await call("/users/@me/guilds?after=x"), 400, 50035);
  });

  it.each([
    ["ironvesper", 1n << 5n, 1n << 3n],
    ["rook77", 1n << 10n, 1n << 5n],
  ])("has the rights of the roles: %s", async (person, has, hasNot) => {
    const guilds = (await (await signIn(person))("/users/@me/guilds")).body;
    const permissions = BigInt(guilds[0].permissions);
    expect(guilds[0].owner).toBe(false);
    expect(permissions & has).toBe(has);
    expect(permissions & hasNot).toBe(0n);
  });

  it("sees their own membership, and 50001 where there is none", async () => {
    const call = await signIn("rook77");
    const member = (await call(`/users/@me/guilds/${blackPine.id}/member`)).body;
    expectShape("PrivateGuildMemberResponse", member);
    expect(member.user.id).toBe(rook.id);
    expect(member.roles).toContain(blackPine.roles.find((role) => role.key === "supporter-bronze")?.id);
    expectError(await call(`/users/@me/guilds/${livonia.id}/member`), 403, 50001);
    expectError(await call("/users/@me/guilds/999/member"), 404, 10004);
  });

  it("gets 401 for what its scopes do not cover", async () => {
    const call = await signIn("rook77", "identify");
    expectError(await call("/users/@me/guilds"), 401, 0);
    expectError(await call(`/users/@me/guilds/${blackPine.id}/member`), 401, 0);
    expectError(await call(`/guilds/${blackPine.id}`), 401, 0);
    const about = (await call("/oauth2/@me")).body;
    expectShape("OAuth2GetAuthorizationResponse", about);
    expect(about.scopes).toEqual(["identify"]);
  });
});

describe("a bot", () => {
  it("reads users, guilds, members, roles and channels in Discord's shapes", async () => {
    expectShape("UserResponse", (await bot("GET", `/users/${rook.id}`)).body);
    expectShape("UserPIIResponse", (await bot("GET", "/users/@me")).body);
    const guild = (await bot("GET", `/guilds/${blackPine.id}?with_counts=true`)).body;
    expectShape("GuildWithCountsResponse", guild);
    expect(guild.owner_id).toBe(personByKey("hollowpine").id);
    const roles = (await bot("GET", `/guilds/${blackPine.id}/roles`)).body;
    for (const role of roles) expectShape("GuildRoleResponse", role);
    expect(roles[0]).toMatchObject({ id: blackPine.id, name: "@everyone", position: 0 });
    const channels = (await bot("GET", `/guilds/${blackPine.id}/channels`)).body;
    for (const channel of channels) expectShape("GuildChannelResponse", channel);
    expect(channels.map((one: { name: string }) => one.name)).toContain("kill-feed");
    expectShape("GatewayBotResponse", (await bot("GET", "/gateway/bot")).body);
    expectShape("GatewayResponse", (await bot("GET", "/gateway")).body);
  });

  it("lists members page by page, every one once", async () => {
    const seen: string[] = [];
    for (let after = "0"; ; ) {
      const page = (await bot("GET", `/guilds/${blackPine.id}/members?limit=5&after=${after}`)).body;
      for (const member of page) expectShape("GuildMemberResponse", member);
      if (page.length === 0) break;
      seen.push(...page.map((one: { user: { id: string } }) => one.user.id));
      after = seen.at(-1) ?? "0";
    }
    const all = sandbox.state.guilds[0]?.members.map((one) => one.userId) ?? [];
    expect(seen).toHaveLength(all.length);
    expect(new Set(seen)).toEqual(new Set(all));
    expect((await bot("GET", `/guilds/${blackPine.id}/members`)).body).toHaveLength(1);
    expectError(await bot("GET", `/guilds/${blackPine.id}/members?limit=1001`), 400, 50035);
  });

  it("may not list members without the privileged intent", async () => {
    const gameBot = botCall(sandbox, "sandbox-only-grizzly-bot");
    expectError(await gameBot("GET", `/guilds/${blackPine.id}/members?limit=10`), 403, 50001);
    expect((await gameBot("GET", `/guilds/${blackPine.id}/members/${rook.id}`)).status).toBe(200);
  });

  it("gets Discord's codes for what is not there", async () => {
    expectError(await bot("GET", "/users/999"), 404, 10013);
    expectError(await bot("GET", "/guilds/999"), 404, 10004);
    expectError(await bot("GET", `/guilds/${livonia.id}/members/${rook.id}`), 404, 10007);
    expectError(await bot("GET", `/guilds/${livonia.id}/members/999`), 404, 10013);
    expectError(await bot("GET", "/channels/999"), 404, 10003);
    const wrong = await bot("GET", "/guilds/abc");
    expectError(wrong, 400, 50035);
    expect(wrong.body.errors.guild_id._errors[0].code).toBe("NUMBER_TYPE_COERCE");
    expectError(await botCall(sandbox, "wrong")("GET", "/users/@me"), 401, 0);
    expectError(await bot("GET", "/nothing/here"), 404, 0);
    expectError(await bot("PUT", "/users/@me"), 405, 0);
  });

  it("does not see a guild that it was thrown out of", async () => {
    const own = await startSandbox({ port: 0 });
    const guild = own.state.guilds.find((one) => one.key === "sakhal-drift");
    if (guild) guild.members = guild.members.filter((one) => one.userId !== own.config.discord.clientId);
    const call = botCall(own);
    expectError(await call("GET", `/guilds/${guild?.id}`), 404, 10004);
    expectError(await call("GET", `/guilds/${guild?.id}/roles`), 403, 50001);
    await own.stop();
  });
});

describe("giving roles", () => {
  const role = (key: string) => blackPine.roles.find((one) => one.key === key)?.id;
  const path = (key: string, user = rook.id) => `/guilds/${blackPine.id}/members/${user}/roles/${role(key)}`;
  const held = () => sandbox.state.guilds[0]?.members.find((one) => one.userId === rook.id)?.roles ?? [];

  it("gives and takes a role below the bot's own", async () => {
    expect((await bot("PUT", path("supporter-gold"))).status).toBe(204);
    expect((await bot("PUT", path("supporter-gold"))).status).toBe(204);
    expect(held().filter((id) => id === role("supporter-gold"))).toHaveLength(1);
    expect((await bot("DELETE", path("supporter-gold"))).status).toBe(204);
    expect(held()).not.toContain(role("supporter-gold"));
  });

  it("refuses with 50013 what stands above the bot, and after the role was moved there", async () => {
    expectError(await bot("PUT", path("admin")), 403, 50013);
    await sandboxClient(sandbox.url).moveRole("black-pine", "supporter-gold", 11);
    expectError(await bot("PUT", path("supporter-gold")), 403, 50013);
    await sandboxClient(sandbox.url).moveRole("black-pine", "supporter-gold", 4);
    expect((await bot("PUT", path("supporter-gold"))).status).toBe(204);
  });

  it("knows unknown roles and members", async () => {
    expectError(await bot("PUT", `/guilds/${blackPine.id}/members/${rook.id}/roles/999`), 404, 10011);
    expectError(await bot("PUT", path("support", "999")), 404, 10007);
    expectError(
      await bot("PUT", `/guilds/${blackPine.id}/members/${rook.id}/roles/${blackPine.id}`),
      400,
      50028,
    );
  });
});
