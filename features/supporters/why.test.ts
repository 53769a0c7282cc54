import { describe, expect, it } from "vitest";
import { type WhyFacts, whySteps } from "./why";

const at = new Date("2026-11-01T00:00:00Z");
const facts = (changes: Partial<WhyFacts> = {}): WhyFacts => ({
  signedUpAt: at,
  patreonLinkedAt: at,
  needsReconnect: false,
  patronStatus: "active_patron",
  lastChargeStatus: "Paid",
  lastSyncedAt: at,
  memberTier: "gold",
  tier: "gold",
  kind: "paid",
  planSince: at,
  graceUntil: null,
  ...changes,
});
const summary = (changes: Partial<WhyFacts>) =>
  whySteps(facts(changes)).map((step) => `${step.key}:${step.state}:${step.fix}`);

describe("the why-list", () => {
  it("is done from end to end for a paying supporter", () => {
    expect(summary({})).toEqual([
      "discord:done:null",
      "patreon:done:null",
      "patron:done:null",
      "tier:done:null",
      "entitlement:done:null",
    ]);
  });

  it("names the first thing that is missing and what fixes it", () => {
    const unlinked = {
      patreonLinkedAt: null,
      patronStatus: null,
      lastSyncedAt: null,
      memberTier: "none",
      tier: "none",
      kind: null,
    } as const;
    expect(summary(unlinked).slice(1)).toEqual([
      "patreon:waiting:link-patreon",
      "patron:waiting:null",
      "tier:waiting:null",
      "entitlement:waiting:null",
    ]);
    expect(summary({ needsReconnect: true })[1]).toBe("patreon:failed:reconnect-patreon");
    expect(summary({ patronStatus: "declined_patron" })[2]).toBe("patron:failed:open-patreon");
    expect(summary({ memberTier: "none", tier: "none" }).slice(3)).toEqual([
      "tier:failed:open-patreon",
      "entitlement:waiting:null",
    ]);
    expect(summary({ tier: "none" })[4]).toBe("entitlement:waiting:sync");
  });

  it("asks nothing of Patreon for a granted plan", () => {
    expect(summary({ kind: "grant", tier: "partner", patreonLinkedAt: null })).toEqual([
      "discord:done:null",
      "entitlement:done:null",
    ]);
  });

  it("gives every unfinished step its cause", () => {
    for (const step of whySteps(facts({ patronStatus: "former_patron", memberTier: "none", tier: "none" }))) {
      expect(step.state === "done").toBe(step.cause === null);
    }
  });
});
