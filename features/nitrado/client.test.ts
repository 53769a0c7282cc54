import { afterEach, describe, expect, test } from "vitest";
import { ProviderError } from "@/lib/http/provider";
import { nitradoApi } from "./client";
import { type Answering, failure, success, wireServer } from "./testing/wire";

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

let tokens = 0;
async function against(answering: Answering, deadlineMs = 3_000) {
  const server = await wireServer(answering);
  close = server.close;
  const token = `token-of-test-${tokens++}-0123456789abcdef`;
  return { server, token, api: nitradoApi({ url: server.url, token, deadlineMs }) };
}

const failed = (work: Promise<unknown>): Promise<ProviderError> =>
  work.then(
    () => {
      throw new Error("It did not fail.");
    },
    (error: unknown) => {
      if (error instanceof ProviderError) return error;
      throw error;
    },
  );

const FILE = "/games/ni1_1/noftp/dayzps/config/DayZServer_PS4_x64.ADM";

describe("what comes back", () => {
  const gameserver = {
    service_id: 7,
    status: "started",
    username: "ni1_1",
    game: "dayzps",
    game_human: "DayZ (PS4)",
    websocket_token: "b05ac3d5d71a8858",
    game_specific: { path: "/games/ni1_1/noftp/dayzps/", features: { has_ftp: true } },
    slots: 32,
    credentials: { ftp: { username: "ni1_1", password: "4x8x15x16x23x42" } },
    settings: {
      config: { hostname: "Bear", mission: "dayzOffline.enoch", passwordAdmin: "hunter2", maxPlayers: 32 },
      general: { bans: "A\r\nB", rcon_token: "hush" },
      base: { other: "x" },
    },
    query: [],
    quota: null,
  };

  test("a game server comes without the secrets that Nitrado sends along", async () => {
    const { api } = await against((_, response) => success(response, { gameserver }));
    const server = await api.gameserver("7");
    expect(server).toMatchObject({
      serviceId: "7",
      path: "/games/ni1_1/noftp/dayzps/",
      mission: "dayzOffline.enoch",
      settings: { config: { hostname: "Bear", maxPlayers: "32" }, general: { bans: "A\r\nB" } },
      query: { players: null },
    });
    expect(JSON.stringify(server)).not.toMatch(/4x8x15|b05ac3d5|hunter2|hush|other/);
  });

  test("a list of services keeps those that are no game servers, with nothing made up", async () => {
    const services = [
      {
        id: 8000000,
        status: "active",
        type: "gameserver",
        websocket_token: "secret-thing",
        details: { game: "DayZ (PS4)", folder_short: "dayzps", name: "Bear", slots: 16 },
        suspend_date: "2021-03-22T14:13:02",
        roles: ["ROLE_OWNER"],
      },
      { id: 3, status: "active", type: "cool_server" },
    ];
    const { api } = await against((_, response) => success(response, { services }));
    expect(await api.services()).toEqual([
      {
        id: "8000000",
        status: "active",
        type: "gameserver",
        game: "DayZ (PS4)",
        folder: "dayzps",
        name: "Bear",
        slots: 16,
        roles: ["ROLE_OWNER"],
        suspendsAt: "2021-03-22T14:13:02",
      },
      {
        id: "3",
        status: "active",
        type: "cool_server",
        game: "",
        folder: null,
        name: null,
        slots: null,
        roles: [],
        suspendsAt: null,
      },
    ]);
  });

  test("a file's time is null where Nitrado says 0", async () => {
    const entries = [
      { type: "file", path: FILE, name: "x.ADM", size: 5, modified_at: 1_430_319_118 },
      { type: "dir", path: "/games/ni1_1/a", name: "a", modified_at: 0 },
    ];
    const { api } = await against((_, response) => success(response, { entries }));
    const files = await api.list("7", "/games/ni1_1");
    expect(files.map((file) => file.modifiedAt)).toEqual([new Date(1_430_319_118_000), null]);
  });

  test("statistics without a sample are empty, also where PHP makes a list of them", async () => {
    const { api } = await against((_, response) => success(response, { stats: [] }));
    expect(await api.stats("7", 24)).toEqual({
      currentPlayers: [],
      maxPlayers: [],
      cpuUsage: [],
      memoryUsage: [],
    });
  });

  test("a write sends its fields in the body, never in the address", async () => {
    const { api, server } = await against((_, response) => success(response, undefined));
    await api.setSetting("7", "general", "bans", "A\r\nB");
    expect(server.seen[0]).toMatchObject({
      method: "POST",
      url: "/services/7/gameservers/settings",
      body: "category=general&key=bans&value=A%0D%0AB",
    });
  });
});

