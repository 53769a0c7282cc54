import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sandboxClient } from "@/sandbox/client";
import { ask, authorizeUrl, REDIRECT, tokenRequest } from "@/sandbox/discord/testing";
import { type Sandbox, startSandbox } from "@/sandbox/start";

let sandbox: Sandbox;
let clock = new Date("2026-11-22T12:00:00Z");

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now: () => clock });
});
afterAll(() => sandbox.stop());

async function codeFor(person: string, over: Record<string, string | null> = {}): Promise<string> {
  const back = await sandboxClient(sandbox.url).authorize(authorizeUrl(sandbox, over), person);
  return back.searchParams.get("code") ?? "";
}

const exchange = (code: string, more: Record<string, string> = {}, basic = false) =>
  tokenRequest(sandbox, { grant_type: "authorization_code", code, redirect_uri: REDIRECT, ...more }, basic);

const self = (token: string) =>
  ask(`${sandbox.url}/discord/api/v10/users/@me`, { headers: { authorization: `Bearer ${token}` } });

describe("the authorize page", () => {
  it("lists everyone with what they see and their rights", async () => {
    const page = await ask(authorizeUrl(sandbox));
    expect(page.status).toBe(200);
    for (const person of sandbox.state.people)
      expect(page.body).toContain(`Sign in as </span>${person.name}<`);
    expect(page.body).toContain("Banned from Black Pine; still a member of Livonia Outlaws.");
    expect(page.body).toMatch(/Black Pine <b class="is-owner">owner/);
    expect(page.headers.get("content-security-policy")).toContain("form-action 'self' http://localhost:3000");
  });

  it("sends the browser back with a code and the state", async () => {
    const back = await sandboxClient(sandbox.url).authorize(authorizeUrl(sandbox), "rook77");
    expect(`${back.origin}${back.pathname}`).toBe(REDIRECT);
    expect(back.searchParams.get("state")).toBe("state-1");
    expect(back.searchParams.get("code")).toMatch(/^[\w-]{30,}$/);
  });

  it("says access_denied when nobody is chosen", async () => {
    const back = await sandboxClient(sandbox.url).authorize(authorizeUrl(sandbox), null);
    expect(back.searchParams.get("error")).toBe("access_denied");
    expect(back.searchParams.get("state")).toBe("state-1");
  });

  it.each([
    ["an unknown client", { client_id: "123" }],
    ["an address that is not registered", { redirect_uri: "http://localhost:3000/elsewhere" }],
    ["an address that only starts like the registered one", { redirect_uri: `${REDIRECT}/../evil` }],
    ["no address", { redirect_uri: null }],
  ])("never redirects for %s", async (_, over) => {
    const page = await ask(authorizeUrl(sandbox, over));
    expect(page.status).toBe(400);
    expect(page.headers.get("location")).toBeNull();
  });

  it.each([
    ["unsupported_response_type", { response_type: "token" }],
    ["invalid_scope", { scope: "identify nonsense" }],
    ["invalid_scope", { scope: "" }],
    ["invalid_scope", { scope: "constructor" }],
    ["invalid_request", { code_challenge: "abc", code_challenge_method: "plain" }],
  ])("sends %s back", async (error, over) => {
    const page = await ask(authorizeUrl(sandbox, over));
    expect(new URL(page.headers.get("location") ?? "").searchParams.get("error")).toBe(error);
  });

  it("takes the form only from its own page", async () => {
    const form = new URLSearchParams(new URL(authorizeUrl(sandbox)).searchParams);
    form.set("person", "rook77");
    const origins: (string | null)[] = [null, "http://localhost:3000", "null"];
    for (const origin of origins) {
      const answer = await ask(`${sandbox.url}/discord/oauth2/authorize`, {
        method: "POST",
        headers: origin ? { origin } : {},
        body: form,
      });
      expect(answer.status).toBe(400);
      expect(answer.headers.get("location")).toBeNull();
    }
  });

  it("skips itself with prompt=none for someone who granted the scopes before, and only then", async () => {
    const person = sandbox.state.people.find((one) => one.key === "twomaps");
    const cookie = `grizzly_sandbox_person=${person?.id}`;
    const quiet = (scope: string) =>
      ask(authorizeUrl(sandbox, { prompt: "none", scope }), { headers: { cookie } });
    expect((await quiet("identify")).status).toBe(200);
    await exchange(await codeFor("twomaps", { scope: "identify guilds" }));
    const skipped = await quiet("identify");
    expect(new URL(skipped.headers.get("location") ?? "").searchParams.get("code")).toBeTruthy();
    expect((await quiet("identify email")).status).toBe(200);
  });
});

