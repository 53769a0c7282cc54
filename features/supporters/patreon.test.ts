import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { withSystem, withUser } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { sessionOfToken } from "@/features/identity/http/session";
import type { SessionUser } from "@/features/identity/schema";
import { sandboxEnv, type TestBrowser, testBrowser } from "@/features/identity/testing/browser";
import { finishSignIn, startSignIn } from "@/features/identity/web/auth-handler";
import { hmac } from "@/lib/crypto";
import { errorResponse } from "@/lib/http/respond";
import { sandboxClient } from "@/sandbox/client";
import { personByKey } from "@/sandbox/population";
import { startSandbox } from "@/sandbox/start";
import { tierOf } from "./data/plans";
import { supporterPortal } from "./data/portal";
import { finishPatreonLink, startPatreonLink } from "./http/link";
import { takeWebhook } from "./http/webhook";
import { endGrant, grantPlan } from "./mutations/grants";
import { unlinkPatreon } from "./mutations/link";
import { processWebhooks, syncAll, syncPerson } from "./sync";

const SITE = "http://localhost:3000";
const system = { kind: "system", job: "test" } as const;

interface Person {
  browser: TestBrowser;
  user: SessionUser;
}

let t: TestDatabase;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let control: ReturnType<typeof sandboxClient>;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  Object.assign(process.env, sandboxEnv(SITE, sandbox.url));
  control = sandboxClient(sandbox.url);
  t = await testDatabase();
});
afterEach(() => control.fault("patreon", { mode: "none" }));
afterAll(async () => {
  await sandbox.stop();
  await t.close();
});

async function signIn(key: string): Promise<Person> {
  const browser = testBrowser(SITE);
  const started = await browser.send(startSignIn, "/api/auth/signin/discord", { form: {} });
  const back = await control.authorize(started.headers.get("location") ?? "", key);
  await browser.send(finishSignIn, `${back.pathname}${back.search}`);
  const session = await sessionOfToken(browser.jar.get("grizzly.session") ?? "");
  if (!session) throw new Error(`${key} is not signed in`);
  return { browser, user: session.user };
}

const back = (url: URL) => `${url.pathname}${url.search}`;

async function leave(person: Person, returnTo = "/me/supporter"): Promise<string> {
  const started = await person.browser.send(
    (request) => startPatreonLink(request),
    "/api/link/patreon/start",
    { form: { returnTo } },
  );
  expect(started.status).toBe(303);
  return started.headers.get("location") ?? "";
}

async function link(person: Person, as: string | null, returnTo?: string): Promise<string> {
  const returned = await control.authorize(await leave(person, returnTo), as);
  const finished = await person.browser.send((request) => finishPatreonLink(request), back(returned));
  return finished.headers.get("location") ?? "";
}

const portal = ({ user }: Person) =>
  withUser(
    { userId: user.id, actor: { kind: "user", userId: user.id, discordId: user.discordId } },
    supporterPortal,
  );
const tier = ({ user }: Person) => withSystem(system, (ctx) => tierOf(ctx, user.id));