describe("how it fails", () => {
  test.each([
    [401, "unauthorized"],
    [403, "refused"],
    [428, "busy"],
    [503, "maintenance"],
    [500, "unavailable"],
  ])("%i is %s, with Nitrado's own words and number", async (status, fault) => {
    const { api } = await against((_, response) =>
      failure(response, status, "Sorry.\nAbcdefghijklmnopqrstuvwxyz0"),
    );
    const error = await failed(api.services());
    expect(error).toMatchObject({ fault, status, said: "Sorry. …", eventId: "abc123" });
  });

  test("200 with an error inside is an error", async () => {
    const { api } = await against((_, response) => failure(response, 200, "No such server"));
    expect(await failed(api.gameserver("7"))).toMatchObject({ fault: "refused", said: "No such server" });
  });

  test.each([
    ["a page", "<!DOCTYPE html><html><body>Gateway</body></html>"],
    ["half of the JSON", '{"status":"success","data":{"serv'],
    ["another shape", '{"status":"success","data":{"services":"none"}}'],
    ["nothing", ""],
  ])("%s instead of the answer is no answer", async (_, body) => {
    const { api } = await against((_request, response) => response.end(body));
    expect(await failed(api.services())).toMatchObject({ fault: "unavailable", status: 200 });
  });

  test("a redirect is not followed", async () => {
    const { api, server } = await against((_, response) => {
      response.writeHead(302, { location: "/elsewhere" });
      response.end();
    });
    expect((await failed(api.restart("7"))).message).toBe("Nitrado's answer leads elsewhere.");
    expect(server.seen).toHaveLength(1);
  });

  test("reads are tried again, writes are not", async () => {
    let calls = 0;
    const { api, server } = await against((request, response) => {
      calls++;
      if (request.method === "GET" && calls >= 3) return success(response, { services: [] });
      failure(response, 500, "later");
    });
    expect(await api.services()).toEqual([]);
    expect(server.seen).toHaveLength(3);
    await failed(api.restart("7"));
    expect(server.seen).toHaveLength(4);
  });

  test("an answer of 200 MB is refused before it is in memory", async () => {
    let sent = 0;
    const { api } = await against((_, response) => {
      const chunk = Buffer.alloc(1024 * 1024, 0x20);
      const more = () => {
        while (sent < 200 && !response.destroyed) {
          sent++;
          if (!response.write(chunk)) return void response.once("drain", more);
        }
        response.end();
      };
      more();
    });
    const error = await failed(api.services());
    expect(error.fault).toBe("too_large");
    expect(sent).toBeLessThan(40);
  });

  test("one byte a second, and nothing at all, end by the deadline", async () => {
    const drip = await against((request, response) => {
      if (request.url.startsWith("/token")) return;
      const timer = setInterval(() => response.write(" "), 100);
      response.on("close", () => clearInterval(timer));
    }, 600);
    const started = performance.now();
    const errors = await Promise.all([
      failed(drip.api.services()),
      failed(drip.api.identity()),
      failed(drip.api.restart("7")),
    ]);
    expect(performance.now() - started).toBeLessThan(1_200);
    expect(errors.map((error) => error.message)).toEqual(Array(3).fill("Nitrado did not answer in time."));
  });

  test("a fetch that ignores its signal is left behind", async () => {
    const api = nitradoApi({
      url: "http://127.0.0.1:1",
      token: "t",
      fetch: () => new Promise(() => undefined),
      deadlineMs: 100,
    });
    expect((await failed(api.services())).message).toBe("Nitrado did not answer in time.");
  });

  test("no error holds the token", async () => {
    const { api, token, server } = await against((_, response) => response.destroy(), 1_500);
    const error = await failed(api.identity());
    expect(`${error.stack}${JSON.stringify(error)}`).not.toContain(token);
    expect(`${error.stack}`).not.toContain(server.url);
  });
});
