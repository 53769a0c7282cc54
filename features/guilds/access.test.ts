import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withGuild, withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { defineRoute } from "@/features/identity/http/route";
import { sessionOfToken } from "@/features/identity/http/session";
import type { SessionUser } from "@/features/identity/schema";
import { sandboxEnv, type TestBrowser, testBrowser } from "@/features/identity/testing/browser";
import { finishSignIn, startSignIn } from "@/features/identity/web/auth-handler";
import { sandboxClient } from "@/sandbox/client";
import { guildByKey } from "@/sandbox/population";
import { startSandbox } from "@/sandbox/start";
import { customerGuild, FRESH_MS, resolveAccess, rolesOf, STALE_LIMIT_MS } from "./access";
import { listGuildChoices } from "./data";
import { grantSection, revokeGrant, upsertGuild } from "./mutations";
import { sectionLevels } from "./rules";
import { scopeForJob } from "./scope";

const SITE = "http://localhost:3000";
const system = { kind: "system", job: "test" } as const;
const PINE = guildByKey("black-pine").id;
const OUTLAWS = guildByKey("livonia-outlaws").id;

let t: TestDatabase;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let control: ReturnType<typeof sandboxClient>;
const people = new Map<string, { browser: TestBrowser; user: SessionUser }>();

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  Object.assign(process.env, sandboxEnv(SITE, sandbox.url));
  control = sandboxClient(sandbox.url);
  t = await testDatabase();
  for (const key of ["black-pine", "livonia-outlaws"] as const) {
    const { id, name } = guildByKey(key);
    await withSystem(system, (ctx) =>
      upsertGuild(ctx, { guildId: id, name, icon: null, ownerDiscordId: null }),
    );
  }
  for (const key of [
    "hollowpine",
    "ironvesper",
    "marrowwren",
    "stoneharrow",
    "rook77",
    "quietledger",
    "noharbour",
  ]) {
    const browser = testBrowser(SITE);
    const started = await browser.send(startSignIn, "/api/auth/signin/discord", { form: {} });
    const back = await control.authorize(started.headers.get("location") ?? "", key);
    await browser.send(finishSignIn, `${back.pathname}${back.search}`);
    const session = await sessionOfToken(browser.jar.get("grizzly.session") ?? "");
    if (!session) throw new Error(`${key} is not signed in`);
    people.set(key, { browser, user: session.user });
  }
});
afterAll(async () => {
  await sandbox.stop();
  await t.close();
});

/** Time passes for what is kept: as if it was fetched this long ago. */
const age = (ms: number) =>
  t.sql(
    `update guild_rights_state set fetched_at = now() - interval '${ms} ms', attempted_at = now() - interval '${ms} ms'`,
  );

const person = (key: string) => {
  const found = people.get(key);
  if (!found) throw new Error(key);
  return found;
};
const access = (key: string, guild: string, forWrite = false) =>
  resolveAccess(person(key).user, guild, { forWrite });

beforeEach(async () => {
  await control.fault("discord", { mode: "none" });
  await t.sql("delete from guild_section_grants");
});

describe("who may enter a guild", () => {
  it.each([
    ["hollowpine", PINE, "owner"],
    ["ironvesper", PINE, "manager"],
    ["marrowwren", OUTLAWS, "owner"],
    ["hollowpine", OUTLAWS, undefined],
    ["marrowwren", PINE, undefined],
    ["stoneharrow", OUTLAWS, undefined],
    ["rook77", PINE, undefined],
    ["noharbour", PINE, undefined],
  ])("%s in %s is %s", async (key, guild, level) => {
    expect((await access(key, guild))?.level).toBe(level);
  });

  it("finds a guild by its slug, and none by a hostile name", async () => {
    expect((await access("hollowpine", "black-pine"))?.guildId).toBe(PINE);
    for (const name of ["", "black pine", "' or 1=1 --", "../x", "0".repeat(500), "\u0000"]) {
      expect(await access("hollowpine", name)).toBeNull();
    }
  });

  it("lists the guilds of the switcher", async () => {
    await access("hollowpine", PINE);
    const choices = await withSystem(system, (ctx) => listGuildChoices(ctx, person("hollowpine").user));
    expect(choices.map((choice) => [choice.slug, choice.level])).toEqual([["black-pine", "owner"]]);
  });
});

