import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { upsertGuild } from "@/features/guilds/mutations";
import { sandboxEnv, type TestBrowser, testBrowser } from "@/features/identity/testing/browser";
import { finishSignIn, startSignIn } from "@/features/identity/web/auth-handler";
import { grantPlan } from "@/features/supporters/mutations/grants";
import { sandboxClient } from "@/sandbox/client";
import { guildByKey } from "@/sandbox/population";
import { startSandbox } from "@/sandbox/start";
import { GET } from "./route";

const SITE = "http://localhost:3000";
const PINE = guildByKey("black-pine").id;

const later: Promise<unknown>[] = [];
vi.mock("next/server", () => ({ after: (work: () => Promise<unknown>) => void later.push(work()) }));

let t: TestDatabase;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let control: ReturnType<typeof sandboxClient>;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  Object.assign(process.env, sandboxEnv(SITE, sandbox.url));
  control = sandboxClient(sandbox.url);
  t = await testDatabase();
  await withSystem({ kind: "system", job: "test" }, (ctx) =>
    upsertGuild(ctx, { guildId: PINE, name: "Black Pine", icon: null, ownerDiscordId: null }),
  );
});
afterAll(async () => {
  await sandbox.stop();
  await t.close();
});

async function signIn(key: string): Promise<TestBrowser> {
  const browser = testBrowser(SITE);
  const started = await browser.send(startSignIn, "/api/auth/signin/discord", { form: {} });
  const back = await control.authorize(started.headers.get("location") ?? "", key);
  await browser.send(finishSignIn, `${back.pathname}${back.search}`);
  return browser;
}

const me = async (browser: TestBrowser, query = "") => {
  const answer = await browser.send((request) => GET(request), `/api/me${query}`);
  return { status: answer.status, cache: answer.headers.get("cache-control"), body: await answer.json() };
};

describe("/api/me", () => {
  it("tells a visitor nothing, and nobody keeps the answer", async () => {
    expect(await me(testBrowser(SITE))).toEqual({
      status: 200,
      cache: "private, no-store",
      body: { user: null },
    });
    const forged = testBrowser(SITE);
    forged.jar.set("grizzly.session", "x".repeat(43));
    expect((await me(forged)).body).toEqual({ user: null });
  });

  it("tells a person their name, tier, coins, notices and guilds, and no secret", async () => {
    const browser = await signIn("hollowpine");
    const first = (await me(browser)).body;
    expect(first).toMatchObject({
      user: { name: "HollowPine", staff: null },
      tier: "none",
      coins: null,
      unread: 0,
    });
    expect(first.guilds).toMatchObject([{ slug: "black-pine", level: "owner" }]);
    await withSystem({ kind: "system", job: "test" }, (ctx) =>
      grantPlan(ctx, { grizzlyUserId: first.user.id, tier: "gold", reason: "Thanks.", endsAt: null }),
    );
    await t.sql("insert into economy_accounts (guild_id, discord_id, balance) values ($1, $2, 1250)", [
      PINE,
      first.user.discordId,
    ]);
    await t.sql(
      "insert into service_notifications (grizzly_user_id, kind, title) values ($1, 'test', 'Hello')",
      [first.user.id],
    );
    const second = (await me(browser, "?guild=black-pine")).body;
    expect(second).toMatchObject({ tier: "gold", coins: 1250, unread: 1 });
    expect((await me(browser, `?guild=${PINE}`)).body.coins).toBe(1250);
    expect(JSON.stringify(second)).not.toMatch(/token|email|secret/i);
  });

  it("shows nobody another's coins or guilds", async () => {
    const { body } = await me(await signIn("noharbour"), "?guild=black-pine");
    expect(body).toMatchObject({ coins: null, unread: 0, tier: "none", guilds: [] });
  });

  it("asks Discord once at first and later only behind the answer", async () => {
    const browser = await signIn("ironvesper");
    await me(browser);
    const asked = async () =>
      (await control.calls()).filter((call) => call.path.endsWith("/users/@me/guilds")).length;
    const before = await asked();
    await me(browser);
    expect(await asked()).toBe(before);
    await t.sql(
      "update guild_rights_state set fetched_at = now() - interval '1 hour', attempted_at = now() - interval '1 hour'",
    );
    await me(browser);
    await Promise.all(later);
    expect(await asked()).toBe(before + 1);
  });

  it("works while Discord does not", async () => {
    const browser = await signIn("marrowwren");
    await control.fault("discord", { mode: "error" });
    expect(await me(browser)).toMatchObject({
      status: 200,
      body: { user: { name: "MarrowWren" }, guilds: [] },
    });
    await control.fault("discord", { mode: "none" });
  });

  it("refuses what it does not know", async () => {
    const browser = testBrowser(SITE);
    for (const query of ["?guild=a&guild=b", "?user=1", "?guild=%00", `?guild=${"x".repeat(61)}`]) {
      expect((await me(browser, query)).status).toBe(422);
    }
  });
});