describe("linking Patreon", () => {
  it("brings the tier at once, with tokens sealed", async () => {
    const rook = await signIn("rook77");
    expect(await link(rook, "rook77")).toBe("/me/supporter?patreon=linked");
    expect(await portal(rook)).toMatchObject({
      tier: "bronze",
      kind: "paid",
      state: "active",
      patreon: { linked: true, needsReconnect: false },
    });
    const rows = await t.sql<{ access_token: string }>(
      "select access_token from oauth_tokens where provider = 'patreon'",
    );
    expect(rows.every((row) => row.access_token.startsWith("v1.test."))).toBe(true);
    const kept = await t.sql<{ url: string }>(
      "select patreon_email as url from patreon_subscriptions where patreon_email is not null",
    );
    expect(kept).toEqual([]);
  });

  it.each([
    ["cinderlynx", "gold", "paid"],
    ["borrowedcoat", "gold", "gifted"],
    ["firstfrost", "bronze", "trial"],
    ["paleminnow", "none", null],
    ["gonefishingk", "none", null],
    ["secondthought", "none", null],
  ])("%s has %s (%s)", async (key, expected, kind) => {
    const person = await signIn(key);
    expect(await link(person, key)).toContain("patreon=linked");
    expect(await portal(person)).toMatchObject({ tier: expected, kind });
  });

  it("an account of somebody else is refused with a sentence, and nothing changes", async () => {
    const thief = await signIn("mudboots");
    expect(await link(thief, "rook77")).toBe("/me/supporter?patreon=taken");
    expect(await portal(thief)).toMatchObject({ tier: "none", patreon: { linked: false } });
    expect(
      await t.sql("select 1 from oauth_tokens where provider = 'patreon' and grizzly_user_id = $1", [
        thief.user.id,
      ]),
    ).toEqual([]);
  });

  it("of one account by two people at once lets one through", async () => {
    const people = [await signIn("echoridge"), await signIn("twomaps")];
    const answers = await Promise.all(people.map((person) => link(person, "echoridge")));
    expect(answers.toSorted()).toEqual(["/me/supporter?patreon=linked", "/me/supporter?patreon=taken"]);
  });

  it("needs the session, the browser and the state that started it, once", async () => {
    const [victim, attacker] = [await signIn("fernandflint"), await signIn("glassviper")];
    const stolen = back(await control.authorize(await leave(attacker), "cinderlynx"));
    const finish = (request: Request) => finishPatreonLink(request);
    const answer = await victim.browser.send(finish, stolen);
    expect(answer.headers.get("location")).toBe("/me/supporter?patreon=expired");

    const returned = back(await control.authorize(await leave(victim), "fernandflint"));
    const verifier = victim.browser.jar.get("grizzly.link") ?? "";
    victim.browser.jar.set("grizzly.link", "x".repeat(43));
    expect((await victim.browser.send(finish, returned)).headers.get("location")).toContain(
      "patreon=expired",
    );
    victim.browser.jar.set("grizzly.link", verifier);
    expect((await victim.browser.send(finish, returned)).headers.get("location")).toContain("patreon=linked");
    victim.browser.jar.set("grizzly.link", verifier);
    expect((await victim.browser.send(finish, returned)).headers.get("location")).toContain(
      "patreon=expired",
    );
    expect(await tier(victim)).toBe("silver");

    const elsewhere = await signIn("fernandflint");
    const other = back(await control.authorize(await leave(victim), "fernandflint"));
    elsewhere.browser.jar.set("grizzly.link", victim.browser.jar.get("grizzly.link") ?? "");
    expect((await elsewhere.browser.send(finish, other)).headers.get("location")).toContain(
      "patreon=expired",
    );
    expect((await portal(attacker)).patreon.linked).toBe(false);
  });

  it("says when it was cancelled or Patreon does not answer", async () => {
    const person = await signIn("tinroof");
    expect(await link(person, null)).toBe("/me/supporter?patreon=cancelled");
    const returned = await control.authorize(await leave(person), "gonefishingk");
    await control.fault("patreon", { mode: "error" });
    const answer = await person.browser.send((request) => finishPatreonLink(request), back(returned));
    expect(answer.headers.get("location")).toBe("/me/supporter?patreon=provider");
  });

  it("starts only from our own pages, signed in, and comes back to this site", async () => {
    const person = await signIn("sableotter");
    const start = (request: Request) => startPatreonLink(request);
    const foreign = { form: {}, headers: { origin: "https://evil.example" } };
    await expect(person.browser.send(start, "/api/link/patreon/start", foreign)).rejects.toMatchObject({
      status: 403,
    });
    await expect(
      testBrowser(SITE).send(start, "/api/link/patreon/start", { form: {} }),
    ).rejects.toMatchObject({ status: 401 });
    expect(await link(person, null, "//evil.example/x")).toBe("/me/supporter?patreon=cancelled");
  });

  it("ends with unlinking: no tokens, no plan, free for another", async () => {
    const person = await signIn("cinderlynx");
    await withSystem(system, (ctx) => unlinkPatreon(ctx, person.user.id));
    expect(await portal(person)).toMatchObject({ tier: "none", patreon: { linked: false, name: null } });
    expect(
      await t.sql("select 1 from oauth_tokens where provider = 'patreon' and grizzly_user_id = $1", [
        person.user.id,
      ]),
    ).toEqual([]);
    await expect(withSystem(system, (ctx) => unlinkPatreon(ctx, person.user.id))).rejects.toMatchObject({
      status: 404,
    });
    expect(await link(person, "cinderlynx")).toContain("linked");
    expect(await tier(person)).toBe("gold");
  });
});

