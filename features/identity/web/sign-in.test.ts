import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withSystem, withUser } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { sandboxClient } from "@/sandbox/client";
import { startSandbox } from "@/sandbox/start";
import { listDevices } from "../data/sessions";
import { sessionOfToken } from "../http/session";
import { banPerson, unbanPerson } from "../mutations/bans";
import { revokeDevice } from "../mutations/sessions";
import { ABSOLUTE_MS, IDLE_MS } from "../rules";
import { sandboxEnv, type TestBrowser, testBrowser } from "../testing/browser";
import { finishSignIn, signOut, signOutEverywhere, startSignIn } from "./auth-handler";

const SITE = "http://localhost:3000";
const system = { kind: "system", job: "test" } as const;

let t: TestDatabase;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let control: ReturnType<typeof sandboxClient>;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  Object.assign(process.env, sandboxEnv(SITE, sandbox.url));
  control = sandboxClient(sandbox.url);
  t = await testDatabase();
});
afterAll(async () => {
  await sandbox.stop();
  await t.close();
});

const token = (browser: TestBrowser) => browser.jar.get("grizzly.session") ?? "";

async function begin(browser: TestBrowser, callbackUrl = "/me"): Promise<string> {
  const started = await browser.send(startSignIn, "/api/auth/signin/discord", { form: { callbackUrl } });
  expect(started.status).toBe(302);
  return started.headers.get("location") ?? "";
}

async function signIn(
  person: string,
  browser = testBrowser(SITE),
  callbackUrl = "/me",
): Promise<TestBrowser & { location: string }> {
  const back = await control.authorize(await begin(browser, callbackUrl), person);
  const finished = await browser.send(finishSignIn, `${back.pathname}${back.search}`);
  return { ...browser, location: finished.headers.get("location") ?? "" };
}

