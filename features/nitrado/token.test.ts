import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type GuildScope, withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { sandboxEnv } from "@/features/identity/testing/browser";
import { apiOf } from "./access";
import { renewDaily } from "./connect";
import { storeAccount, storePastedToken } from "./mutations/access";
import { type NitradoOauth, nitradoOauth } from "./oauth";
import { type RotatingNitrado, rotatingNitrado } from "./testing/rotating";
import { usableToken } from "./token";

const GUILD = "100000000000000001";
const PERSON = "200000000000000001";
const access = { kind: "oauth", ref: PERSON } as const;
const newest = (nitrado: RotatingNitrado) => `access-of-pair-${nitrado.state.generation}-0123456789`;

let t: TestDatabase;
let nitrado: RotatingNitrado;
let oauth: NitradoOauth;
let scope: GuildScope;
const environment = sandboxEnv("http://localhost:3000", "http://127.0.0.1:1");

beforeAll(async () => {
  Object.assign(process.env, environment);
  t = await testDatabase({ max: 10 });
  scope = scopeForJob(GUILD, "test");
  await t.sql("insert into guilds (guild_id, name, slug) values ($1, 'Bears', 'bears')", [GUILD]);
  await t.sql(
    "insert into grizzly_users (id, discord_id, display_name) values ('00000000-0000-4000-8000-00000000000a', $1, 'Ann')",
    [PERSON],
  );
  await t.sql("insert into guild_members (guild_id, discord_id) values ($1, $2)", [GUILD, PERSON]);
});
afterAll(() => t.close());

beforeEach(async () => {
  nitrado = await rotatingNitrado();
  oauth = nitradoOauth({
    url: nitrado.url,
    clientId: "client",
    clientSecret: "client-secret-of-ours",
    redirectUri: "http://localhost:3000/x",
    deadlineMs: 1_500,
  });
  for (const table of ["nitrado_oauth_tokens", "nitrado_tokens", "token_refresh_errors", "leases"]) {
    await t.sql(`delete from ${table}`);
  }
  await t.sql("delete from service_notifications");
  await withGuild(scope, (ctx) =>
    storeAccount(ctx, { discordId: PERSON, nitradoUserId: "5" }, firstPair(86_400)),
  );
});
afterEach(() => nitrado.close());

const firstPair = (expiresIn: number) => ({
  accessToken: "access-of-pair-1-0123456789",
  refreshToken: "refresh-of-pair-1-0123456789",
  expiresIn,
  scopes: ["user_info", "service"],
});
const secondPair = {
  accessToken: "access-of-pair-2-0123456789",
  refreshToken: "refresh-of-pair-2-0123456789",
};
const expire = () => t.sql("update nitrado_oauth_tokens set expires_at = now() - interval '1 second'");
const ask = (rejected?: string) =>
  usableToken(scope, access, { oauth, ...(rejected === undefined ? {} : { rejected }) });
const failures = () => t.sql<{ status: number; error: string }>("select * from token_refresh_errors");
const state = async () =>
  (await t.sql<{ state: string }>("select state from nitrado_oauth_tokens"))[0]?.state;

