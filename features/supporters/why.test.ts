import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RoleStanding } from "./data/roles";
import { TIERS } from "./schema";
import { type WhyFacts, whySteps } from "./why";
import type { SupportedListing, SupportFacts } from "./why-support";

const at = new Date("2026-11-01T00:00:00Z");
const later = new Date("2026-11-08T00:00:00Z");
const facts = (changes: Partial<WhyFacts> = {}): WhyFacts => ({
  signedUpAt: at,
  discordName: "Rook",
  patreonLinkedAt: at,
  patreonName: "Ruth",
  byHand: false,
  needsReconnect: false,
  patronStatus: "active_patron",
  lastChargeStatus: "Paid",
  lastChargeAt: at,
  lastSyncedAt: at,
  goneAt: null,
  memberTier: "gold",
  tier: "gold",
  kind: "paid",
  planSince: at,
  graceUntil: null,
  ...changes,
});
const listing = (changes: Partial<SupportedListing> = {}): SupportedListing => ({
  name: "Chernarus 1",
  slug: "chernarus-1",
  state: "live",
  featured: true,
  publishedAt: at,
  restingSince: null,
  ...changes,
});
const role = (changes: Partial<RoleStanding> = {}): RoleStanding => ({
  guildId: "1",
  guild: "Bears",
  role: "Supporter Gold",
  state: "applied",
  drift: null,
  reason: null,
  at,
  ...changes,
});
const support = (changes: Partial<SupportFacts> = {}): SupportFacts => ({
  guild: { name: "Bears", slug: "bears", since: at, servers: 2 },
  listings: [listing()],
  roles: [role()],
  publishes: true,
  ...changes,
});
const told = (steps: ReturnType<typeof whySteps>) =>
  steps.map(({ key, state, fix }) => `${key}:${state}:${fix}`);
const summary = (changes: Partial<WhyFacts>) => told(whySteps(facts(changes)));
const reached = (changes: Partial<SupportFacts>, of: Partial<WhyFacts> = {}) =>
  told(whySteps(facts(of), support(changes))).slice(-3);

const NOTHING = { memberTier: "none", tier: "none", kind: null } as const;

describe("the why-list", () => {
  it("is done from end to end for a paying supporter", () => {
    expect(told(whySteps(facts(), support()))).toEqual([
      "discord:done:null",
      "patreon:done:null",
      "patron:done:null",
      "tier:done:null",
      "entitlement:done:null",
      "guild:done:null",
      "role:done:null",
      "listing:done:null",
    ]);
  });

  it("names the first thing that is missing and what fixes it", () => {
    const unlinked = { ...NOTHING, patreonLinkedAt: null, patronStatus: null, lastSyncedAt: null };
    expect(summary(unlinked).slice(1)).toEqual([
      "patreon:waiting:link-patreon",
      "patron:waiting:null",
      "tier:waiting:null",
      "entitlement:waiting:null",
    ]);
    expect(summary({ needsReconnect: true })[1]).toBe("patreon:failed:reconnect-patreon");
    expect(summary({ memberTier: "none", tier: "none" }).slice(3)).toEqual([
      "tier:failed:manage-patreon",
      "entitlement:waiting:null",
    ]);
    expect(summary({ tier: "none" })[4]).toBe("entitlement:waiting:sync");
  });

  it.each([
    [
      "a follower",
      { ...NOTHING, patronStatus: null, lastChargeStatus: null },
      "waiting:join-patreon",
      /Following is free/,
    ],
    ["who left", { ...NOTHING, patronStatus: "former_patron" }, "failed:join-patreon", /has ended/],
    [
      "who was refunded",
      { ...NOTHING, patronStatus: "former_patron", lastChargeStatus: "Refunded" },
      "failed:join-patreon",
      /was refunded/,
    ],
    [
      "whose account is gone",
      { ...NOTHING, patronStatus: null, goneAt: at },
      "failed:rejoin-patreon",
      /deleted/,
    ],
    [
      "who could not pay for long",
      { ...NOTHING, patronStatus: "declined_patron" },
      "failed:manage-patreon",
      /no tier is kept/,
    ],
  ])("tells %s what has happened", (_, changes, expected, words) => {
    const patron = whySteps(facts(changes)).find(({ key }) => key === "patron");
    expect(`${patron?.state}:${patron?.fix}`).toBe(expected);
    expect(patron?.cause).toMatch(words);
  });

  it("dates the grace of a declined payment, and keeps the tier meanwhile", () => {
    const steps = whySteps(facts({ patronStatus: "declined_patron", memberTier: "none", graceUntil: later }));
    expect(told(steps).slice(2)).toEqual([
      "patron:failed:manage-patreon",
      "tier:done:null",
      "entitlement:done:null",
    ]);
    expect(steps.map(({ until }) => until)).toEqual([
      null,
      null,
      later.toISOString(),
      null,
      later.toISOString(),
    ]);
  });

  it("tells a gift and a free trial apart from a paid membership", () => {
    const detail = (kind: WhyFacts["kind"]) =>
      whySteps(facts({ kind, lastChargeStatus: null })).map((step) => step.detail);
    expect(detail("gifted")[2]).toMatch(/a gift/);
    expect(detail("trial")[2]).toMatch(/free trial/);
    expect([detail("gifted")[4], detail("trial")[4], detail("paid")[4]]).toEqual([
      "A gift on Patreon.",
      "A free trial on Patreon.",
      "Paid on Patreon.",
    ]);
  });

  it("asks nothing of Patreon for a granted plan", () => {
    expect(summary({ kind: "grant", tier: "partner", patreonLinkedAt: null })).toEqual([
      "discord:done:null",
      "entitlement:done:null",
    ]);
  });
});

