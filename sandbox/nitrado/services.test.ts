import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sandboxClient } from "@/sandbox/client";
import { type Sandbox, startSandbox } from "@/sandbox/start";
import { DOCUMENTED } from "./documented.data";
import { longLifeToken, nitradoCall, nitradoControl } from "./testing";

const SERVICE = "11840201";
const START = Date.parse("2026-11-23T12:00:00Z");

let sandbox: Sandbox;
let now = new Date(START);
let call: ReturnType<typeof nitradoCall>;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now: () => now });
  call = nitradoCall(sandbox, longLifeToken("hollowpine"));
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  now = new Date(START);
  await sandboxClient(sandbox.url).reset();
});

function pass(seconds: number): void {
  now = new Date(now.getTime() + seconds * 1000);
  sandbox.tick();
}
const server = async () => (await call("GET", `/services/${SERVICE}/gameservers`)).body.data.gameserver;

describe("services", () => {
  it("are those of the token's account, with the roles that it has", async () => {
    const list = (await call("GET", "/services")).body.data.services;
    expect(list.map((one: { id: number }) => one.id)).toEqual([11840201, 11840202, 11840203, 11840204]);
    expect(list[0]).toMatchObject({
      status: "active",
      type: "gameserver",
      username: "ni11840201_1",
      details: { game: "DayZ (Xbox One)", folder_short: "dayzxb", name: "Black Pine Chernarus", slots: 32 },
      roles: ["ROLE_OWNER"],
      websocket_token: expect.stringMatching(/^[0-9a-f]{40}$/),
    });
    const guest = nitradoCall(sandbox, longLifeToken("ironvesper"));
    const shared = (await guest("GET", "/services")).body.data.services;
    expect(shared.map((one: { id: number; roles: string[] }) => [one.id, one.roles])).toEqual([
      [11840201, ["ROLE_WEBINTERFACE_FILEBROWSER_READ", "ROLE_WEBINTERFACE_LOGS_READ"]],
      [11840202, ["ROLE_WEBINTERFACE_GENERAL_CONTROL"]],
    ]);
    const nobody = nitradoCall(sandbox, longLifeToken("birchwald"));
    expect((await nobody("GET", "/services")).body.data.services).toEqual([]);
  });

  it("answer below them with 200 and an error while they are suspended", async () => {
    await nitradoControl(sandbox.url).status(SERVICE, "suspended");
    expect((await call("GET", `/services/${SERVICE}`)).body.data.service.status).toBe("suspended");
    const answer = await call("GET", `/services/${SERVICE}/gameservers`);
    expect([answer.status, answer.body]).toEqual([
      200,
      { status: "error", message: "This service is suspended." },
    ]);
  });
});

describe("a game server", () => {
  it("tells of itself, secrets and all", async () => {
    pass(60);
    const one = await server();
    expect(one).toMatchObject({
      status: "started",
      username: "ni11840201_1",
      service_id: 11840201,
      game: "dayzxb",
      game_specific: { path: "/games/ni11840201_1/noftp/dayzxb/", path_available: true },
      settings: { config: { mission: "dayzOffline.chernarusplus" }, general: { bans: "" } },
      query: { map: "chernarusplus", player_max: 32, players: [] },
    });
    expect(one.credentials.ftp.password).toMatch(/^[0-9a-f]{16}$/);
    expect(one.credentials.mysql.password).not.toBe(one.credentials.ftp.password);
    expect(one.game_specific.log_files.length).toBeLessThanOrEqual(4);
  });

  it("says started right after a restart, and again before its mission is loaded", async () => {
    pass(60);
    const before = sandbox.gameServer(SERVICE).boots();
    const answer = await call("POST", `/services/${SERVICE}/gameservers/restart`, { message: "For orders" });
    expect(answer.body).toEqual({ status: "success", message: "Server will be restarted now." });
    expect((await server()).status).toBe("started");
    pass(5);
    expect((await server()).status).toBe("restarting");
    pass(10);
    const started = await server();
    expect(started.status).toBe("started");
    expect(sandbox.gameServer(SERVICE).playable()).toBe(false);
    expect(started.query).toEqual({});
    expect(sandbox.gameServer(SERVICE).boots()).toBe(before + 1);
    pass(30);
    expect((await server()).query.version).toMatch(/^1\.29/);
    const restarts = sandbox.files(SERVICE).read(sandbox.gameServer(SERVICE).restartLog) ?? Buffer.alloc(0);
    expect(Buffer.from(restarts).toString()).toContain("For orders (hollowpine)");
  });

  it("stops, and starts by a restart", async () => {
    pass(60);
    await call("POST", `/services/${SERVICE}/gameservers/stop`);
    pass(30);
    expect((await server()).status).toBe("stopped");
    await call("POST", `/services/${SERVICE}/gameservers/games/start`, { game: "dayzxb" });
    pass(60);
    expect((await server()).status).toBe("started");
    const wrong = await call("POST", `/services/${SERVICE}/gameservers/games/start`, { game: "mcr" });
    expect(wrong.status).toBe(422);
  });

  it("writes down who pressed what", async () => {
    await call("POST", `/services/${SERVICE}/gameservers/restart`);
    const logs = (await call("GET", `/services/${SERVICE}/logs`)).body.data;
    expect(logs).toMatchObject({ log_count: 1, page_count: 1 });
    expect(logs.logs[0]).toMatchObject({ user: "hollowpine", category: "server", message: "Restart" });
  });

  it("is asked at the time of the call, whenever its world was moved on last", async () => {
    pass(60);
    now = new Date(now.getTime() + 600_000);
    await call("POST", `/services/${SERVICE}/gameservers/restart`);
    const { restartLog } = sandbox.gameServer(SERVICE);
    const text = Buffer.from(sandbox.files(SERVICE).read(restartLog) ?? "").toString();
    expect(text.trim().split("\n").at(-1)).toContain("[2026-11-23 12:11:00] Server restart");
  });

  it("obeys guests by their roles", async () => {
    const guest = nitradoCall(sandbox, longLifeToken("ironvesper"));
    expect((await guest("POST", `/services/${SERVICE}/gameservers/restart`)).status).toBe(403);
    expect((await guest("POST", "/services/11840202/gameservers/restart")).status).toBe(200);
    expect((await guest("GET", "/services/11840202/gameservers/settings")).status).toBe(403);
    expect((await guest("POST", "/services/11902110/gameservers/restart")).status).toBe(404);
    await nitradoControl(sandbox.url).guest("11840202", "3100433", []);
    expect((await guest("POST", "/services/11840202/gameservers/restart")).status).toBe(404);
  });

  it("draws players on a grid of five minutes", async () => {
    pass(400);
    pass(300);
    const { stats } = (await call("GET", `/services/${SERVICE}/gameservers/stats`, { hours: "2" })).body.data;
    expect(stats.currentPlayers).toHaveLength(24);
    const times = stats.currentPlayers.map(([, at]: [number, number]) => at);
    expect(times.every((at: number) => at % 300 === 0)).toBe(true);
    expect(times.at(-1)).toBe(Math.floor(now.getTime() / 300_000) * 300);
    expect(stats.maxPlayers.at(-1)[0]).toBe(32);
    expect(stats.maxPlayers[0][0]).toBe(0);
  });
});