describe("a pair of tokens", () => {
  test("is renewed once for fifty callers, and all get the new one", async () => {
    await expire();
    const tokens = await Promise.all(Array.from({ length: 50 }, () => ask()));
    expect(nitrado.state.refreshes).toBe(1);
    expect(new Set(tokens)).toEqual(new Set([newest(nitrado)]));
  });

  test("is renewed once for two processes and this one, at the same moment", async () => {
    nitrado.state.delayMs = 400;
    const args = JSON.stringify([t.url, nitrado.url, GUILD, PERSON]);
    const code = `
      const { once } = await import("node:events");
      const { closeDatabase, createPool, setDatabasePool } = await import("./db/client.ts");
      const { scopeForJob } = await import("./features/guilds/scope.ts");
      const { nitradoOauth } = await import("./features/nitrado/oauth.ts");
      const { usableToken } = await import("./features/nitrado/token.ts");
      const [database, url, guild, ref] = ${args};
      setDatabasePool(createPool(database, { max: 10 }));
      const oauth = nitradoOauth({ url, clientId: "c", clientSecret: "s", redirectUri: "http://localhost/x" });
      const ask = () => usableToken(scopeForJob(guild, "test"), { kind: "oauth", ref }, { oauth });
      await ask();
      process.stdout.write("ready ");
      await once(process.stdin, "data");
      const tokens = await Promise.all(Array.from({ length: 25 }, ask));
      process.stdout.write(JSON.stringify([...new Set(tokens)]));
      await closeDatabase();
      process.exit(0);`;
    const caller = async () => {
      const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], {
        env: { ...process.env, ...environment },
        stdio: ["pipe", "pipe", "inherit"],
      });
      const said: string[] = [];
      child.stdout.on("data", (chunk: Buffer) => said.push(chunk.toString()));
      const ended = once(child, "exit");
      await Promise.race([once(child.stdout, "data"), ended]);
      return async () => {
        child.stdin.end("go");
        await ended;
        return said.join("");
      };
    };
    const callers = await Promise.all([caller(), caller()]);
    await expire();
    const [mine, ...theirs] = await Promise.all([ask(), ...callers.map((go) => go())]);
    expect(nitrado.state.refreshes).toBe(1);
    expect(theirs).toEqual(Array(2).fill(`ready ${JSON.stringify([mine])}`));
  }, 120_000);

  test("that somebody else renewed since we looked is not renewed again", async () => {
    await withGuild(scope, (ctx) =>
      storeAccount(ctx, { discordId: PERSON, nitradoUserId: "5" }, { ...firstPair(86_400), ...secondPair }),
    );
    await t.sql("create table renewed as select access_token, refresh_token from nitrado_oauth_tokens");
    await withGuild(scope, (ctx) =>
      storeAccount(ctx, { discordId: PERSON, nitradoUserId: "5" }, firstPair(86_400)),
    );
    await expire();
    // The other process stores its pair in the very moment in which we take the lease.
    await t.sql(`create function renew() returns trigger language plpgsql security definer as $$ begin
      update public.nitrado_oauth_tokens o set access_token = r.access_token, refresh_token = r.refresh_token,
        refreshed_at = now(), expires_at = now() + interval '1 day' from public.renewed r;
      return new; end $$`);
    await t.sql("create trigger renew before insert on leases for each row execute function renew()");
    const token = await ask();
    await t.sql("drop function renew cascade");
    await t.sql("drop table renewed");
    expect(token).toBe(secondPair.accessToken);
    expect(nitrado.state.refreshes).toBe(0);
  });

  test("is renewed daily, also where nobody asks and it still works", async () => {
    expect(await renewDaily(scope, { oauth })).toBe(0);
    expect(nitrado.state.refreshes).toBe(0);
    await t.sql("update nitrado_oauth_tokens set refreshed_at = now() - interval '21 hours'");
    expect(await renewDaily(scope, { oauth })).toBe(0);
    expect(nitrado.state.refreshes).toBe(1);
  });

  test("holds no connection to the database while Nitrado does not answer", async () => {
    await expire();
    nitrado.state.answer = "hang";
    const asked = Promise.allSettled(Array.from({ length: 30 }, () => ask()));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const busy = await t.sql(
      "select 1 from pg_stat_activity where datname = current_database() and state like 'idle in%'",
    );
    expect(busy).toEqual([]);
    const results = await asked;
    expect(results.every((result) => result.status === "rejected")).toBe(true);
  });

  test("is sealed in the table, bound to its guild", async () => {
    const rows = await t.sql("select * from nitrado_oauth_tokens");
    expect(JSON.stringify(rows)).not.toMatch(/of-pair-1/);
    const other = "100000000000000002";
    await t.sql(
      "insert into guilds (guild_id, name, slug) values ($1, 'Foxes', 'foxes') on conflict do nothing",
      [other],
    );
    await t.sql("update nitrado_oauth_tokens set guild_id = $1", [other]);
    const moved = usableToken(scopeForJob(other, "test"), access, { oauth });
    await expect(moved).rejects.toThrow(/changed or moved/);
  });
});