describe("signing in", () => {
  it("asks Discord with state and PKCE for no e-mail address", async () => {
    const url = new URL(await begin(testBrowser(SITE)));
    expect(url.origin + url.pathname).toBe(`${sandbox.url}/discord/oauth2/authorize`);
    expect(url.searchParams.get("scope")).toBe("identify guilds guilds.members.read");
    expect(url.searchParams.get("code_challenge_method")).toBe("S256");
    expect(url.searchParams.get("state")?.length).toBeGreaterThan(20);
    expect(url.searchParams.get("redirect_uri")).toBe(`${SITE}/api/auth/callback/discord`);
  });

  it("makes a person, an account, sealed tokens, and a session whose token is kept hashed", async () => {
    const browser = await signIn("rook77");
    expect(browser.location).toBe(`${SITE}/me`);
    const session = await sessionOfToken(token(browser));
    expect(session?.user).toMatchObject({ discordId: "553909852569600009", name: "Rook_77", staff: null });
    const everything = await t.sql<{ all: string }>(
      "select (select json_agg(s) from session s)::text || (select json_agg(o) from oauth_tokens o)::text as all",
    );
    expect(everything[0]?.all).not.toContain(token(browser));
    const rows = await t.sql<{ access_token: string }>("select access_token from oauth_tokens");
    expect(rows[0]?.access_token).toMatch(/^v1\.test\./);
    expect(
      await t.sql("select 1 from users u join grizzly_users g on g.id = u.grizzly_user_id"),
    ).toHaveLength(1);
  });

  it("gives a new token each time, ends the earlier one, and keeps one person", async () => {
    const browser = await signIn("fernandflint");
    const first = token(browser);
    const again = await signIn("fernandflint", browser);
    expect(token(again)).not.toBe(first);
    expect(await sessionOfToken(first)).toBeNull();
    expect(await sessionOfToken(token(again))).not.toBeNull();
    expect(await t.sql("select 1 from grizzly_users where discord_id = '734379009638400010'")).toHaveLength(
      1,
    );
  });

  it("as somebody else in the same browser becomes somebody else, and links nothing", async () => {
    const browser = await signIn("mudboots");
    const other = await signIn("twomaps", browser);
    expect((await sessionOfToken(token(other)))?.user.name).toBe("TwoMaps");
    const accounts = await t.sql<{ count: string }>(
      "select count(*) from accounts group by user_id having count(*) > 1",
    );
    expect(accounts).toEqual([]);
  });

  it("knows the operator", async () => {
    expect((await sessionOfToken(token(await signIn("northwatch"))))?.user.staff).toBe("operator");
  });

  it.each([
    "//evil.example",
    "https://evil.example/x",
    "/\\evil.example",
    "javascript:alert(1)",
    "/%09/evil.example",
  ])("never leads to %s", async (callbackUrl) => {
    expect((await signIn("cinderlynx", testBrowser(SITE), callbackUrl)).location).toBe(`${SITE}/me`);
  });

  it("needs the browser that started it: another one, another state, no cookie fail", async () => {
    const browser = testBrowser(SITE);
    const back = await control.authorize(await begin(browser), "rook77");
    const stranger = testBrowser(SITE);
    await begin(stranger);
    for (const one of [stranger, testBrowser(SITE)]) {
      const answer = await one.send(finishSignIn, `${back.pathname}${back.search}`);
      expect(answer.headers.get("location")).toBe(`${SITE}/sign-in?error=expired`);
      expect(one.jar.has("grizzly.session")).toBe(false);
    }
    const state = new URLSearchParams(back.search);
    state.set("state", "x".repeat(43));
    const changed = await browser.send(finishSignIn, `${back.pathname}?${state}`);
    expect(changed.headers.get("location")).toBe(`${SITE}/sign-in?error=expired`);
  });

  it("that is cancelled, or meets a Discord that is down, says so", async () => {
    const browser = testBrowser(SITE);
    const cancelled = await control.authorize(await begin(browser), null);
    const answer = await browser.send(finishSignIn, `${cancelled.pathname}${cancelled.search}`);
    expect(answer.headers.get("location")).toBe(`${SITE}/sign-in?error=cancelled`);
    const back = await control.authorize(await begin(browser), "rook77");
    await control.fault("discord", { mode: "error", remaining: 3 });
    const failed = await browser.send(finishSignIn, `${back.pathname}${back.search}`);
    await control.fault("discord", { mode: "none" });
    expect(failed.headers.get("location")).toMatch(/\/sign-in\?error=/);
    expect(browser.jar.has("grizzly.session")).toBe(false);
  });

  it("never asks for the guilds on its way", async () => {
    await control.reset();
    await signIn("rook77");
    const paths = (await control.calls()).map((call) => call.path);
    expect(paths.some((path) => path.endsWith("/users/@me"))).toBe(true);
    expect(paths.filter((path) => path.includes("guilds"))).toEqual([]);
  });

  it("is refused without our Origin, whatever is forwarded", async () => {
    for (const headers of [
      { origin: "" },
      { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
    ]) {
      const sent = { form: { callbackUrl: "/me" }, headers: headers as Record<string, string> };
      await expect(
        testBrowser(SITE).send(startSignIn, "/api/auth/signin/discord", sent),
      ).rejects.toMatchObject({ status: 403 });
    }
  });
});

describe("a session ends", () => {
  const expectEnded = async (value: string) => expect(await sessionOfToken(value)).toBeNull();

  it("by signing out, and only with our Origin", async () => {
    const browser = await signIn("rook77");
    const value = token(browser);
    const foreign = { form: {}, headers: { origin: "https://evil.example" } };
    await expect(browser.send(signOut, "/api/auth/signout", foreign)).rejects.toMatchObject({ status: 403 });
    expect(await sessionOfToken(value)).not.toBeNull();
    const answer = await browser.send(signOut, "/api/auth/signout", {
      form: { callbackUrl: "//evil.example" },
    });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `${SITE}/`]);
    expect(browser.jar.has("grizzly.session")).toBe(false);
    await expectEnded(value);
  });

  it("everywhere at once", async () => {
    const browsers = [await signIn("rook77"), await signIn("rook77")];
    const values = browsers.map(token);
    await browsers[0]?.send(signOutEverywhere, "/api/auth/signout-everywhere", { form: {} });
    for (const value of values) await expectEnded(value);
  });

  it("on one device, from another of the same person only", async () => {
    const [mine, lost, others] = [await signIn("rook77"), await signIn("rook77"), await signIn("mudboots")];
    const me = await sessionOfToken(token(mine));
    const stranger = await sessionOfToken(token(others));
    if (!me || !stranger) throw new Error("not signed in");
    const scope = (user: { id: string; discordId: string }) => ({
      userId: user.id,
      actor: { kind: "user" as const, userId: user.id, discordId: user.discordId },
    });
    const devices = await withUser(scope(me.user), (ctx) => listDevices(ctx, me.id));
    expect(devices.filter((one) => one.current)).toHaveLength(1);
    expect(devices[0]?.name).toBe("Firefox on Linux");
    const lostId = (await sessionOfToken(token(lost)))?.id;
    const rows = await t.sql<{ id: string }>("select id from user_sessions where session_id = $1", [lostId]);
    const deviceId = rows[0]?.id ?? "";
    await expect(withUser(scope(stranger.user), (ctx) => revokeDevice(ctx, deviceId))).rejects.toMatchObject({
      status: 404,
    });
    await withUser(scope(me.user), (ctx) => revokeDevice(ctx, deviceId));
    await expectEnded(token(lost));
    expect(await sessionOfToken(token(mine))).not.toBeNull();
  });

  it("with a ban, which also closes the door", async () => {
    const browser = await signIn("glassviper");
    const session = await sessionOfToken(token(browser));
    const id = session?.user.id ?? "";
    await withSystem(system, (ctx) => banPerson(ctx, id, "Cheating, proven by log."));
    await expectEnded(token(browser));
    const again = await signIn("glassviper");
    expect(again.location).toBe(`${SITE}/sign-in?error=banned`);
    expect(again.jar.has("grizzly.session")).toBe(false);
    await withSystem(system, (ctx) => unbanPerson(ctx, id, "Appeal granted."));
    expect((await signIn("glassviper")).location).toBe(`${SITE}/me`);
  });

  it("when it is idle too long, and at its absolute end however busy", async () => {
    for (const change of [
      `last_seen_at = now() - interval '${IDLE_MS} milliseconds'`,
      `created_at = now() - interval '${ABSOLUTE_MS} milliseconds', expires_at = now()`,
    ]) {
      const browser = await signIn("rook77");
      const session = await sessionOfToken(token(browser));
      await t.sql(`update session set ${change} where id = $1`, [session?.id]);
      await expectEnded(token(browser));
    }
  });

  it("never starts from what only looks like a token", async () => {
    for (const value of ["", "x", "undefined", "null", "[object Object]", "a".repeat(43), "' or 1=1 --"])
      await expectEnded(value);
  });

  it("is seen again at most every few minutes", async () => {
    const browser = await signIn("rook77");
    const session = await sessionOfToken(token(browser));
    await t.sql("update session set last_seen_at = now() - interval '1 hour' where id = $1", [session?.id]);
    await sessionOfToken(token(browser));
    const rows = await t.sql<{ fresh: boolean }>(
      "select last_seen_at > now() - interval '1 minute' as fresh from session where id = $1",
      [session?.id],
    );
    expect(rows[0]?.fresh).toBe(true);
  });
});
