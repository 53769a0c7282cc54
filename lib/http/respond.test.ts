import { describe, expect, it } from "vitest";
import { invalid, rateLimited, unavailable } from "@/lib/errors";
import type { ErrorBody } from "./respond";
import { errorResponse } from "./respond";
import { contentSecurityPolicy, isAllowedImageUrl, privatePolicy, publicHeaders } from "./security-headers";

const bodyOf = async (thrown: unknown) => {
  const response = errorResponse(thrown, "req_test");
  return { response, body: (await response.json()) as ErrorBody };
};

describe("errors to people", () => {
  it("never show what broke", async () => {
    const cause = new Error('duplicate key value violates unique constraint "x" DETAIL: token=abc');
    const { response, body } = await bodyOf(cause);
    expect(response.status).toBe(500);
    expect(JSON.stringify(body)).not.toMatch(/duplicate|constraint|token|respond\.test/);
    expect(body.error.message).toContain("req_test");
  });

  it("say that the database is away, however deep that is buried", async () => {
    const refused = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    const wrapped = new Error("Failed query", { cause: new AggregateError([refused]) });
    const { response } = await bodyOf(wrapped);
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "30"]);
  });

  it("carry fields, Retry-After and the headers of every response", async () => {
    const { response, body } = await bodyOf(invalid("Some fields need another look.", { name: "Too long." }));
    expect([response.status, body.error.fields?.name]).toEqual([422, "Too long."]);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect((await bodyOf(rateLimited(12.2))).response.headers.get("retry-after")).toBe("13");
    expect((await bodyOf(unavailable("Discord does not answer."))).response.status).toBe(503);
  });
});

describe("content security policy", () => {
  const base = {
    formTargets: ["https://discord.com", "https://discord.com"],
    siteUrl: "https://grizzly.example",
    development: false,
  };

  it("lets no inline script into a page with a nonce", () => {
    const policy = contentSecurityPolicy({ ...base, nonce: "abc" });
    const script = policy.split("; ").find((part) => part.startsWith("script-src"));
    expect(script).toBe("script-src 'self' 'nonce-abc' 'strict-dynamic'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'self' https://discord.com;");
  });

  it("lets signed-in pages alone follow the live gateway, where it has an address", () => {
    const policy = (raw: Record<string, string>) => privatePolicy(raw, "n");
    expect(policy({ PORT: "3100" })).toContain("connect-src 'self' ws://localhost:3101;");
    expect(policy({ SITE_URL: "https://grizzly.example" })).toContain("connect-src 'self';");
    const proxied = { SITE_URL: "https://grizzly.example", LIVE_URL: "wss://live.grizzly.example/x" };
    expect(policy(proxied)).toContain("connect-src 'self' wss://live.grizzly.example;");
    expect(JSON.stringify(publicHeaders(proxied))).not.toContain("wss:");
  });

  it("lets forms lead to loopback on a local site only", () => {
    const policyOf = (raw: Record<string, string>) =>
      publicHeaders(raw).find((header) => header.key === "Content-Security-Policy")?.value ?? "";
    expect(policyOf({ SITE_URL: "http://localhost:3000" })).toContain("http://localhost:*");
    const live = policyOf({ SITE_URL: "https://grizzly.example" });
    expect(live).toContain(
      "form-action 'self' https://discord.com https://www.patreon.com https://api.nitrado.net;",
    );
    expect(live).not.toContain("localhost");
    expect(live).toContain("upgrade-insecure-requests");
    expect(live).not.toContain("unsafe-eval");
    expect(privatePolicy({ SITE_URL: "https://grizzly.example" }, "n")).not.toMatch(/script-src[^;]*unsafe/);
  });

  it("shows pictures from listed hosts only", () => {
    expect(isAllowedImageUrl("https://cdn.discordapp.com/a.png")).toBe(true);
    for (const url of [
      "http://cdn.discordapp.com/a",
      "https://cdn.discordapp.com.evil.example/a",
      "https://x@cdn.discordapp.com/a",
      "javascript:x",
      "/a.png",
    ]) {
      expect(isAllowedImageUrl(url)).toBe(false);
    }
  });
});
