import { expect, type Page, test } from "@playwright/test";
import { sandboxClient } from "@/sandbox/client";

const SITE = process.env.E2E_SITE_URL ?? "";
const control = () => sandboxClient(process.env.E2E_SANDBOX_URL ?? "");

const policyOf = (headers: Record<string, string>) => headers["content-security-policy"] ?? "";
const scriptSource = (policy: string) =>
  policy.split("; ").find((part) => part.startsWith("script-src")) ?? "";

async function signIn(page: Page, person: string): Promise<void> {
  const started = await page.request.post("/api/auth/signin/discord", {
    headers: { origin: SITE },
    form: { callbackUrl: "/me" },
    maxRedirects: 0,
  });
  const back = await control().authorize(started.headers().location ?? "", person);
  await page.request.get(`${back.pathname}${back.search}`, { maxRedirects: 0 });
}

const PATHS = [
  "/",
  "/servers",
  "/supporters",
  "/status",
  "/no-such-page",
  "/me",
  "/me/no-such-page",
  "/guilds/no-such-guild",
  "/api/me",
  "/api/health",
  "/api/no-such-route",
  "/_next/static/none.js",
];

for (const path of PATHS) {
  test(`${path} carries a policy and the fixed headers`, async ({ request }) => {
    const answer = await request.get(path, { maxRedirects: 0 });
    const headers = answer.headers();
    const policy = policyOf(headers);
    for (const part of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ]) {
      expect(policy).toContain(part);
    }
    expect(headers["strict-transport-security"]).toMatch(/max-age=\d{8}/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBeTruthy();
    expect(headers["permissions-policy"]).toBeTruthy();
    expect(headers["x-powered-by"]).toBeUndefined();
    expect(answer.status()).toBeLessThan(500);
  });
}

test("a signed-in page has a nonce of its own on every script, and nobody keeps it", async ({ page }) => {
  await signIn(page, "mudboots");
  const nonces = new Set<string>();
  for (let n = 0; n < 2; n++) {
    const answer = await page.request.get("/me");
    expect(answer.status()).toBe(200);
    expect(answer.headers()["cache-control"]).toContain("no-store");
    const source = scriptSource(policyOf(answer.headers()));
    expect(source).not.toContain("unsafe");
    const nonce = /'nonce-([^']+)'/.exec(source)?.[1] ?? "";
    nonces.add(nonce);
    const html = await answer.text();
    const scripts = [...html.matchAll(/<script\b([^>]*)>/g)].map((match) => match[1] ?? "");
    const executable = scripts.filter((attributes) => !/type="application\/(ld\+)?json"/.test(attributes));
    expect(executable.length).toBeGreaterThan(0);
    expect(executable.filter((attributes) => !attributes.includes(`nonce="${nonce}"`))).toEqual([]);
  }
  expect(nonces.size).toBe(2);
});

test("a browser finds nothing that the policy forbids, public and signed in", async ({ page }) => {
  const refused: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
  });
  await signIn(page, "mudboots");
  for (const path of ["/", "/servers", "/me", "/me/no-such-page", "/no-such-page"]) await page.goto(path);
  expect(refused).toEqual([]);
});

for (const path of [
  "/api/auth/signin/discord",
  "/api/auth/signout",
  "/api/auth/signout-everywhere",
  "/api/link/patreon/start",
  "/api/link/nitrado/start",
  "/me",
  "/",
]) {
  for (const headers of [
    {},
    { origin: "null" },
    { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
  ]) {
    test(`POST ${path} with ${JSON.stringify(headers)} changes nothing`, async ({ page }) => {
      await signIn(page, "mudboots");
      const answer = await page.request.post(path, {
        headers: headers as Record<string, string>,
        form: { a: "b" },
        maxRedirects: 0,
      });
      expect(answer.status()).toBe(403);
      expect((await (await page.request.get("/api/me")).json()).user.name).toBe("MudBoots");
    });
  }
}

test("a webhook is Patreon's or it is refused, and a large one is refused whole", async ({ request }) => {
  const post = (data: string, signature: string) =>
    request.post("/api/webhooks/patreon", {
      data,
      headers: { "content-type": "application/json", "x-patreon-signature": signature },
    });
  for (const signature of ["", "0".repeat(32), "not hex", "z".repeat(5_000)]) {
    expect((await post('{"data":{"type":"member","id":"1"}}', signature)).status()).toBe(401);
  }
  expect((await post(`"${"x".repeat(11 * 1024 * 1024)}"`, "0".repeat(32))).status()).toBe(413);
});

test("a body that is too large for a page is refused with a sentence", async ({ page }) => {
  await signIn(page, "mudboots");
  const answer = await page.request.post("/me", {
    headers: { origin: SITE },
    form: { a: "x".repeat(1_200_000) },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(413);
  expect((await answer.json()).error.message).toContain("1 MB");
});
