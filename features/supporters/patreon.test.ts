import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { withSystem } from "@/db/context";
import { back, type PatreonHouse, type Person, patreonHouse, SITE, system } from "@/db/testing/patreon";
import { testBrowser } from "@/features/identity/testing/browser";
import { finishPatreonLink, startPatreonLink } from "./http/link";
import { endGrant, grantPlan } from "./mutations/grants";
import { unlinkPatreon } from "./mutations/link";
import { configuredPatreon, syncPerson } from "./sync";

let house: PatreonHouse;
let t: PatreonHouse["t"];
let control: PatreonHouse["control"];

beforeAll(async () => {
  house = await patreonHouse();
  ({ t, control } = house);
});
afterEach(() => control.fault("patreon", { mode: "none" }));
afterAll(() => house.close());

const signIn = (key: string) => house.signIn(key);
const link = (...given: Parameters<PatreonHouse["link"]>) => house.link(...given);
const tier = (person: Person) => house.tier(person);
const leave = (person: Person) => house.leave(person);
const portal = (person: Person) => house.portal(person);
const syncAll = () => house.syncAll();

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
    expect(await syncPerson(rook.user.id, "person")).toMatchObject({
      changed: true,
      before: "bronze",
      after: "gold",
    });
    expect(await syncPerson(rook.user.id, "person")).toMatchObject({ changed: false });
    await control.pledge("rook77", "decline");
    expect((await syncPerson(rook.user.id, "person")).words).toContain("Your last payment was declined.");
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

  it("fifty who ask at once with an expired token renew it once", async () => {
    const fern = await signIn("fernandflint");
    await control.tokens("fernandflint", "patreon", "expire");
    const renewals = async () =>
      (await control.calls()).filter(({ path }) => path.includes("/api/oauth2/token")).length;
    const before = await renewals();
    const service = configuredPatreon();
    // One answer a token for all: fifty at once would meet Patreon's limit.
    const answers = new Map<string, ReturnType<typeof service.identity>>();
    const shared = {
      ...service,
      identity: (token: string) => {
        const answer = answers.get(token) ?? service.identity(token);
        answers.set(token, answer);
        return answer;
      },
    };
    const one = () => syncPerson(fern.user.id, "person", shared);
    const all = await Promise.all(Array.from({ length: 50 }, one));
    expect(all.map(({ after }) => after)).toEqual(all.map(() => "silver"));
    expect((await renewals()) - before).toBe(1);
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
    expect((await syncAll()).error).not.toBeNull();
    expect(await tier(coat)).toBe("gold");
  });

  it("a full sync catches what nobody told", async () => {
    const lynx = await signIn("cinderlynx");
    await syncAll();
    for (const next of ["silver", "gold"] as const) {
      await control.pledge("cinderlynx", "change", next);
      expect(await syncAll()).toMatchObject({ error: null, failed: 0, changed: 1 });
      expect(await tier(lynx)).toBe(next);
    }
    expect((await syncAll()).changed).toBe(0);
  });

  it("a membership that Patreon no longer knows ends, unless the list itself failed", async () => {
    const coat = await signIn("borrowedcoat");
    await control.deleteAccount("borrowedcoat");
    await control.fault("patreon", { mode: "error" });
    await syncAll();
    expect(await tier(coat)).toBe("gold");
    await control.fault("patreon", { mode: "none" });
    await syncAll();
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
    await syncAll();
    expect(await tier(kestrel)).toBe("partner");
    await withSystem(system, (ctx) => endGrant(ctx, kestrel.user.id, "Agreement ended."));
    expect(await tier(kestrel)).toBe("none");
  });
});
