import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sandboxClient } from "@/sandbox/client";
import { ask } from "@/sandbox/discord/testing";
import { type Sandbox, startSandbox } from "@/sandbox/start";
import { AGENT, apiCall, authorizeUrl, REDIRECT, signIn, tokenRequest } from "./testing";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
});
afterAll(() => sandbox.stop());

describe("Patreon's sign-in", () => {
  it("lists the people who have an account, with their pledge", async () => {
    const page = await ask(authorizeUrl(sandbox));
    expect(page.status).toBe(200);
    expect(page.body).toContain("Sign in as </span>Rook_77<");
    expect(page.body).toContain("Ruth Okafor, Bronze, paid by the month");
    expect(page.body).not.toContain("Sign in as </span>MudBoots<");
  });

  it("gives a pair of tokens for a code, once", async () => {
    const back = await sandboxClient(sandbox.url).authorize(authorizeUrl(sandbox), "rook77");
    expect(back.searchParams.get("state")).toBe("s");
    const form = {
      grant_type: "authorization_code",
      code: back.searchParams.get("code") ?? "",
      redirect_uri: REDIRECT,
    };
    const first = await tokenRequest(sandbox, form);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ token_type: "Bearer", scope: "identity", expires_in: 2_678_400 });
    const again = await tokenRequest(sandbox, form);
    expect([again.status, again.body]).toEqual([401, { error: "invalid_grant" }]);
  });

  it("rotates both tokens: the old ones are dead", async () => {
    const first = (await signIn(sandbox, "rook77")).body;
    const refresh = () =>
      tokenRequest(sandbox, { grant_type: "refresh_token", refresh_token: first.refresh_token });
    const [one, two] = await Promise.all([refresh(), refresh()]);
    expect([one.status, two.status].toSorted()).toEqual([200, 401]);
    const fresh = one.status === 200 ? one.body : two.body;
    expect((await apiCall(sandbox, first.access_token)("GET", "/identity")).status).toBe(401);
    expect((await apiCall(sandbox, fresh.access_token)("GET", "/identity")).status).toBe(200);
  });

  it.each([
    ["an unknown client", { client_id: "nobody" }],
    ["an address that is not registered", { redirect_uri: "http://localhost:3000/" }],
  ])("never redirects for %s", async (_, over) => {
    const page = await ask(authorizeUrl(sandbox, over));
    expect([page.status, page.headers.get("location")]).toEqual([400, null]);
  });

  it("refuses wrong scopes, wrong secrets, JSON, and people without an account", async () => {
    const scope = await ask(authorizeUrl(sandbox, { scope: "identity world.domination" }));
    expect(scope.headers.get("location")).toContain("error=invalid_scope");
    const denied = await sandboxClient(sandbox.url).authorize(authorizeUrl(sandbox), null);
    expect(denied.searchParams.get("error")).toBe("access_denied");
    const secret = await tokenRequest(sandbox, { grant_type: "refresh_token", client_secret: "wrong" });
    expect([secret.status, secret.body.error]).toEqual([401, "invalid_client"]);
    const json = await ask(`${sandbox.url}/patreon/api/oauth2/token`, {
      method: "POST",
      headers: { ...AGENT, "content-type": "application/json" },
      body: "{}",
    });
    expect(json.status).toBe(400);
    await expect(sandboxClient(sandbox.url).authorize(authorizeUrl(sandbox), "mudboots")).rejects.toThrow(
      "400",
    );
  });

  it("takes its form only from its own page", async () => {
    const form = new URLSearchParams(new URL(authorizeUrl(sandbox)).searchParams);
    form.set("person", "rook77");
    const address = `${sandbox.url}/patreon/oauth2/authorize`;
    const from = (headers: Record<string, string>) => ask(address, { method: "POST", headers, body: form });
    expect((await from({})).status).toBe(400);
    expect((await from({ origin: "http://localhost:3000" })).status).toBe(400);
    expect((await from({ origin: sandbox.url })).status).toBe(303);
  });

  it("needs a code's own redirect address", async () => {
    const back = await sandboxClient(sandbox.url).authorize(authorizeUrl(sandbox), "rook77");
    const code = back.searchParams.get("code") ?? "";
    const answer = await tokenRequest(sandbox, {
      grant_type: "authorization_code",
      code,
      redirect_uri: "http://localhost:3000/api/auth/callback/patreon",
    });
    expect(answer.status).toBe(401);
  });
});
