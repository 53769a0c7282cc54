import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { ProviderError } from "@/lib/http/provider";
import type { ProviderTokens } from "../schema";
import { sandboxEnv } from "../testing/browser";
import { dropTokens, freshToken, storeTokens } from "./tokens";

const system = { kind: "system", job: "test" } as const;
const ann = "00000000-0000-4000-8000-00000000000a";
const bob = "00000000-0000-4000-8000-00000000000b";
const owner = { grizzlyUserId: ann, provider: "patreon" as const };

let t: TestDatabase;

beforeAll(async () => {
  Object.assign(process.env, sandboxEnv("http://localhost:3000", "http://127.0.0.1:1"));
  t = await testDatabase({ max: 20 });
  for (const [id, discord] of [
    [ann, "200000000000000001"],
    [bob, "200000000000000002"],
  ]) {
    await t.sql("insert into grizzly_users (id, discord_id, display_name) values ($1, $2, 'name')", [
      id,
      discord,
    ]);
  }
});
afterAll(() => t.close());

const pair = (n: number, expiresIn = 3_600 * 24): ProviderTokens => ({
  accessToken: `access-${n}`,
  refreshToken: `refresh-${n}`,
  expiresIn,
  scope: "identity",
});

const store = (tokens: ProviderTokens, grizzlyUserId = ann, providerAccountId = "p1") =>
  withSystem(system, (ctx) => storeTokens(ctx, { ...owner, grizzlyUserId, providerAccountId }, tokens));
const expire = () => t.sql("update oauth_tokens set expires_at = now() - interval '1 second'");

/** A provider whose refresh ends the pair before it, as Patreon's does. */
function rotating() {
  const provider = {
    calls: 0,
    valid: "refresh-1",
    async refresh(token: string): Promise<ProviderTokens> {
      provider.calls++;
      await new Promise((done) => setTimeout(done, 30));
      if (token !== provider.valid) throw new ProviderError("unauthorized", "invalid_grant", 401);
      provider.valid = `refresh-${provider.calls + 1}`;
      return pair(provider.calls + 1);
    },
  };
  return provider;
}

beforeEach(async () => {
  await t.sql("delete from oauth_tokens");
  await t.sql("delete from token_refresh_errors");
});

describe("a provider's token", () => {
  it("is sealed in the table and opens only there", async () => {
    await store(pair(1));
    const rows = await t.sql<{ access_token: string; refresh_token: string }>("select * from oauth_tokens");
    expect(JSON.stringify(rows)).not.toMatch(/access-1|refresh-1/);
    await store({ ...pair(2), refreshToken: null }, bob, "p2");
    await t.sql(
      "update oauth_tokens b set access_token = a.access_token from oauth_tokens a where a.provider_account_id = 'p1' and b.provider_account_id = 'p2'",
    );
    const swapped = withSystem(system, (ctx) =>
      freshToken(ctx, { ...owner, grizzlyUserId: bob }, rotating().refresh),
    );
    await expect(swapped).rejects.toThrow(/changed or moved/);
  });

  it("is refreshed once for fifty callers, and all of them get the new one", async () => {
    const provider = rotating();
    await store(pair(1));
    await expire();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => withSystem(system, (ctx) => freshToken(ctx, owner, provider.refresh))),
    );
    expect(provider.calls).toBe(1);
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['{"state":"ok","accessToken":"access-2"}']),
    );
    expect(await t.sql("select 1 from token_refresh_errors")).toEqual([]);
  });

  it("that was answered 401 is renewed once, whoever reports it", async () => {
    const provider = rotating();
    await store(pair(1));
    const report = () => withSystem(system, (ctx) => freshToken(ctx, owner, provider.refresh, "access-1"));
    const answers = await Promise.all(Array.from({ length: 10 }, report));
    expect(provider.calls).toBe(1);
    expect(answers.every((answer) => answer.state === "ok" && answer.accessToken === "access-2")).toBe(true);
  });

  it("that is not near its end is left alone", async () => {
    const provider = rotating();
    await store(pair(1));
    expect(await withSystem(system, (ctx) => freshToken(ctx, owner, provider.refresh))).toEqual({
      state: "ok",
      accessToken: "access-1",
    });
    expect(provider.calls).toBe(0);
  });

  it("whose pair is spent asks for a new link, once, and says why in the table", async () => {
    const provider = { ...rotating(), valid: "another" };
    let calls = 0;
    const refresh = () => {
      calls++;
      return Promise.reject(new ProviderError("unauthorized", `refused ${provider.valid}`, 401));
    };
    await store(pair(1));
    await expire();
    const call = () => withSystem(system, (ctx) => freshToken(ctx, owner, refresh));
    expect(await call()).toEqual({ state: "reconnect" });
    expect(await call()).toEqual({ state: "reconnect" });
    expect(calls).toBe(1);
    const errors = await t.sql<{ status: number; error: string }>(
      "select status, error from token_refresh_errors",
    );
    expect(errors).toEqual([{ status: 401, error: "refused another" }]);
  });

  it("survives a provider that is away: the old one while it lasts, nothing after", async () => {
    const refresh = () => Promise.reject(new ProviderError("unavailable", "away", 503));
    await store(pair(1, 60));
    await t.sql(
      "update oauth_tokens set refreshed_at = now() - interval '57 s', expires_at = now() + interval '3 s'",
    );
    const call = () => withSystem(system, (ctx) => freshToken(ctx, owner, refresh));
    expect(await call()).toEqual({ state: "ok", accessToken: "access-1" });
    await expire();
    expect(await call()).toEqual({ state: "unavailable" });
    expect((await t.sql<{ state: string }>("select state from oauth_tokens"))[0]?.state).toBe("active");
  });

  it("of one account belongs to one person", async () => {
    await store(pair(1));
    await expect(store(pair(5), bob)).rejects.toMatchObject({ status: 409 });
    await withSystem(system, (ctx) => dropTokens(ctx, owner));
    await store(pair(5), bob);
    expect(await withSystem(system, (ctx) => freshToken(ctx, owner, rotating().refresh))).toEqual({
      state: "missing",
    });
  });
});