describe("a customer", () => {
  it("finds a guild that shows itself or that they belong to, and no other", async () => {
    const of = async (key: string, guild: string) => (await customerGuild(person(key).user, guild))?.slug;
    await access("rook77", PINE);
    expect(await of("rook77", "black-pine")).toBe("black-pine");
    expect(await of("noharbour", PINE)).toBeUndefined();
    await t.sql("update guilds set is_public = true where guild_id = $1", [PINE]);
    expect(await of("noharbour", PINE)).toBe("black-pine");
    await t.sql("update guilds set is_public = false where guild_id = $1", [PINE]);
    const { discordId } = person("noharbour").user;
    await t.sql("insert into guild_members (guild_id, discord_id, left_at) values ($1, $2, now())", [
      PINE,
      discordId,
    ]);
    expect(await of("noharbour", PINE)).toBeUndefined();
    await t.sql("insert into economy_accounts (guild_id, discord_id) values ($1, $2)", [PINE, discordId]);
    expect(await of("noharbour", PINE)).toBe("black-pine");
    expect(await of("noharbour", OUTLAWS)).toBeUndefined();
    expect(await of("rook77", "black-pine\u0000")).toBeUndefined();
  });
});

describe("rights grow old", () => {
  it("fresh ones do not ask Discord again", async () => {
    await access("hollowpine", PINE);
    const before = (await control.calls()).length;
    await access("hollowpine", PINE, true);
    expect((await control.calls()).length).toBe(before);
  });

  it("an ex-owner is out within a minute", async () => {
    expect((await access("hollowpine", PINE))?.level).toBe("owner");
    await control.rights("ironvesper", "black-pine", { owner: true });
    await control.rights("hollowpine", "black-pine", { member: false });
    expect(FRESH_MS).toBeLessThan(60_000);
    await age(FRESH_MS);
    expect(await access("hollowpine", PINE, true)).toBeNull();
    await control.rights("hollowpine", "black-pine", { member: true, owner: true });
    await age(FRESH_MS);
    expect((await access("hollowpine", PINE, true))?.level).toBe("owner");
  });

  it("while Discord is down reads go on and say how old, writes wait", async () => {
    await access("hollowpine", PINE);
    await age(FRESH_MS + 1_000);
    await control.fault("discord", { mode: "error" });
    const kept = await access("hollowpine", PINE);
    expect(kept).toMatchObject({ level: "owner", stale: true });
    expect(Date.now() - new Date(kept?.checkedAt ?? 0).getTime()).toBeGreaterThanOrEqual(FRESH_MS);
    await expect(access("hollowpine", PINE, true)).rejects.toMatchObject({ status: 503 });
    const before = (await control.calls()).length;
    await access("hollowpine", PINE);
    expect((await control.calls()).length).toBe(before);
    await age(STALE_LIMIT_MS + 1_000);
    await expect(access("hollowpine", PINE)).rejects.toMatchObject({ status: 503 });
    await age(0);
  });

  it("an expired token is renewed on the way, a withdrawn one ends access", async () => {
    await control.tokens("ironvesper", "discord", "expire");
    expect((await access("ironvesper", PINE))?.level).toBe("manager");
    await age(FRESH_MS);
    await control.tokens("ironvesper", "discord", "revoke");
    expect(await access("ironvesper", PINE)).toBeNull();
  });
});

