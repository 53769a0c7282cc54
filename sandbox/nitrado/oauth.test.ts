import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sandboxClient } from "@/sandbox/client";
import { type Answer, ask } from "@/sandbox/discord/testing";
import { type Sandbox, startSandbox } from "@/sandbox/start";
import { TOKEN_WITHOUT_SERVICES } from "./demo";
import { authorizeUrl, longLifeToken, nitradoCall, nitradoControl, REDIRECT, tokenRequest } from "./testing";

let sandbox: Sandbox;
let now = new Date("2026-11-23T12:00:00Z");
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now: () => now });
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  now = new Date("2026-11-23T12:00:00Z");
  await sandboxClient(sandbox.url).reset();
});

async function signIn(person = "hollowpine", scope = "user_info service"): Promise<Answer["body"]> {
  const back = await sandboxClient(sandbox.url).authorize(authorizeUrl(sandbox, { scope }), person);
  const code = back.searchParams.get("code") ?? "";
  const answer = await tokenRequest(sandbox, {
    grant_type: "authorization_code",
    code,
    redirect_uri: REDIRECT,
  });
  expect(answer.status).toBe(200);
  return answer.body;
}
const refresh = (refresh_token: string) =>
  tokenRequest(sandbox, { grant_type: "refresh_token", refresh_token, client_secret: "" });
const whoami = (token: string) => nitradoCall(sandbox, token)("GET", "/token");

describe("Nitrado's authorisation", () => {
  it("lists the people who have an account, with what they rent", async () => {
    const { status, body } = await ask(authorizeUrl(sandbox));
    expect(status).toBe(200);
    expect(body).toContain("Sign in as </span>HollowPine<");
    expect(body).toContain("Black Pine Chernarus, Black Pine Hardcore");
    expect(body).toContain("guest of Black Pine Chernarus, guest of Black Pine Hardcore");
    expect(body).toContain("rents nothing");
    expect(body).not.toContain("Sign in as </span>Rook_77<");
  });

  it("gives a pair of tokens for a code, once, without an envelope", async () => {
    const back = await sandboxClient(sandbox.url).authorize(authorizeUrl(sandbox), "hollowpine");
    expect(back.searchParams.get("state")).toBe("state-1");
    const form = { grant_type: "authorization_code", code: back.searchParams.get("code") ?? "" };
    const first = await tokenRequest(sandbox, form);
    expect(first.body).toMatchObject({
      token_type: "Bearer",
      expires_in: 86_400,
      scope: "user_info service",
    });
    const again = await tokenRequest(sandbox, form);
    expect([again.status, again.body.error]).toEqual([400, "invalid_grant"]);
    expect((await whoami(first.body.access_token)).body.data.token.user).toEqual({
      id: 3100411,
      username: "hollowpine",
    });
  });

  it("kills both old tokens at a refresh, and needs no secret for it", async () => {
    const old = await signIn();
    const [one, two] = await Promise.all([refresh(old.refresh_token), refresh(old.refresh_token)]);
    expect([one.status, two.status].toSorted()).toEqual([200, 400]);
    const fresh = one.status === 200 ? one.body : two.body;
    expect((await whoami(old.access_token)).status).toBe(401);
    expect((await whoami(fresh.access_token)).status).toBe(200);
    expect((await refresh(fresh.refresh_token)).status).toBe(200);
  });

  it("lets an access token live a day and a refresh token a month", async () => {
    const pair = await signIn();
    now = new Date(now.getTime() + 86_400_000);
    expect((await whoami(pair.access_token)).status).toBe(401);
    now = new Date(now.getTime() + 30 * 86_400_000);
    expect((await refresh(pair.refresh_token)).body.error).toBe("invalid_grant");
  });

  it("ends a token with its refresh token and its sub-tokens", async () => {
    const pair = await signIn();
    const sub = await nitradoCall(sandbox, pair.access_token)("POST", "/token/sub", {
      scope: "service",
      service_id: "11840202",
      expires_in: "600",
    });
    const { access_token: child } = sub.body.data.token;
    const seen = await nitradoCall(sandbox, child)("GET", "/services");
    expect(seen.body.data.services.map((one: { id: number }) => one.id)).toEqual([11840202]);
    const end = await nitradoCall(sandbox, pair.access_token)("DELETE", "/oauth/v2/token");
    expect([end.status, end.body]).toEqual([204, ""]);
    for (const token of [pair.access_token, child]) expect((await whoami(token)).status).toBe(401);
    expect((await refresh(pair.refresh_token)).status).toBe(400);
  });

  it.each([
    ["an unknown client", { client_id: "nobody" }],
    ["an address that is not registered", { redirect_uri: "http://localhost:3000/" }],
    ["a request without a state", { state: null }],
  ])("never redirects for %s", async (_, over) => {
    const page = await ask(authorizeUrl(sandbox, over));
    expect([page.status, page.headers.get("location")]).toEqual([400, null]);
  });

  it("refuses unknown scopes, wrong secrets, a person's no, and people without an account", async () => {
    const control = sandboxClient(sandbox.url);
    const scope = await ask(authorizeUrl(sandbox, { scope: "user_info world_domination" }));
    expect(scope.headers.get("location")).toContain("error=invalid_scope");
    const denied = await control.authorize(authorizeUrl(sandbox), null);
    expect(denied.searchParams.get("error")).toBe("access_denied");
    await expect(control.authorize(authorizeUrl(sandbox), "rook77")).rejects.toThrow("400");
    const form = { grant_type: "authorization_code", code: "x", client_secret: "wrong" };
    expect((await tokenRequest(sandbox, form)).body.error).toBe("invalid_client");
  });

  it("takes its form only from its own page", async () => {
    const form = new URLSearchParams(new URL(authorizeUrl(sandbox)).searchParams);
    form.set("person", "hollowpine");
    const address = `${sandbox.url}/nitrado/oauth/v2/auth`;
    const from = (headers: Record<string, string>) => ask(address, { method: "POST", headers, body: form });
    expect((await from({})).status).toBe(400);
    expect((await from({ origin: sandbox.url })).status).toBe(303);
  });
});

