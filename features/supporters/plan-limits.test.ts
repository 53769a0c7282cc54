import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beyondPlan, beyondWords, planLimits, serverRefusal, tierForServers } from "./plan-limits";
import { planHistory, planRows } from "./plan-words";
import { TIERS } from "./schema";

const tier = fc.constantFrom(...TIERS);
const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const row = (of: (typeof TIERS)[number], used: number, key: string) =>
  planRows(of, used).find((one) => one.key === key);

describe("what a tier gives", () => {
  it("is what the tiers promise", () => {
    expect(TIERS.map((one) => planLimits(one).servers)).toEqual([0, 1, 1, 3, null]);
    expect(TIERS.map((one) => planLimits(one).listing)).toEqual([false, false, true, true, true]);
    expect(TIERS.map((one) => planLimits(one).featured)).toEqual([false, false, false, true, true]);
    expect(TIERS.map((one) => planLimits(one).beta)).toEqual([false, false, false, true, true]);
    expect(TIERS.map((one) => planLimits(one).answerHours)).toEqual([null, 48, 24, 12, 12]);
    expect([0, 1, 2, 3, 4].map(tierForServers)).toEqual(["none", "bronze", "gold", "gold", "partner"]);
  });

  it("never shrinks with a higher tier", () => {
    fc.assert(
      fc.property(tier, tier, fc.nat(10), (one, other, used) => {
        const [low, high] = [one, other].sort((a, b) => TIERS.indexOf(a) - TIERS.indexOf(b));
        if (!low || !high) return;
        if (serverRefusal(low, used) === null) expect(serverRefusal(high, used)).toBeNull();
      }),
    );
  });

  it("refuses one more server in words that say what helps", () => {
    expect(serverRefusal("gold", 2)).toBeNull();
    expect(serverRefusal("partner", 99)).toBeNull();
    expect(serverRefusal("none", 0)).toMatch(/^No supporter's plan pays for this guild.*Nothing was changed/);
    expect(serverRefusal("gold", 3)).toBe(
      "Gold covers 3 game servers, and 3 are switched on. Nothing was changed. Switch one off first. Partner covers more: see Plan.",
    );
  });
});

describe("servers beyond a plan", () => {
  const servers = fc.array(
    fc.record({ serviceId: fc.nat(99_999).map(String), since: fc.nat(300).map(day) }),
    { maxLength: 8 },
  );
  it("are as many as the plan does not cover, and those that came last", () => {
    fc.assert(
      fc.property(
        tier,
        servers.map((all) => [...new Map(all.map((one) => [one.serviceId, one])).values()]),
        (of, on) => {
          const { servers: limit } = planLimits(of);
          const beyond = beyondPlan(of, on);
          expect(beyond.size).toBe(limit === null ? 0 : Math.max(0, on.length - limit));
          const covered = on.filter(({ serviceId }) => !beyond.has(serviceId));
          const newest = Math.max(...covered.map(({ since }) => since.getTime()));
          for (const one of on)
            if (beyond.has(one.serviceId)) expect(one.since.getTime()).toBeGreaterThanOrEqual(newest);
        },
      ),
    );
  });

  it("are told without a threat that nobody carries out", () => {
    expect(beyondWords("silver")).toMatch(/^Silver covers 1 game server.*It is read on/);
    expect(beyondWords("none")).toMatch(/^No plan pays for this guild.*It is read on/);
  });
});

describe("a plan in rows", () => {
  it("counts the servers, and says which plan has more only where it is full", () => {
    expect(row("gold", 2, "servers")).toMatchObject({
      words: "1 more can be switched on.",
      needs: null,
      used: { count: 2, of: 3 },
    });
    expect(row("gold", 3, "servers")).toMatchObject({ needs: "partner" });
    expect(row("bronze", 2, "servers")?.words).toMatch(/None is switched off by itself/);
    expect(row("partner", 4, "servers")).toMatchObject({ needs: null, used: { count: 4, of: null } });
  });

  it("names the plan that has what is missing", () => {
    expect(row("bronze", 0, "listing")).toMatchObject({ has: false, needs: "silver" });
    expect(row("silver", 0, "featured")).toMatchObject({ has: false, needs: "gold" });
    expect(row("gold", 0, "beta")).toMatchObject({ has: true, needs: null });
    expect(row("none", 0, "support")).toMatchObject({ has: false, needs: "bronze" });
  });
});

it("the history of a plan is told from lines that hold only what changed", () => {
  const line = (id: number, what: string, before: object | null, after: object) => ({
    id,
    at: day(id).toISOString(),
    action: `supporters.guild.${what}`,
    before: before as Record<string, unknown> | null,
    after: after as Record<string, unknown>,
  });
  const lines = [
    line(1, "support", null, { supporter: "Ann", tier: "gold", state: "active" }),
    line(2, "change", { state: "active" }, { state: "grace" }),
    line(3, "change", { state: "grace" }, { state: "active" }),
    line(4, "change", { tier: "gold" }, { tier: "silver" }),
    line(5, "support", { supporter: "Ann" }, { supporter: "Bob" }),
    line(6, "change", { tier: "silver", state: "active" }, { tier: "none", state: "ended" }),
    line(7, "support", { supporter: "Bob", tier: "none" }, { supporter: "Cid", tier: "bronze" }),
    line(8, "leave", { supporter: "Cid", tier: "bronze" }, { supporter: null, tier: "none" }),
  ];
  expect(planHistory(lines.toReversed()).map(({ tier: of, words }) => [of, words])).toEqual([
    ["none", "Cid took the plan to another guild."],
    ["bronze", "Cid pays for the guild with Bronze, in the place of Bob."],
    ["none", "The plan of Bob ended."],
    ["silver", "Bob pays for the guild with Silver, in the place of Ann."],
    ["silver", "The plan of Ann changed: Silver."],
    ["gold", "The plan of Ann was paid again: Gold."],
    ["gold", "The last payment of Ann was declined; Gold stays for a while."],
    ["gold", "Ann pays for the guild with Gold."],
  ]);
});