describe("rights that are given here", () => {
  const owner = sectionLevels("owner", []);
  const give = (input: Parameters<typeof grantSection>[2], giver = owner) =>
    withGuild(scopeForJob(PINE, "test"), (ctx) => grantSection(ctx, giver, input));

  it("reach one person in one section, and end when they are taken back", async () => {
    const subjectId = person("rook77").user.discordId;
    const id = await give({ section: "tickets", subjectKind: "user", subjectId, level: "support" });
    expect(await access("rook77", PINE)).toMatchObject({
      level: "support",
      sections: { tickets: "support" },
    });
    expect(await access("rook77", OUTLAWS)).toBeNull();
    await withGuild(scopeForJob(PINE, "test"), (ctx) => revokeGrant(ctx, owner, id));
    expect(await access("rook77", PINE)).toBeNull();
  });

  it("reach whoever holds a role, as Discord says", async () => {
    const guild = (await control.state()).guilds.find((one) => one.id === PINE);
    const discordId = person("quietledger").user.discordId;
    const roleId = guild?.members.find((one) => one.userId === discordId)?.roles[0] ?? "";
    await give({ section: "tickets", subjectKind: "role", subjectId: roleId, level: "moderator" });
    expect((await access("quietledger", PINE, true))?.sections).toEqual({ tickets: "moderator" });
    expect(await access("noharbour", PINE)).toBeNull();
  });

  it("elsewhere than in the sections rest on the same roles, which Discord must confirm for a write", async () => {
    const guild = (await control.state()).guilds.find((one) => one.id === PINE);
    const { user } = person("quietledger");
    const roles = guild?.members.find((one) => one.userId === user.discordId)?.roles ?? [];
    await access("quietledger", PINE);
    await t.sql("update guild_rights set role_ids = null, roles_fetched_at = null");
    expect(await rolesOf(user, PINE, { forWrite: true })).toEqual(roles);
    await control.fault("discord", { mode: "error" });
    expect(await rolesOf(user, PINE, { forWrite: true })).toEqual(roles);
    await t.sql("update guild_rights set roles_fetched_at = roles_fetched_at - interval '2 minutes'");
    expect(await rolesOf(user, PINE, { forWrite: false })).toEqual(roles);
    expect(await rolesOf(user, PINE, { forWrite: true })).toEqual([]);
    await control.fault("discord", { mode: "none" });
    expect(await rolesOf(person("noharbour").user, PINE, { forWrite: false })).toEqual([]);
  });

  it("are never above the giver's", async () => {
    const subjectId = person("rook77").user.discordId;
    const manager = sectionLevels("manager", []);
    const input = { section: "shop", subjectKind: "user", subjectId, level: "owner" } as const;
    await expect(give(input, manager)).rejects.toMatchObject({ status: 403 });
    await give(input);
    await expect(give({ ...input, level: "viewer" }, manager)).rejects.toMatchObject({ status: 403 });
    await expect(give(input, sectionLevels("support", []))).rejects.toMatchObject({ status: 403 });
  });
});

describe("a guild's address", () => {
  const add = (guildId: string, name: string) =>
    withSystem(system, (ctx) => upsertGuild(ctx, { guildId, name, icon: null, ownerDiscordId: null }));

  it("is made from the name, is one, and never looks like an id", async () => {
    expect(await add("700000000000000001", "Café Öl!! ")).toBe("cafe-ol");
    expect(await add("700000000000000002", "Café Öl")).toBe("cafe-ol-00002");
    expect(await add("700000000000000001", "Renamed")).toBe("cafe-ol");
    expect(await add("700000000000000003", "700000000000000001")).toBe("guild-700000000000000001");
    expect(await add("700000000000000004", "🐻")).toBe("guild");
  });
});

describe("a route of a guild", () => {
  const route = defineRoute({
    name: "test.guild",
    auth: { guild: "manager", section: "shop" },
    handler: async ({ scope, access: found }) => ({ guildId: scope.guildId, level: found.level }),
  });
  const call = (key: string | null, guildId: string, method: "GET" | "POST" = "POST") => {
    const browser = key === null ? testBrowser(SITE) : person(key).browser;
    const handler = (request: Request) => route(request, { params: Promise.resolve({ guildId }) });
    return browser.send(handler, `/api/guilds/${guildId}/x`, method === "POST" ? { json: {} } : {});
  };

  it.each([
    [null, PINE, 401],
    ["hollowpine", PINE, 200],
    ["hollowpine", OUTLAWS, 404],
    ["marrowwren", PINE, 404],
    ["rook77", PINE, 404],
    ["stoneharrow", OUTLAWS, 404],
    ["hollowpine", "999999999999999999", 404],
    ["hollowpine", "%00", 404],
  ])("answers %s for %s with %i, reading and writing", async (key, guild, status) => {
    expect((await call(key, guild)).status).toBe(status);
    expect((await call(key, guild, "GET")).status).toBe(status);
  });

  it("shows staff nothing of other sections, and tells them what their level misses in their own", async () => {
    const subjectId = person("rook77").user.discordId;
    await withGuild(scopeForJob(PINE, "test"), (ctx) =>
      grantSection(ctx, sectionLevels("owner", []), {
        section: "tickets",
        subjectKind: "user",
        subjectId,
        level: "support",
      }),
    );
    expect((await call("rook77", PINE)).status).toBe(404);
    await withGuild(scopeForJob(PINE, "test"), (ctx) =>
      grantSection(ctx, sectionLevels("owner", []), {
        section: "shop",
        subjectKind: "user",
        subjectId,
        level: "viewer",
      }),
    );
    const answer = await call("rook77", PINE);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("manager");
  });

  it("shows a stranger the same as a guild that does not exist", async () => {
    const strip = async (response: Response) => (await response.text()).replace(/req_\w+/, "");
    expect(await strip(await call("rook77", PINE))).toBe(
      await strip(await call("rook77", "999999999999999999")),
    );
  });
});
