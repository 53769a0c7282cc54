import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { equalHex, hmac, open, parseKeyring, SealError, seal, sealedKeyId, sha256 } from "./crypto";

const key = (byte: number) => Buffer.alloc(32, byte).toString("base64");
const ring = parseKeyring(`new:${key(1)},old:${key(2)}`);
const oldRing = parseKeyring(`old:${key(2)}`);
const place = { table: "nitrado_tokens", column: "sealed_token", row: "42", guildId: "100000000000000001" };

describe("sealed values", () => {
  it("open where they were sealed, whatever they say", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(open(ring, place, seal(ring, place, text))).toBe(Buffer.from(text, "utf8").toString("utf8"));
      }),
    );
  });

  it("open with an older key of the ring and are sealed anew with the current one", () => {
    const sealed = seal(oldRing, place, "secret");
    expect(sealedKeyId(sealed)).toBe("old");
    expect(open(ring, place, sealed)).toBe("secret");
    expect(sealedKeyId(seal(ring, place, "secret"))).toBe("new");
  });

  it("do not open with a ring that lost the key", () => {
    expect(() => open(oldRing, place, seal(ring, place, "secret"))).toThrow(SealError);
  });

  it.each([
    { table: "x" },
    { column: "x" },
    { row: "43" },
    { guildId: "100000000000000002" },
    { guildId: null },
  ])("do not open when moved to %j", (moved) => {
    const sealed = seal(ring, place, "secret");
    expect(() => open(ring, { ...place, ...moved }, sealed)).toThrow(SealError);
  });

  it("do not open with any byte changed", () => {
    const sealed = seal(ring, place, "secret");
    for (let at = 0; at < sealed.length; at++) {
      const other = sealed[at] === "A" ? "B" : "A";
      const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
      // The last character of a base64url part can carry unused bits: the same bytes are the same value.
      const same = changed.split(".").every((part, index) => {
        const original = sealed.split(".")[index] ?? "";
        return index < 2
          ? part === original
          : Buffer.from(part, "base64url").equals(Buffer.from(original, "base64url"));
      });
      if (!same) expect(() => open(ring, place, changed), `byte ${at}`).toThrow(SealError);
    }
  });

  it("do not open with a cut tag, and do not take plain text for sealed", () => {
    const [version, id, nonce, tag = "", body] = seal(ring, place, "secret").split(".");
    expect(() => open(ring, place, [version, id, nonce, tag.slice(0, 6), body].join("."))).toThrow(SealError);
    expect(() => open(ring, place, "secret")).toThrow(SealError);
  });
});

describe("parseKeyring", () => {
  it.each(["", "a", `a:${key(1).slice(4)}`, `a:${key(1)},a:${key(2)}`])("refuses %j", (text) => {
    expect(() => parseKeyring(text)).toThrow(SealError);
  });
});

describe("equalHex", () => {
  const digest = hmac("md5", "secret", "body");
  it("takes the digest in either case and nothing else", () => {
    expect(equalHex(digest, digest.toString("hex"))).toBe(true);
    expect(equalHex(digest, digest.toString("hex").toUpperCase())).toBe(true);
    for (const bad of [
      "",
      "zz",
      digest.toString("hex").slice(2),
      `${digest.toString("hex")}00`,
      "g".repeat(32),
    ]) {
      expect(equalHex(digest, bad)).toBe(false);
    }
    expect(equalHex(digest, sha256("x").slice(0, 32))).toBe(false);
  });
});