describe("a plan follows Patreon", () => {
  it("by asking: up, declined with a dated grace, gone", async () => {
    const rook = await signIn("rook77");
    await control.pledge("rook77", "change", "gold");
    expect(await syncPerson(rook.user.id, "person")).toEqual({
      changed: true,
      before: "bronze",
      after: "gold",
    });
    expect(await syncPerson(rook.user.id, "person")).toMatchObject({ changed: false });
    await control.pledge("rook77", "decline");
    await syncPerson(rook.user.id, "person");
    const declined = await portal(rook);
    expect(declined).toMatchObject({ tier: "gold", state: "grace" });
    expect(new Date(declined.graceUntil ?? 0).getTime()).toBeGreaterThan(Date.now());
    await t.sql("update subscriptions set grace_until = now() where grizzly_user_id = $1", [rook.user.id]);
    expect(await tier(rook)).toBe("none");
    await control.pledge("rook77", "recover");
    await syncPerson(rook.user.id, "person");
    expect(await portal(rook)).toMatchObject({ tier: "gold", state: "active", graceUntil: null });
    await control.pledge("rook77", "cancel");
    await syncPerson(rook.user.id, "person");
    const log = await t.sql<{ reason: string }>("select reason from patreon_sync_logs where asked_by = $1", [
      rook.user.id,
    ]);
    expect(log.length).toBeGreaterThanOrEqual(5);
  });

  it("an expired token is renewed on the way; a withdrawn one asks for a new link", async () => {
    const fern = await signIn("fernandflint");
    await control.tokens("fernandflint", "patreon", "expire");
    expect(await syncPerson(fern.user.id, "person")).toMatchObject({ after: "silver" });
    await control.tokens("fernandflint", "patreon", "revoke");
    await expect(syncPerson(fern.user.id, "person")).rejects.toMatchObject({ status: 409 });
    expect(await portal(fern)).toMatchObject({ tier: "silver", patreon: { needsReconnect: true } });
  });

  it("Patreon away changes nothing", async () => {
    const coat = await signIn("borrowedcoat");
    await control.fault("patreon", { mode: "error" });
    await expect(syncPerson(coat.user.id, "person")).rejects.toMatchObject({ status: 503 });
    expect((await syncAll("schedule")).error).not.toBeNull();
    expect(await tier(coat)).toBe("gold");
  });

  it("a full sync catches what nobody told", async () => {
    const lynx = await signIn("cinderlynx");
    for (const next of ["silver", "gold"] as const) {
      await control.pledge("cinderlynx", "change", next);
      expect(await syncAll("schedule")).toMatchObject({ error: null, failed: 0, changed: 1 });
      expect(await tier(lynx)).toBe(next);
    }
    expect((await syncAll("schedule")).changed).toBe(0);
  });

  it("a membership that Patreon no longer knows ends, unless the list itself failed", async () => {
    const coat = await signIn("borrowedcoat");
    await control.deleteAccount("borrowedcoat");
    await control.fault("patreon", { mode: "error" });
    await syncAll("schedule");
    expect(await tier(coat)).toBe("gold");
    await control.fault("patreon", { mode: "none" });
    await syncAll("schedule");
    expect(await tier(coat)).toBe("none");
  });

  it("a partner is one by grant alone, and stays so beside Patreon", async () => {
    const kestrel = await signIn("oldkestrel");
    await withSystem(system, (ctx) =>
      grantPlan(ctx, {
        grizzlyUserId: kestrel.user.id,
        tier: "partner",
        reason: "Runs the map team.",
        endsAt: null,
      }),
    );
    expect(await portal(kestrel)).toMatchObject({
      tier: "partner",
      kind: "grant",
      reason: "Runs the map team.",
    });
    await syncAll("schedule");
    expect(await tier(kestrel)).toBe("partner");
    await withSystem(system, (ctx) => endGrant(ctx, kestrel.user.id, "Agreement ended."));
    expect(await tier(kestrel)).toBe("none");
  });
});

