import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type GuildScope, withGuild, withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { givePlan } from "@/db/testing/plans";
import { upsertGuild } from "@/features/guilds/mutations";
import { scopeForJob } from "@/features/guilds/scope";
import { sessionOfToken } from "@/features/identity/http/session";
import { sandboxEnv, type TestBrowser, testBrowser } from "@/features/identity/testing/browser";
import { finishSignIn, startSignIn } from "@/features/identity/web/auth-handler";
import { errorResponse } from "@/lib/http/respond";
import { sandboxClient } from "@/sandbox/client";
import { TOKEN_WITHOUT_SERVICES } from "@/sandbox/nitrado/demo";
import { longLifeToken, nitradoControl } from "@/sandbox/nitrado/testing";
import { guildByKey } from "@/sandbox/population";
import { startSandbox } from "@/sandbox/start";
import { nitradoFor } from "./access";
import { chooseService } from "./choose";
import { connectWithToken, disconnect, syncAccess, syncGuild } from "./connect";
import { service, services } from "./data";
import { connections } from "./data/access";
import { setupServices } from "./data/setup";
import { finishNitradoLink, startNitradoLink } from "./http/link";
import { setServiceLive } from "./mutations/services";
import { missionDir } from "./paths";
import { missingRoles } from "./rules";

const SITE = "http://localhost:3000";
const PINE = guildByKey("black-pine").id;
const OUTLAWS = guildByKey("livonia-outlaws").id;
const system = { kind: "system", job: "test" } as const;

let t: TestDatabase;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let control: ReturnType<typeof sandboxClient>;
let nitrado: ReturnType<typeof nitradoControl>;
let pine: GuildScope;
let outlaws: GuildScope;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  Object.assign(process.env, sandboxEnv(SITE, sandbox.url), {
    NITRADO_API_URL: `${sandbox.url}/nitrado`,
    NITRADO_CLIENT_ID: sandbox.config.nitrado.clientId,
    NITRADO_CLIENT_SECRET: sandbox.config.nitrado.clientSecret,
  });
  control = sandboxClient(sandbox.url);
  nitrado = nitradoControl(sandbox.url);
  t = await testDatabase();
  for (const key of ["black-pine", "livonia-outlaws"] as const) {
    const { id, name } = guildByKey(key);
    await withSystem(system, (ctx) =>
      upsertGuild(ctx, { guildId: id, name, icon: null, ownerDiscordId: null }),
    );
  }
  await givePlan(t, PINE, "silver");
  await givePlan(t, OUTLAWS, "silver");
  pine = scopeForJob(PINE, "test");
  outlaws = scopeForJob(OUTLAWS, "test");
});
afterAll(async () => {
  await sandbox.stop();
  await t.close();
});
beforeEach(async () => {
  for (const table of [
    "nitrado_services",
    "nitrado_tokens",
    "nitrado_oauth_tokens",
    "token_refresh_errors",
  ]) {
    await t.sql(`delete from ${table}`);
  }
});
afterEach(() => nitrado.clearFaults());

const connect = (scope: GuildScope, person: string) =>
  connectWithToken(scope, { token: longLifeToken(person), label: "" }, { deadlineMs: 3_000 });
const known = (scope: GuildScope) => withGuild(scope, services);

