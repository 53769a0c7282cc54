import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeRedirectPath, safeRedirectUrl } from "./redirect";

const SITE = "https://grizzly.example";

const HOSTILE = [
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "\\/evil.example",
  "/%09/evil.example",
  "/\t/evil.example",
  "/%0a/evil.example",
  "/\n//evil.example",
  "/%5cevil.example",
  "/%2f/evil.example",
  "/%2Fevil.example",
  "/.//evil.example",
  "/..//evil.example",
  "https:evil.example",
  "https:/evil.example",
  "https://evil.example",
  "http://grizzly.example",
  "https://grizzly.example.evil.example",
  "https://grizzly.example@evil.example/",
  "https://grizzly.example:444/",
  "https://user:pass@grizzly.example/",
  "HTTPS://evil.example",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  " //evil.example",
  "\u0000//evil.example",
  "/\u200b/evil.example",
  "evil.example",
  "",
  "?next=//evil",
  `/${"a".repeat(3000)}`,
];

describe("redirects", () => {
  it.each(HOSTILE)("never follow %j", (target) => {
    expect(safeRedirectPath(target, SITE, "/me")).toBe("/me");
  });

  it("refuse what is not a text", () => {
    for (const target of [undefined, null, 5, {}, ["/me"], ["//evil"]]) {
      expect(safeRedirectPath(target, SITE, "/")).toBe("/");
    }
  });

  it("keep places on this site whole", () => {
    expect(safeRedirectPath("/shop/bears?sort=price#top", SITE)).toBe("/shop/bears?sort=price#top");
    expect(safeRedirectPath("https://grizzly.example/me", SITE)).toBe("/me");
    expect(safeRedirectPath("https://grizzly.example", SITE)).toBe("/");
    expect(safeRedirectUrl("/me", SITE)).toBe("https://grizzly.example/me");
  });

  it("end on this site for any input, as a browser would read it", () => {
    const piece = fc.constantFrom(
      "/",
      "\\",
      "//",
      "%2f",
      "%5c",
      "%09",
      "\t",
      "\n",
      ":",
      "@",
      "https:",
      "javascript:",
      ".",
      "..",
      "evil.example",
      "#",
      "?",
      "\u200b",
      " ",
    );
    const target = fc.oneof(
      fc.array(piece, { maxLength: 8 }).map((parts) => parts.join("")),
      fc.string(),
      fc.webUrl(),
    );
    fc.assert(
      fc.property(target, (text) => {
        const path = safeRedirectPath(text, SITE);
        expect(path.startsWith("/") && !path.startsWith("//") && !path.startsWith("/\\")).toBe(true);
        expect(new URL(path, SITE).origin).toBe(SITE);
      }),
      { numRuns: 5_000 },
    );
  });
});
