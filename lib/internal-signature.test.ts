import { describe, expect, it } from "vitest";
import { isSignedInternal, SIGNATURE_HEADER, signInternal, TIMESTAMP_HEADER } from "./internal-signature";

const SECRET = "0123456789abcdef0123456789abcdef";
const BODY = '{"tags":["home"]}';
const NOW = Date.UTC(2026, 10, 22);
const signed = () => new Headers(signInternal(SECRET, BODY, NOW));

describe("calls between our own processes", () => {
  it("are known by their signature for five minutes", () => {
    expect(isSignedInternal(SECRET, signed(), BODY, NOW + 299_000)).toBe(true);
    expect(isSignedInternal(SECRET, signed(), BODY, NOW + 301_000)).toBe(false);
    expect(isSignedInternal(SECRET, signed(), BODY, NOW - 301_000)).toBe(false);
  });

  it("are refused with another body, secret or time, and without headers", () => {
    expect(isSignedInternal(SECRET, signed(), BODY.replace("home", "shop"), NOW)).toBe(false);
    expect(isSignedInternal(`${SECRET}x`, signed(), BODY, NOW)).toBe(false);
    expect(isSignedInternal(SECRET, new Headers(), BODY, NOW)).toBe(false);
    const moved = signed();
    moved.set(TIMESTAMP_HEADER, String(NOW + 1000));
    expect(isSignedInternal(SECRET, moved, BODY, NOW)).toBe(false);
    for (const junk of ["", "zz", "é", signed().get(SIGNATURE_HEADER)?.slice(2) ?? ""]) {
      const cut = signed();
      cut.set(SIGNATURE_HEADER, encodeURIComponent(junk));
      expect(isSignedInternal(SECRET, cut, BODY, NOW)).toBe(false);
    }
  });
});
