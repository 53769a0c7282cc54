import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hmac } from "@/lib/crypto";
import { isSigned, readWebhook } from "./webhook";

const SECRET = "webhook-secret";
const raw = Buffer.from(
  JSON.stringify({
    data: {
      type: "member",
      id: "m-1",
      attributes: { patron_status: "active_patron" },
      relationships: { user: { data: { id: "u-1", type: "user" } } },
    },
  }),
);
const signature = hmac("md5", SECRET, raw).toString("hex");

describe("Patreon's webhook", () => {
  it("is theirs only with the signature of exactly these bytes", () => {
    expect(isSigned(raw, signature, SECRET)).toBe(true);
    expect(isSigned(raw, signature.toUpperCase(), SECRET)).toBe(true);
    expect(isSigned(raw, signature, "other")).toBe(false);
    expect(isSigned(Buffer.concat([raw, Buffer.from(" ")]), signature, SECRET)).toBe(false);
    fc.assert(
      fc.property(fc.nat(raw.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const touched = Buffer.from(raw);
        touched[at] = (touched[at] ?? 0) ^ change;
        expect(isSigned(touched, signature, SECRET)).toBe(false);
      }),
    );
  });

  it.each([null, "", "0", "zz", signature.slice(1), `${signature}0`, `0x${signature}`, "é".repeat(32)])(
    "with the signature %j is refused without a fault",
    (bad) => {
      expect(isSigned(raw, bad, SECRET)).toBe(false);
    },
  );

  it("says whom it is about and nothing else", () => {
    expect(readWebhook(raw, "members:pledge:update")).toMatchObject({
      memberId: "m-1",
      patreonUserId: "u-1",
      event: "members:pledge:update",
    });
    expect(readWebhook(raw, "a")?.bodyHash).toBe(readWebhook(raw, "b")?.bodyHash);
    expect(readWebhook(Buffer.from('{"data":{"type":"post","id":"1"}}'), "posts:publish")).toBeNull();
    expect(() => readWebhook(Buffer.from("{"), null)).toThrow(/not JSON/);
    expect(() => readWebhook(Buffer.from(`${"[".repeat(40)}${"]".repeat(40)}`), null)).toThrow(/nested/);
  });
});