describe("long-life tokens", () => {
  it("are fixed, say who they are, and survive a refresh of others", async () => {
    const { status, body } = await whoami(longLifeToken("marrowwren"));
    expect(status).toBe(200);
    expect(body.data.token).toMatchObject({
      user: { id: 3100427, username: "marrowwren" },
      scopes: ["user_info", "service"],
      expires_at: Date.parse("2036-01-01T00:00:00Z") / 1000,
      valid_until: "2036-01-01T00:00:00",
      employee: false,
    });
  });

  it("can be made, listed and revoked", async () => {
    const call = nitradoCall(sandbox, longLifeToken("hollowpine"));
    const made = await call("POST", "/token/long_life_token", { description: "Second", scope: "service" });
    const { access_token: fresh } = made.body.data.token;
    expect((await whoami(fresh)).body.data.token.scopes).toEqual(["service"]);
    const list = (await call("GET", "/token/long_life_token")).body.data.tokens;
    const found = list.find((one: { description: string }) => one.description === "Second");
    expect((await call("DELETE", `/token/long_life_token/${found.id}`)).body.status).toBe("success");
    expect((await whoami(fresh)).status).toBe(401);
  });

  it("may lack the scope for services", async () => {
    const call = nitradoCall(sandbox, TOKEN_WITHOUT_SERVICES);
    expect((await call("GET", "/token")).status).toBe(200);
    expect((await call("GET", "/services")).status).toBe(403);
  });

  it("go with everything else when an owner takes all back", async () => {
    const pair = await signIn();
    await nitradoControl(sandbox.url).tokens("hollowpine", "expire");
    expect((await whoami(pair.access_token)).status).toBe(401);
    expect((await whoami(longLifeToken("hollowpine"))).status).toBe(200);
    expect((await refresh(pair.refresh_token)).status).toBe(200);
    await nitradoControl(sandbox.url).tokens("hollowpine", "revoke");
    expect((await whoami(longLifeToken("hollowpine"))).status).toBe(401);
  });
});