describe("webhooks", () => {
  const member = async (key: string) => {
    const patreonId = personByKey(key).patreon?.userId;
    const rows = await t.sql<{ member_id: string }>(
      "select member_id from patreon_subscriptions where patreon_user_id = $1",
      [patreonId],
    );
    return rows[0]?.member_id ?? "";
  };
  const deliver = (body: string, signature: string | null) => {
    const headers = new Headers({
      "content-type": "application/json",
      "x-patreon-event": "members:pledge:update",
    });
    if (signature !== null) headers.set("x-patreon-signature", signature);
    return takeWebhook(new Request(`${SITE}/api/webhooks/patreon`, { method: "POST", body, headers }));
  };
  const sign = (body: string) => hmac("md5", "sandbox-only-patreon-webhook", body).toString("hex");
  const bodyFor = (id: string, extra = {}) =>
    JSON.stringify({
      data: { type: "member", id, attributes: { patron_status: "active_patron", ...extra } },
    });

  it("that Patreon did not sign are 401, whatever they hold", async () => {
    const body = bodyFor("x");
    const statuses = await Promise.all(
      [null, "", "0", "zz".repeat(16), sign(`${body} `), "a".repeat(10_000)].map((signature) =>
        deliver(body, signature).then(
          ({ response }) => response.status,
          (error: unknown) => errorResponse(error, "req_x").status,
        ),
      ),
    );
    expect(new Set(statuses)).toEqual(new Set([401]));
    expect(await t.sql("select 1 from patreon_webhook_deliveries")).toEqual([]);
  });

  it("decide nothing by their body: the member is fetched, and that state counts", async () => {
    const lynx = await signIn("cinderlynx");
    await control.pledge("cinderlynx", "change", "bronze");
    const body = bodyFor(await member("cinderlynx"), { patron_status: "former_patron" });
    expect((await deliver(body, sign(body))).response.status).toBe(200);
    expect(await tier(lynx)).toBe("gold");
    expect(await processWebhooks()).toBe(1);
    expect(await tier(lynx)).toBe("bronze");
  });

  it("that come five times are fetched once, and count again when the state comes back", async () => {
    const body = bodyFor(await member("cinderlynx"), { note: 1 });
    const works = await Promise.all(
      Array.from({ length: 5 }, () => deliver(body, sign(body)).then(({ work }) => work)),
    );
    expect(works.filter(Boolean)).toHaveLength(1);
    const taken = await Promise.all([processWebhooks(), processWebhooks(), processWebhooks()]);
    expect(taken.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect((await deliver(body, sign(body))).work).toBe(false);
    await t.sql("update patreon_webhook_deliveries set applied_at = now() - interval '2 minutes'");
    expect((await deliver(body, sign(body))).work).toBe(true);
    await processWebhooks();
  });

  it("that cannot be fetched wait and are tried again", async () => {
    const lynx = await signIn("cinderlynx");
    await control.pledge("cinderlynx", "change", "silver");
    const body = bodyFor(await member("cinderlynx"), { note: 2 });
    await deliver(body, sign(body));
    await control.fault("patreon", { mode: "error" });
    expect(await processWebhooks()).toBe(1);
    expect(await tier(lynx)).toBe("bronze");
    await control.fault("patreon", { mode: "none" });
    expect(await processWebhooks()).toBe(0);
    await t.sql("update patreon_webhook_deliveries set next_try_at = now()");
    expect(await processWebhooks()).toBe(1);
    expect(await tier(lynx)).toBe("silver");
  });

  it("about posts, strangers and other things are taken and change nothing", async () => {
    for (const body of [
      '{"data":{"type":"post","id":"1"}}',
      "[]",
      '{"data":null}',
      bodyFor("11111111-1111-4111-8111-111111111111"),
    ]) {
      expect((await deliver(body, sign(body))).response.status).toBe(200);
    }
    await processWebhooks();
    const open = await t.sql("select 1 from patreon_webhook_deliveries where state = 'received'");
    expect(open).toEqual([]);
  });

  it("with hostile bodies are the sender's mistake even when signed", async () => {
    const hostile = [
      "{",
      `${"[".repeat(5_000)}`,
      '{"__proto__":{"x":1}}',
      `"${"x".repeat(600_000)}"`,
      '{"data":1e999}',
    ];
    for (const body of hostile) {
      const status = await deliver(body, sign(body)).then(
        ({ response }) => response.status,
        (error: unknown) => errorResponse(error, "req_x").status,
      );
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
  });
});
