import { request } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sandboxClient } from "@/sandbox/client";
import { type Sandbox, startSandbox } from "@/sandbox/start";
import { longLifeToken, nitradoCall, nitradoControl } from "./testing";

const SERVICE = "11840201";
const OTHER = "11840202";
const START = Date.parse("2026-11-23T12:00:00Z");

let sandbox: Sandbox;
let now = new Date(START);
let control: ReturnType<typeof nitradoControl>;
let call: ReturnType<typeof nitradoCall>;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now: () => now });
  control = nitradoControl(sandbox.url);
  call = nitradoCall(sandbox, longLifeToken("hollowpine"));
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  now = new Date(START);
  await sandboxClient(sandbox.url).reset();
});

const settings = (service = SERVICE) => call("GET", `/services/${service}/gameservers/settings`);

describe("the hourly budget", () => {
  it("is told in every answer, counted by token, and starts anew after an hour", async () => {
    const first = (await call("GET", "/services")).headers;
    expect([first.get("x-ratelimit-limit"), first.get("x-ratelimit-remaining")]).toEqual(["15000", "14999"]);
    expect(Number(first.get("x-ratelimit-reset"))).toBe(START / 1000 + 3_600);
    expect((await settings("1")).headers.get("x-ratelimit-remaining")).toBe("14998");
    const other = nitradoCall(sandbox, longLifeToken("marrowwren"));
    expect((await other("GET", "/token")).headers.get("x-ratelimit-remaining")).toBe("14999");
    await control.limit(3);
    expect((await settings()).status).toBe(200);
    const refused = await settings();
    expect([refused.status, refused.body.status]).toEqual([429, "error"]);
    expect(refused.headers.get("x-ratelimit-remaining")).toBe("0");
    now = new Date(START + 3_600_000);
    expect((await settings()).status).toBe(200);
  });

  it("does not count the file server, or calls without a token", async () => {
    const path = `/services/${SERVICE}/gameservers/file_server/download`;
    sandbox.files(SERVICE).write(`/games/ni${SERVICE}_1/ftproot/a`, Buffer.from("a"), now);
    const { token } = (await call("GET", path, { file: `/games/ni${SERVICE}_1/ftproot/a` })).body.data;
    const bytes = await fetch(token.url);
    expect([bytes.status, bytes.headers.get("x-ratelimit-limit")]).toEqual([200, null]);
    expect((await nitradoCall(sandbox, null)("GET", "/ping")).headers.get("x-ratelimit-limit")).toBeNull();
  });
});

describe("faults", () => {
  it.each([
    ["rate_limited", 429],
    ["error", 500],
    ["maintenance", 503],
    ["concurrency", 428],
    ["unauthorized", 401],
    ["forbidden", 403],
    ["soft_error", 200],
  ] as const)("%s answers %i with an error and an id for the support", async (mode, status) => {
    await control.fault({ mode });
    const answer = await settings();
    expect([answer.status, answer.body.status]).toEqual([status, "error"]);
    expect(answer.body.message).toBeTruthy();
    expect(answer.headers.get("x-raven-event-id")).toMatch(/^[0-9a-f]{32}$/);
    await control.fault({ mode: "none" });
    expect((await settings()).body.status).toBe("success");
  });

  it("hit one service, one path, as often as was asked, and its file server too", async () => {
    await control.fault({ mode: "error", service: SERVICE, path: "/settings", remaining: 2 });
    expect((await settings(OTHER)).status).toBe(200);
    expect((await call("GET", `/services/${SERVICE}/gameservers`)).status).toBe(200);
    expect([(await settings()).status, (await settings()).status, (await settings()).status]).toEqual([
      500, 500, 200,
    ]);
    const file = `/games/ni${SERVICE}_1/ftproot/a`;
    sandbox.files(SERVICE).write(file, Buffer.from("a"), now);
    await control.fault({ mode: "error", service: SERVICE, path: "/fileserver/download" });
    const { token } = (await call("GET", `/services/${SERVICE}/gameservers/file_server/download`, { file }))
      .body.data;
    expect((await fetch(token.url)).status).toBe(500);
    await control.clearFaults();
    expect((await fetch(token.url)).status).toBe(200);
  });

  it("prefer what is meant for one service over what holds for all", async () => {
    await control.fault({ mode: "maintenance" });
    await control.fault({ mode: "forbidden", service: SERVICE });
    expect([(await settings()).status, (await settings(OTHER)).status]).toEqual([403, 503]);
    const { body } = await nitradoCall(sandbox, null)("GET", "/ping");
    expect(body.status).toBe("error");
  });

  it("answer HTML, and half of the JSON", async () => {
    await control.fault({ mode: "html" });
    const page = await settings();
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html"]);
    await control.fault({ mode: "half" });
    await expect(settings()).rejects.toThrow(SyntaxError);
  });

  it("break off in the middle, and before anything", async () => {
    await control.fault({ mode: "cut" });
    await expect(settings()).rejects.toThrow("terminated");
    await control.fault({ mode: "down" });
    await expect(settings()).rejects.toThrow("fetch failed");
  });

  it("carry a call out and lose its answer", async () => {
    sandbox.tick();
    await control.fault({ mode: "lost", remaining: 1 });
    const path = `/services/${SERVICE}/gameservers/settings`;
    const set = { category: "general", key: "bans", value: "Rook_77" };
    await expect(call("POST", path, set)).rejects.toThrow("fetch failed");
    expect((await settings()).body.data.settings.general.bans).toBe("Rook_77");
  });

  it("say nothing, or a byte at a time, until the caller gives up", async () => {
    for (const mode of ["hang", "drip"] as const) {
      await control.fault({ mode, delayMs: 20 });
      const url = `${sandbox.url}/nitrado/services`;
      const headers = { authorization: `Bearer ${longLifeToken("hollowpine")}` };
      const late = fetch(url, { headers, signal: AbortSignal.timeout(150) }).then((one) => one.text());
      await expect(late).rejects.toMatchObject({ name: "TimeoutError" });
    }
  });

  it("send 200 MB, as long as somebody takes them", async () => {
    await control.fault({ mode: "huge" });
    const taken = await new Promise<number>((resolve, reject) => {
      const asked = request(`${sandbox.url}/nitrado/ping`, (response) => {
        let size = 0;
        response.on("data", (chunk: Buffer) => {
          size += chunk.length;
        });
        response.on("end", () => resolve(size));
      });
      asked.on("error", reject);
      asked.end();
    });
    expect(taken).toBeGreaterThan(200 * 1024 * 1024);
    await control.clearFaults();
    expect((await call("GET", "/ping")).status).toBe(200);
  });

  it("do not outlive a reset, and do not keep the sandbox from stopping", async () => {
    const other = await startSandbox({ port: 0 });
    await nitradoControl(other.url).fault({ mode: "hang" });
    const waiting = fetch(`${other.url}/nitrado/ping`).catch((error: Error) => error.message);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await other.stop();
    expect(await waiting).toBe("fetch failed");
  });
});