describe("the token endpoint", () => {
  it("gives tokens for a code, to body and Basic credentials alike", async () => {
    for (const basic of [false, true]) {
      const answer = await exchange(await codeFor("rook77"), {}, basic);
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({
        token_type: "Bearer",
        expires_in: 604_800,
        scope: "identify guilds guilds.members.read",
      });
      expect((await self(answer.body.access_token)).body.username).toBe("rook_77");
    }
  });

  it("takes a code once", async () => {
    const code = await codeFor("rook77");
    expect((await exchange(code)).status).toBe(200);
    const again = await exchange(code);
    expect(again.status).toBe(400);
    expect(again.body).toEqual({ error: "invalid_grant", error_description: 'Invalid "code" in request.' });
  });

  it("takes a code only for five minutes", async () => {
    const code = await codeFor("rook77");
    const before = clock;
    clock = new Date(clock.getTime() + 300_001);
    const late = await exchange(code);
    clock = before;
    expect(late.body.error).toBe("invalid_grant");
  });

  it("compares the redirect address", async () => {
    const answer = await exchange(await codeFor("rook77"), { redirect_uri: "http://localhost:3000/" });
    expect(answer.body.error_description).toBe('Invalid "redirect_uri" in request.');
  });

  it("refuses a wrong secret with 401 and leaves the code unused", async () => {
    const code = await codeFor("rook77");
    const wrong = await exchange(code, { client_secret: "wrong" });
    expect([wrong.status, wrong.body.error]).toEqual([401, "invalid_client"]);
    expect((await exchange(code)).status).toBe(200);
  });

  it("reads forms only: JSON is answered like an empty body", async () => {
    const answer = await ask(`${sandbox.url}/discord/api/v10/oauth2/token`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ grant_type: "authorization_code", code: await codeFor("rook77") }),
    });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toBe("unsupported_grant_type");
  });

  it("checks the PKCE verifier of a code that was asked for with a challenge", async () => {
    const verifier = "a".repeat(50);
    const challenge = createHash("sha256").update(verifier).digest("base64url");
    const ask = { code_challenge: challenge, code_challenge_method: "S256" };
    expect((await exchange(await codeFor("rook77", ask))).body.error_description).toContain("code_verifier");
    const wrong = await exchange(await codeFor("rook77", ask), { code_verifier: "b".repeat(50) });
    expect(wrong.status).toBe(400);
    expect((await exchange(await codeFor("rook77", ask), { code_verifier: verifier })).status).toBe(200);
  });

  it("rotates on refresh: the old pair is dead at once", async () => {
    const first = (await exchange(await codeFor("hollowpine"))).body;
    const second = await tokenRequest(sandbox, {
      grant_type: "refresh_token",
      refresh_token: first.refresh_token,
    });
    expect(second.status).toBe(200);
    expect(second.body.scope).toBe(first.scope);
    expect((await self(first.access_token)).status).toBe(401);
    expect((await self(second.body.access_token)).status).toBe(200);
    const again = await tokenRequest(sandbox, {
      grant_type: "refresh_token",
      refresh_token: first.refresh_token,
    });
    expect([again.status, again.body.error]).toEqual([400, "invalid_grant"]);
  });

  it("lets access tokens expire after a week", async () => {
    const { access_token } = (await exchange(await codeFor("rook77"))).body;
    const before = clock;
    clock = new Date(clock.getTime() + 604_800_000);
    const late = await self(access_token);
    clock = before;
    expect([late.status, late.body]).toEqual([401, { message: "401: Unauthorized", code: 0 }]);
  });

  it("ends every token of the authorisation on revoke", async () => {
    const one = (await exchange(await codeFor("mudboots"))).body;
    const two = (await exchange(await codeFor("mudboots"))).body;
    const other = (await exchange(await codeFor("rook77"))).body;
    const { clientId, clientSecret } = sandbox.config.discord;
    const revoke = (secret: string) =>
      ask(`${sandbox.url}/discord/api/v10/oauth2/token/revoke`, {
        method: "POST",
        body: new URLSearchParams({ token: two.refresh_token, client_id: clientId, client_secret: secret }),
      });
    expect((await revoke("wrong")).status).toBe(401);
    expect((await self(one.access_token)).status).toBe(200);
    expect((await revoke(clientSecret)).status).toBe(200);
    expect((await self(one.access_token)).status).toBe(401);
    expect((await self(two.access_token)).status).toBe(401);
    expect((await self(other.access_token)).status).toBe(200);
  });
});
