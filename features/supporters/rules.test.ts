import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY } from "@/lib/time";
import {
  decideEntitlement,
  declinedSince,
  GRACE_MS,
  highestTier,
  parseTierMap,
  tierName,
  tierRank,
  tierReaches,
} from "./rules";
import { type PatreonMember, TIERS } from "./schema";

const map = parseTierMap("bronze:101,silver:102,gold:103");
const now = new Date("2026-11-22T12:00:00Z");

const member = (changes: Partial<PatreonMember> = {}): PatreonMember => ({
  memberId: "m1",
  patreonUserId: "u1",
  fullName: "Ada",
  patronStatus: "active_patron",
  entitledTierIds: ["102"],
  entitledCents: 1000,
  willPayCents: 1000,
  gifted: false,
  freeTrial: false,
  lastChargeStatus: "Paid",
  lastChargeAt: null,
  nextChargeAt: null,
  pledgeStartedAt: null,
  ...changes,
});
const decide = (
  changes: Partial<PatreonMember> | null,
  extra: Partial<Parameters<typeof decideEntitlement>[0]> = {},
) =>
  decideEntitlement({
    member: changes && member(changes),
    map,
    heldTier: "none",
    declinedAt: null,
    now,
    ...extra,
  });

describe("tiers", () => {
  it("rank None < Bronze < Silver < Gold < Partner", () => {
    expect(TIERS.map(tierRank)).toEqual([0, 1, 2, 3, 4]);
    expect(tierReaches("partner", "gold")).toBe(true);
    expect(tierReaches("none", "bronze")).toBe(false);
    expect([tierName("gold"), tierName("none")]).toEqual(["Gold", "No tier"]);
  });
});

describe("entitlement", () => {
  it("is the highest configured tier, in whatever order Patreon lists them", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(["101", "102", "103", "999", "7"]), (ids) => {
        const expected = ids.includes("103")
          ? "gold"
          : ids.includes("102")
            ? "silver"
            : ids.includes("101")
              ? "bronze"
              : "none";
        expect(highestTier(ids, map)).toBe(expected);
        expect(decide({ entitledTierIds: ids }).tier).toBe(expected);
      }),
    );
  });

  it("needs an active patron: no status, former and no membership give nothing, whatever the amount", () => {
    for (const patronStatus of [null, "former_patron"] as const) {
      expect(decide({ patronStatus, entitledCents: 99_900, entitledTierIds: ["103"] })).toMatchObject({
        tier: "none",
        state: "none",
      });
    }
    expect(decide(null).tier).toBe("none");
    expect(decide({ entitledTierIds: ["999"], entitledCents: 99_900 }).tier).toBe("none");
  });

  it("tells gifts and trials apart", () => {
    expect(decide({ gifted: true })).toMatchObject({ tier: "silver", kind: "gifted" });
    expect(decide({ freeTrial: true })).toMatchObject({ tier: "silver", kind: "trial" });
    expect(decide({})).toMatchObject({ tier: "silver", kind: "paid" });
  });

  it("keeps the held tier through a dated grace and not a moment longer", () => {
    const declinedAt = new Date(now.getTime() - 2 * DAY);
    const facts = { heldTier: "gold" as const, declinedAt };
    const gone = { patronStatus: "declined_patron" as const, entitledTierIds: [] };
    const kept = decide(gone, facts);
    expect(kept).toMatchObject({ tier: "gold", state: "grace" });
    expect(kept.graceUntil?.getTime()).toBe(declinedAt.getTime() + GRACE_MS);
    const later = new Date(declinedAt.getTime() + GRACE_MS);
    expect(decide(gone, { ...facts, now: later })).toMatchObject({ tier: "none", state: "none" });
    expect(decide(gone, { heldTier: "partner" }).tier).toBe("none");
  });

  it("dates a decline once", () => {
    const declined = member({
      patronStatus: "declined_patron",
      lastChargeStatus: "Declined",
      lastChargeAt: new Date(now.getTime() - DAY),
    });
    const first = declinedSince(declined, null, now);
    expect(first).toEqual(declined.lastChargeAt);
    expect(declinedSince(declined, first, new Date(now.getTime() + 3 * DAY))).toEqual(first);
    expect(declinedSince(member(), first, now)).toBeNull();
    expect(
      declinedSince({ ...declined, lastChargeAt: new Date(now.getTime() - 90 * DAY) }, null, now),
    ).toEqual(now);
  });
});