describe("a refresh that fails", () => {
  test("for the moment leaves the access as it is, and is told with Nitrado's words", async () => {
    await expire();
    nitrado.state.answer = "error";
    await expect(ask()).rejects.toMatchObject({ code: "unavailable" });
    expect(await state()).toBe("active");
    expect(await failures()).toMatchObject([
      {
        status: 500,
        error: "Nitrado answered 500. Nitrado said: “Try later”. Nitrado's number for it: abc123.",
      },
    ]);
    nitrado.state.answer = "pair";
    expect(await ask()).toBe(newest(nitrado));
    expect(await t.sql("select 1 from token_refresh_errors where resolved_at is null")).toEqual([]);
  });

  test("before its end goes on with the old token", async () => {
    await t.sql(
      "update nitrado_oauth_tokens set refreshed_at = now() - interval '5 hours', expires_at = now() + interval '1 minute'",
    );
    nitrado.state.answer = "error";
    expect(await ask()).toBe("access-of-pair-1-0123456789");
    expect(await failures()).toHaveLength(1);
  });

  test("for good asks for a new connection, and tells who connected it", async () => {
    await expire();
    nitrado.state.answer = "refuse";
    await expect(ask()).rejects.toMatchObject({ code: "conflict", details: { code: "reconnect" } });
    expect(await state()).toBe("reconnect");
    const [failure] = await failures();
    expect(failure).toMatchObject({ status: 400 });
    expect(failure?.error).toContain("invalid_grant: Refresh token is gone");
    expect(failure?.error).toContain("ev-77");
    const notices = await t.sql<{ href: string }>("select * from service_notifications");
    expect(notices).toMatchObject([{ kind: "nitrado.reconnect", href: `/guilds/${GUILD}/servers/connect` }]);
    const before = nitrado.state.refreshes;
    await expect(ask()).rejects.toMatchObject({ details: { code: "reconnect" } });
    expect(nitrado.state.refreshes).toBe(before);
  });

  test("for a client that Nitrado does not know ends no access", async () => {
    await expire();
    nitrado.state.answer = "stranger";
    await expect(ask()).rejects.toMatchObject({ code: "unavailable" });
    expect(await state()).toBe("active");
  });

  test("a pair that is lost on its way is found out at the next try", async () => {
    await expire();
    nitrado.state.answer = "half";
    await expect(ask()).rejects.toMatchObject({ code: "unavailable" });
    nitrado.state.answer = "pair";
    await expect(ask()).rejects.toMatchObject({ details: { code: "reconnect" } });
    expect(await state()).toBe("reconnect");
  });
});

describe("a call that Nitrado answers 401", () => {
  const api = () => apiOf(scope, access, { url: nitrado.url, oauth, deadlineMs: 1_000 });

  test("renews once for all callers, and is made again", async () => {
    nitrado.state.generation = 1;
    const one = await api();
    nitrado.state.accepts = (token) => token === "access-of-pair-2-0123456789";
    const answers = await Promise.all(Array.from({ length: 20 }, () => one.services()));
    expect(answers).toEqual(Array(20).fill([]));
    expect(nitrado.state.refreshes).toBe(1);
  });

  test("after the renewal, too, ends the access", async () => {
    const one = await api();
    nitrado.state.accepts = () => false;
    await expect(one.restart("7")).rejects.toMatchObject({ details: { code: "reconnect" } });
    expect(await state()).toBe("reconnect");
    expect(nitrado.state.refreshes).toBe(1);
  });

  test("for a token that Nitrado knows is a refusal, and renews nothing", async () => {
    const one = await apiOf(scope, access, {
      url: nitrado.url,
      oauth,
      fetch: (url, init) =>
        url.endsWith("/restart") ? Promise.resolve(new Response("{}", { status: 401 })) : fetch(url, init),
    });
    await expect(one.restart("7")).rejects.toMatchObject({ fault: "refused", status: 401 });
    expect(nitrado.state.refreshes).toBe(0);
  });

  test("ends a pasted token, and keeps what Nitrado said", async () => {
    nitrado.state.accepts = (token) => token === "a-pasted-token-0123456789";
    const pasted = await withGuild(scope, (ctx) =>
      storePastedToken(ctx, { token: "a-pasted-token-0123456789", label: "Main", scopes: null }),
    );
    const one = await apiOf(scope, pasted, { url: nitrado.url, oauth });
    expect(await one.services()).toEqual([]);
    nitrado.state.accepts = () => false;
    await expect(one.services()).rejects.toMatchObject({ details: { code: "reconnect" } });
    expect(await t.sql("select state from nitrado_tokens")).toEqual([{ state: "reconnect" }]);
    expect((await failures())[0]).toMatchObject({ status: 401 });
  });
});