describe("a pasted token", () => {
  test("brings the DayZ servers with their places, read and live only when somebody says so", async () => {
    await connect(pine, "hollowpine");
    const found = await known(pine);
    expect(found.map(({ serviceId }) => serviceId).sort()).toEqual([
      "11840201",
      "11840202",
      "11840203",
      "11840204",
    ]);
    for (const one of found) {
      expect(one).toMatchObject({ isActive: false, dryRun: true, connected: true, roles: ["ROLE_OWNER"] });
      expect(one.gamePath).toMatch(/^\/games\/ni\d+_\d+\/\w+\/\w+$/);
      if (one.game === null) throw new Error("Every service has a game.");
      const { gamePath, mission, game } = one;
      const dir = missionDir({ gamePath, mission, game });
      expect(sandbox.files(one.serviceId).list(dir)).not.toEqual([]);
    }
  });

  test("of a guest says per server what is missing, and what that costs", async () => {
    await connect(pine, "ironvesper");
    const [reader, keeper] = await Promise.all(
      ["11840201", "11840202"].map((id) => withGuild(pine, (ctx) => service(ctx, id))),
    );
    expect(missingRoles(reader?.roles ?? []).map(({ needs }) => needs)).toEqual([
      "File browser: write",
      "General control",
      "Settings: read",
      "Settings: write",
    ]);
    expect(missingRoles(keeper?.roles ?? [])[0]).toEqual({
      needs: "File browser: read",
      without: "The log cannot be read: no players, kills or coins come from this server.",
    });
  });

  test.each([
    ["without the scope", TOKEN_WITHOUT_SERVICES, "invalid", /scope “service” is missing/],
    ["that Nitrado does not know", "no-such-token-0123456789abcdef", "invalid", /does not know this token/],
  ])("%s is not kept", async (_, token, code, words) => {
    await expect(connectWithToken(pine, { token, label: "" })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(words),
    });
    expect(await t.sql("select 1 from nitrado_tokens")).toEqual([]);
  });

  test("is the same access when it is pasted again", async () => {
    const one = await connect(pine, "hollowpine");
    const two = await connect(pine, "hollowpine");
    expect(two.access).toEqual(one.access);
  });

  test.each([
    "error",
    "html",
    "half",
    "huge",
    "drip",
    "hang",
    "down",
    "maintenance",
    "rate_limited",
  ] as const)(
    "while Nitrado's answer is: %s, fails in time with a sentence, and keeps nothing",
    async (mode) => {
      await nitrado.fault({ mode, delayMs: 1_000, retryAfterSeconds: 60 });
      const started = performance.now();
      const failed = connectWithToken(
        pine,
        { token: `${longLifeToken("birchwald")}`, label: "" },
        { deadlineMs: 700 },
      );
      await expect(failed).rejects.toMatchObject({
        code: "unavailable",
        message: expect.stringContaining("Nothing was changed"),
      });
      expect(performance.now() - started).toBeLessThan(1_500);
      expect(await t.sql("select 1 from nitrado_tokens")).toEqual([]);
    },
  );
});

