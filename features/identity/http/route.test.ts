import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { sha256 } from "@/lib/crypto";
import { conflict } from "@/lib/errors";
import type { ErrorBody } from "@/lib/http/respond";
import { drainLatencies } from "@/lib/http/timing";
import { sandboxEnv, testBrowser } from "../testing/browser";
import { defineRoute } from "./route";

const SITE = "http://localhost:3000";
const TOKEN = "a".repeat(43);
let t: TestDatabase;

beforeAll(async () => {
  Object.assign(process.env, sandboxEnv(SITE, "http://127.0.0.1:1"));
  t = await testDatabase();
  await t.sql(
    "insert into grizzly_users (id, discord_id, display_name) values ('00000000-0000-4000-8000-00000000000a', '200000000000000001', 'Ann')",
  );
  await t.sql(
    "insert into users (id, grizzly_user_id) values ('00000000-0000-4000-8000-00000000000b', '00000000-0000-4000-8000-00000000000a')",
  );
  await t.sql(
    "insert into session (token_hash, user_id, expires_at) values ($1, '00000000-0000-4000-8000-00000000000b', now() + interval '1 day')",
    [sha256(TOKEN)],
  );
});
afterAll(() => t.close());

const input = z.object({
  name: z.string().max(80),
  count: z.int().min(1).max(100),
  at: z.iso.datetime().optional(),
  nested: z.strictObject({ id: z.uuid() }).optional(),
});
const save = defineRoute({
  name: "test.save",
  input,
  auth: "user",
  handler: async ({ input: given, user }) => ({ name: given.name, by: user.name }),
});

function signedIn() {
  const browser = testBrowser(SITE);
  browser.jar.set("grizzly.session", TOKEN);
  return browser;
}

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  save(
    new Request(`${SITE}/api/x`, {
      method: "POST",
      body,
      headers: {
        origin: SITE,
        cookie: `grizzly.session=${TOKEN}`,
        "content-type": "application/json",
        ...headers,
      },
    }),
  );

describe("a route", () => {
  it("answers JSON that nobody keeps, with an id and the headers of every response", async () => {
    const answer = await signedIn().send(save, "/api/x", { json: { name: "Axe", count: 2 } });
    expect([answer.status, await answer.json()]).toEqual([200, { name: "Axe", by: "Ann" }]);
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(answer.headers.get("x-request-id")).toMatch(/^req_/);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(drainLatencies()).toContainEqual(expect.objectContaining({ name: "test.save", errors: 0 }));
  });

  it("takes a plain form as well", async () => {
    const route = defineRoute({
      name: "test.form",
      input: z.object({ name: z.string() }),
      auth: "user",
      handler: async ({ input: given }) => given,
    });
    const answer = await signedIn().send(route, "/api/x", { form: { name: "Bär" } });
    expect(await answer.json()).toEqual({ name: "Bär" });
  });

  it.each<[string, string]>([
    ["__proto__", '{"__proto__":{"admin":true},"name":"a","count":1}'],
    ["an array for a text", '{"name":["a"],"count":1}'],
    ["an object for a number", '{"name":"a","count":{"$gt":0}}'],
    ["depth", `{"name":${"[".repeat(20_000)}${"]".repeat(20_000)},"count":1}`],
    ["NUL", '{"name":"a\\u0000","count":1}'],
    ["2^53+1", '{"name":"a","count":9007199254740993}'],
    ["1e309", '{"name":"a","count":1e309}'],
    ["an unknown field", '{"name":"a","count":1,"role":"owner"}'],
    [
      "an unknown nested field",
      '{"name":"a","count":1,"nested":{"id":"00000000-0000-4000-8000-000000000000","x":1}}',
    ],
    ["no date", '{"name":"a","count":1,"at":"yesterday"}'],
    ["half a document", '{"name":"a"'],
    ["nothing", ""],
    ["1 MB", JSON.stringify({ name: "x".repeat(1_000_000), count: 1 })],
  ])("meets %s with 4xx and a sentence", async (_name, body) => {
    const answer = await post(body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    const { error } = (await answer.json()) as ErrorBody;
    expect(error.message).toMatch(/\.$/);
    expect(error.message.length).toBeLessThan(300);
  });

  it("asks who it is before it looks at anything else", async () => {
    expect((await testBrowser(SITE).send(save, "/api/x", { json: { nonsense: true } })).status).toBe(401);
    for (const cookie of ["", "x", "b".repeat(43), `${TOKEN}x`, sha256(TOKEN)]) {
      expect((await post("{}", { cookie: `grizzly.session=${cookie}` })).status).toBe(401);
    }
  });

  it.each<Record<string, string>>([
    { origin: "" },
    { origin: "null" },
    { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
  ])("changes nothing for %j", async (headers) => {
    const answer = await signedIn().send(save, "/api/x", { json: { name: "a", count: 1 }, headers });
    expect(answer.status).toBe(403);
  });

  it("shows a sentence for what the feature refuses, and an id for what breaks", async () => {
    const refusing = defineRoute({
      name: "test.refuse",
      auth: "public",
      handler: async () => Promise.reject(conflict("The last one was just sold.", { code: "sold-out" })),
    });
    const refused = await signedIn().send(refusing, "/api/x", { json: {} });
    expect([refused.status, ((await refused.json()) as ErrorBody).error.details]).toEqual([
      409,
      { code: "sold-out" },
    ]);
    const breaking = defineRoute({
      name: "test.break",
      auth: "public",
      handler: async () => Promise.reject(new Error("select secret from vault")),
    });
    const broken = await signedIn().send(breaking, "/api/x", { json: {} });
    expect(broken.status).toBe(500);
    expect(await broken.text()).not.toContain("vault");
  });

  it("counts by the address that a proxy of ours saw: a forged one buys nothing", async () => {
    const limited = defineRoute({
      name: "test.limited",
      auth: "public",
      limits: [{ by: "ip", max: 3, seconds: 3_600 }],
      handler: async () => 1,
    });
    const statuses: number[] = [];
    let last: Response | undefined;
    for (let n = 0; n < 5; n++) {
      const headers = { "x-forwarded-for": `198.51.100.${n}`, "x-grizzly-peer": "203.0.113.7" };
      last = await testBrowser(SITE).send(limited, "/api/x", { json: {}, headers });
      statuses.push(last.status);
    }
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    expect(Number(last?.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("reads a query string by the same rules", async () => {
    const list = defineRoute({
      name: "test.list",
      input: z.object({ page: z.coerce.number().int().max(50).default(1) }),
      auth: "public",
      handler: async ({ input: given }) => given,
    });
    const get = async (query: string) => (await testBrowser(SITE).send(list, `/api/x${query}`)).status;
    expect(await get("?page=2")).toBe(200);
    for (const query of [
      "?page=1&page=2",
      "?other=1",
      "?page=%00",
      "?page=1e309",
      "?__proto__=1",
      `?page=${"9".repeat(500)}`,
    ]) {
      expect(await get(query)).toBe(422);
    }
  });
});
