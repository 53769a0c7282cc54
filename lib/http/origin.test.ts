import { describe, expect, it } from "vitest";
import { guardMutation } from "./origin";

const SITE = "https://grizzly.example";
const post = (headers: Record<string, string>) => new Request(`${SITE}/api/x`, { method: "POST", headers });

describe("state changes", () => {
  it("pass with this site's origin", () => {
    expect(() => guardMutation(post({ origin: SITE }), SITE)).not.toThrow();
    expect(() => guardMutation(post({ origin: SITE, "sec-fetch-site": "same-origin" }), SITE)).not.toThrow();
  });

  it.each([
    {},
    { origin: "null" },
    { origin: "https://evil.example" },
    { origin: "http://grizzly.example" },
    { origin: "https://grizzly.example.evil.example" },
    { origin: "https://grizzly.example:8443" },
    { origin: `${SITE}/` },
    { origin: "https://evil.example", "x-forwarded-host": "evil.example", host: "evil.example" },
    { origin: SITE, "sec-fetch-site": "cross-site" },
    { referer: `${SITE}/me` },
  ])("are refused with %j", (headers) => {
    expect(() => guardMutation(post(headers as Record<string, string>), SITE)).toThrow(
      /nothing was changed/i,
    );
  });

  it("are refused by GET even from our own pages", () => {
    expect(() => guardMutation(new Request(`${SITE}/api/x`, { headers: { origin: SITE } }), SITE)).toThrow(
      /POST/,
    );
  });
});