describe("what a plan reaches", () => {
  it("needs a guild first", () => {
    expect(reached({ guild: null, listings: [] })).toEqual([
      "guild:waiting:choose-guild",
      "role:done:null",
      "listing:waiting:null",
    ]);
  });

  it("says what Discord refused, before what is on its way", () => {
    const reason = "Grizzly OS stands below this role.";
    const roles = [role({ state: "waiting", guild: "Wolves" }), role({ state: "failed", reason })];
    const step = whySteps(facts(), support({ roles })).find(({ key }) => key === "role");
    expect(step).toMatchObject({ state: "failed", fix: "check-roles", cause: `Bears: ${reason}` });
    expect(reached({ roles: [role({ state: "waiting" })] })[1]).toBe("role:waiting:null");
    expect(reached({ roles: [role({ state: "drift", drift: "missing" })] })[1]).toBe(
      "role:failed:check-roles",
    );
    expect(reached({ roles: [role({ state: "drift", drift: "unpaid" })] })[1]).toBe("role:waiting:null");
    expect(reached({ roles: [] })[1]).toBe("role:done:null");
  });

  it("leads to the listing whoever may publish it", () => {
    const draft = [listing({ state: "draft", publishedAt: null })];
    expect(reached({ listings: draft })[2]).toBe("listing:waiting:open-listing");
    expect(reached({ listings: draft, publishes: false })[2]).toBe("listing:waiting:null");
    expect(reached({}, { tier: "bronze", memberTier: "bronze" }).map((one) => one.split(":")[0])).toEqual([
      "entitlement",
      "guild",
      "role",
    ]);
  });

  it("says that a listing rests when the plan is over, and that nothing is lost", () => {
    const resting = [listing({ state: "hidden", restingSince: later })];
    const over = { ...NOTHING, patronStatus: "former_patron" };
    expect(reached({ listings: resting }, over)).toEqual([
      "guild:waiting:null",
      "role:waiting:null",
      "listing:failed:join-patreon",
    ]);
    const step = whySteps(facts(over), support({ listings: resting })).at(-1);
    expect(step).toMatchObject({ at: later.toISOString() });
    expect(step?.cause).toMatch(/texts are kept.*back with Silver/);
  });
});

it("gives every step that is not done its cause, and none to the others", () => {
  const choice = <const T>(...values: T[]) => fc.constantFrom(...values);
  const anyFacts = fc.record({
    needsReconnect: fc.boolean(),
    patreonLinkedAt: choice(at, null),
    patronStatus: choice("active_patron", "declined_patron", "former_patron", null),
    lastChargeStatus: choice("Paid", "Declined", "Refunded", "Free Trial", null),
    goneAt: choice(at, null),
    memberTier: choice(...TIERS),
    tier: choice(...TIERS),
    kind: choice("paid", "gifted", "trial", "grant", null),
    graceUntil: choice(later, null),
  });
  const anySupport = fc.record({
    guild: choice(support().guild, null),
    publishes: fc.boolean(),
    listings: fc.array(
      fc
        .record({ state: choice("draft", "in_review", "live", "hidden"), restingSince: choice(at, null) })
        .map(listing),
      { maxLength: 3 },
    ),
    roles: fc.array(
      fc
        .record({ state: choice("waiting", "applied", "failed", "drift"), reason: choice("Why.", null) })
        .map(role),
      { maxLength: 3 },
    ),
  });
  fc.assert(
    fc.property(anyFacts, anySupport, (some, more) => {
      for (const step of whySteps(facts(some), support(more))) {
        expect(step.state === "done").toBe(step.cause === null);
        if (step.state === "done") expect(step.fix).toBeNull();
      }
    }),
  );
});