describe("a service", () => {
  test("in dry-run refuses every write and asks Nitrado nothing; live it passes them on", async () => {
    await connect(pine, "hollowpine");
    await chooseService(pine, "11840201", true);
    const dry = await nitradoFor(pine, "11840201");
    await nitrado.fault({ mode: "error", path: "/gameservers/restart" });
    const refused = [
      dry.restart("11840201"),
      dry.stop("11840201"),
      dry.setSetting("11840201", "general", "bans", ""),
      dry.upload("11840201", "/games/x", "a", new Uint8Array()),
      dry.mkdir("11840201", "/games/x", "a"),
      dry.remove("11840201", "/games/x/a"),
    ];
    for (const one of refused) await expect(one).rejects.toMatchObject({ details: { code: "dry_run" } });
    expect((await dry.gameserver("11840201")).serviceId).toBe("11840201");
    await withGuild(pine, (ctx) => setServiceLive(ctx, "11840201", true));
    const live = await nitradoFor(pine, "11840201");
    await expect(live.restart("11840201")).rejects.toMatchObject({ fault: "unavailable", status: 500 });
  });

  test("is not switched live while it is off, and goes back to dry-run when it is switched off", async () => {
    await connect(pine, "hollowpine");
    const live = () => withGuild(pine, (ctx) => setServiceLive(ctx, "11840201", true));
    await expect(live()).rejects.toThrow("Switch the server on first");
    await chooseService(pine, "11840201", true);
    await live();
    await chooseService(pine, "11840201", false);
    expect(await withGuild(pine, (ctx) => service(ctx, "11840201"))).toMatchObject({
      isActive: false,
      dryRun: true,
    });
  });

  test("is switched on in one guild at a time", async () => {
    await connect(pine, "hollowpine");
    await connect(outlaws, "hollowpine");
    await chooseService(pine, "11840201", true);
    await expect(chooseService(outlaws, "11840201", true)).rejects.toThrow("switched on in another guild");
  });

  test("is not switched on beyond the guild's plan, and one that is on stays on when the plan shrinks", async () => {
    await connect(pine, "hollowpine");
    await chooseService(pine, "11840201", true);
    const second = () => chooseService(pine, "11840202", true);
    await expect(second()).rejects.toMatchObject({
      code: "conflict",
      details: { code: "plan" },
      message:
        "Silver covers 1 game server, and 1 is switched on. Nothing was changed. Switch one off first. Gold covers more: see Plan.",
    });
    await t.sql("update subscriptions set tier = 'gold'");
    // Two at once count each other: of the three that Gold has left, exactly those two fit.
    const answers = await Promise.allSettled(
      ["11840202", "11840203", "11840204"].map((id) => chooseService(pine, id, true)),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    await t.sql("update subscriptions set tier = 'silver'");
    expect((await known(pine)).filter(({ isActive }) => isActive)).toHaveLength(3);
    // What is on may be switched on again, which changes nothing, and off, which cannot be taken back.
    await chooseService(pine, "11840201", true);
    await chooseService(pine, "11840201", false);
    await expect(chooseService(pine, "11840201", true)).rejects.toMatchObject({ details: { code: "plan" } });
  });

  test("that was away takes a place of the plan only where one is left", async () => {
    await connect(pine, "hollowpine");
    await t.sql("update nitrado_services set is_active = true, access_kind = null");
    await syncGuild(pine);
    expect((await known(pine)).filter(({ isActive }) => isActive)).toHaveLength(1);
  });

  test("tells how its log is set, as Nitrado has it", async () => {
    await connect(pine, "hollowpine");
    const [row] = await withGuild(pine, setupServices);
    expect(row?.log?.switches).toEqual({
      adminLogPlayerList: true,
      adminLogPlayerHitsOnly: false,
      adminLogPlacement: true,
      adminLogBuildActions: true,
    });
    expect(Date.now() - (row?.log?.at.getTime() ?? 0)).toBeLessThan(60_000);
  });

  test("goes to the account that may do more, and stays there", async () => {
    const rolesOf = async (id: string) => (await withGuild(pine, (ctx) => service(ctx, id))).roles;
    await connect(pine, "ironvesper");
    expect(await rolesOf("11840202")).toEqual(["ROLE_WEBINTERFACE_GENERAL_CONTROL"]);
    await connect(pine, "hollowpine");
    expect(await rolesOf("11840202")).toEqual(["ROLE_OWNER"]);
    await syncGuild(pine);
    expect(await rolesOf("11840201")).toEqual(["ROLE_OWNER"]);
  });

  test("goes to any account that works once its own has ended", async () => {
    const { access } = await connect(pine, "hollowpine");
    await t.sql("update nitrado_tokens set state = 'reconnect' where id = $1", [access.ref]);
    const guest = await connect(pine, "ironvesper");
    expect(await withGuild(pine, (ctx) => service(ctx, "11840201"))).toMatchObject({ access: guest.access });
    expect(await withGuild(pine, (ctx) => service(ctx, "11840203"))).toMatchObject({ access });
  });

  test("that Nitrado suspends, or no longer lists, says so and stays", async () => {
    await connect(pine, "hollowpine");
    await nitrado.status("11840203", "suspended");
    await syncGuild(pine);
    expect(await withGuild(pine, (ctx) => service(ctx, "11840203"))).toMatchObject({ status: "suspended" });
    await nitrado.status("11840203", "active");
    await t.sql("update nitrado_services set service_id = '77' where service_id = '11840204'");
    await syncGuild(pine);
    expect(await withGuild(pine, (ctx) => service(ctx, "77"))).toMatchObject({
      status: "gone",
      roles: [],
      lastError: "Nitrado no longer lists this server for the connected account.",
    });
  });

  test("whose account has ended says so, and works again once it is pasted anew", async () => {
    const { access } = await connect(pine, "hollowpine");
    await nitrado.fault({ mode: "unauthorized" });
    await expect(syncAccess(pine, access)).rejects.toMatchObject({ details: { code: "reconnect" } });
    await nitrado.clearFaults();
    const error = async () => (await withGuild(pine, (ctx) => service(ctx, "11840201"))).lastError;
    expect(await error()).toBe("Nitrado has ended our access. Connect the account again.");
    await expect(nitradoFor(pine, "11840201")).rejects.toMatchObject({ details: { code: "reconnect" } });
    await connect(pine, "hollowpine");
    expect(await error()).toBeNull();
    expect((await (await nitradoFor(pine, "11840201")).services()).length).toBe(4);
  });

  test("of a guild whose Nitrado hangs does not slow another guild", async () => {
    const { access } = await connect(pine, "hollowpine");
    const other = await connect(outlaws, "marrowwren");
    await nitrado.fault({ mode: "hang", service: "11840201" });
    const started = performance.now();
    const slow = syncAccess(pine, access, { deadlineMs: 2_000 });
    await syncAccess(outlaws, other.access);
    expect(performance.now() - started).toBeLessThan(1_500);
    await slow;
    expect((await withGuild(pine, (ctx) => service(ctx, "11840201"))).lastError).toBe(
      "Nitrado did not answer in time.",
    );
  });
});

describe("an account", () => {
  let browser: TestBrowser;

  async function signIn(key: string): Promise<TestBrowser> {
    const one = testBrowser(SITE);
    const started = await one.send(startSignIn, "/api/auth/signin/discord", { form: {} });
    const back = await control.authorize(started.headers.get("location") ?? "", key);
    await one.send(finishSignIn, `${back.pathname}${back.search}`);
    if (!(await sessionOfToken(one.jar.get("grizzly.session") ?? ""))) throw new Error(`${key} is out`);
    return one;
  }
  const start = (one: TestBrowser, guildId = PINE) =>
    one.send(
      (request) => startNitradoLink(request).catch((error: unknown) => errorResponse(error, "req_x")),
      "/api/link/nitrado/start",
      { form: { guildId } },
    );
  const finish = async (one: TestBrowser, back: URL) =>
    (await one.send((request) => finishNitradoLink(request), `${back.pathname}${back.search}`)).headers.get(
      "location",
    );
  const page = "/guilds/black-pine/servers/connect";

  beforeAll(async () => {
    browser = await signIn("hollowpine");
  });

  async function approve(one: TestBrowser, as: string | null): Promise<URL> {
    return control.authorize((await start(one)).headers.get("location") ?? "", as);
  }

  test("is connected by OAuth, its pair sealed", async () => {
    expect(await finish(browser, await approve(browser, "hollowpine"))).toBe(`${page}?nitrado=connected`);
    const rows = await t.sql<{ access_token: string; refresh_token: string }>(
      "select access_token, refresh_token from nitrado_oauth_tokens",
    );
    expect(rows).toHaveLength(1);
    expect(
      rows.every((row) => row.access_token.startsWith("v1.") && row.refresh_token.startsWith("v1.")),
    ).toBe(true);
    expect(await withGuild(pine, connections)).toMatchObject([
      { kind: "oauth", state: "active", nitradoUserId: "3100411", scopes: ["user_info", "service"] },
    ]);
    expect(await known(pine)).toHaveLength(4);
  });

  test("that says no, or nothing, connects nothing and says why", async () => {
    expect(await finish(browser, await approve(browser, null))).toBe(`${page}?nitrado=cancelled`);
    const back = await approve(browser, "hollowpine");
    back.searchParams.set("code", "made-up");
    expect(await finish(browser, back)).toBe(`${page}?nitrado=provider`);
    expect(await t.sql("select 1 from nitrado_oauth_tokens")).toEqual([]);
  });

  test("comes back once, to the browser and the person that started it", async () => {
    const back = await approve(browser, "hollowpine");
    const thief = await signIn("hollowpine");
    expect(await finish(thief, back)).toMatch(/nitrado=expired$/);
    const stranger = await signIn("marrowwren");
    expect(await finish(stranger, back)).toMatch(/nitrado=expired$/);
    expect(await finish(browser, back)).toBe(`${page}?nitrado=connected`);
    expect(await finish(browser, back)).toBe(`${page}?nitrado=expired`);
  });

  test("is connected by the guild's staff alone, on the way back as well", async () => {
    const stranger = await signIn("marrowwren");
    expect((await start(stranger)).status).toBe(404);
    await control.rights("ironvesper", "black-pine", { manageGuild: true });
    const manager = await signIn("ironvesper");
    const back = await approve(manager, "ironvesper");
    await control.rights("ironvesper", "black-pine", { manageGuild: false });
    await t.sql("update guild_rights_state set fetched_at = now() - interval '5 minutes'");
    expect(await finish(manager, back)).toBe(`${page}?nitrado=rights`);
    expect(await t.sql("select 1 from nitrado_oauth_tokens")).toEqual([]);
  });

  test("that is disconnected ends at Nitrado and leaves its servers in dry-run", async () => {
    await finish(browser, await approve(browser, "hollowpine"));
    await chooseService(pine, "11840201", true);
    await withGuild(pine, (ctx) => setServiceLive(ctx, "11840201", true));
    const [account] = await withGuild(pine, connections);
    if (!account) throw new Error("Nothing is connected.");
    expect(await disconnect(pine, account)).toEqual({ endedAtNitrado: true });
    expect(await withGuild(pine, (ctx) => service(ctx, "11840201"))).toMatchObject({
      connected: false,
      dryRun: true,
    });
    await expect(nitradoFor(pine, "11840201")).rejects.toMatchObject({
      details: { code: "not_connected" },
    });
  });
});