describe("settings", () => {
  const path = `/services/${SERVICE}/gameservers/settings`;
  it("change one key a call and stay strings", async () => {
    const bans = "Rook_77\r\nGlassViper";
    const set = await call("POST", path, { category: "general", key: "bans", value: bans });
    expect(set.body.data.settings.general.bans).toBe(bans);
    expect((await call("GET", path)).body.data.settings.general).toMatchObject({ bans, whitelist: "" });
    expect((await server()).settings.general.bans).toBe(bans);
    expect((await call("GET", `${path}/defaults`)).body.data.settings.general.bans).toBe("");
  });

  it("refuse what is not there, and lose one of two edits made from the same reading", async () => {
    expect((await call("POST", path, { category: "general", key: "bans" })).status).toBe(422);
    expect((await call("POST", path, { category: "general", key: "nope", value: "1" })).status).toBe(422);
    const before = (await call("GET", path)).body.data.settings.general.bans as string;
    for (const name of ["one", "two"]) {
      await call("POST", path, { category: "general", key: "bans", value: `${before}${name}` });
    }
    expect((await call("GET", path)).body.data.settings.general.bans).toBe("two");
  });

  it("all go at once", async () => {
    await call("POST", path, { category: "general", key: "bans", value: "x" });
    await call("DELETE", path);
    expect((await call("GET", path)).body.data.settings.general.bans).toBe("");
  });
});

const task = {
  ...{ minute: "0,30", hour: "*", day: "*", month: "*", weekday: "*" },
  action_method: "game_server_restart",
};

describe("tasks", () => {
  const path = `/services/${SERVICE}/tasks`;

  it("restart the server by the clock, in the fields that Nitrado takes", async () => {
    pass(60);
    expect((await call("POST", path, task)).body.message).toBe("Task has been created.");
    const [made] = (await call("GET", path)).body.data.tasks;
    expect(made).toMatchObject({ status: "active", next_run: "2026-11-23T12:30:00", last_run: null });
    const before = sandbox.gameServer(SERVICE).boots();
    pass(1_800);
    pass(20);
    expect(sandbox.gameServer(SERVICE).boots()).toBe(before + 1);
    const [after] = (await call("GET", path)).body.data.tasks;
    expect(after).toMatchObject({ next_run: "2026-11-23T13:00:00", last_run: "2026-11-23T12:30:00" });
    expect((await call("PUT", `${path}/${made.id}`, { ...task, minute: "15" })).status).toBe(200);
    expect((await call("DELETE", `${path}/${made.id}`)).status).toBe(200);
    expect((await call("GET", path)).body.data.tasks).toEqual([]);
  });

  it.each([
    { minute: "*" },
    { minute: "*/5" },
    { hour: "1-3" },
    { day: "0" },
    { weekday: "8" },
    { action_method: "rm" },
  ])("refuse %j", async (over) => {
    expect((await call("POST", path, { ...task, ...over })).status).toBe(422);
  });
});

describe("every documented field", () => {
  it.each(DOCUMENTED)("is in the answer to %s", async (path, under, fields) => {
    await call("POST", `/services/${SERVICE}/tasks`, task);
    await call("POST", `/services/${SERVICE}/gameservers/restart`);
    pass(90);
    const { body } = await call("GET", path);
    expect(body.status).toBe("success");
    const root = under ? valueAt(body, under) : body;
    expect(fields.split(" ").filter((field) => valueAt(root, field) === undefined)).toEqual([]);
  });
});

function valueAt(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((one, name) => (one as Record<string, unknown>)?.[name], value);
}
