import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MINUTE } from "@/lib/time";
import { decideKillReward, type KillFacts } from "./kill-reward";
import { DEFAULT_KILL_SETTINGS } from "./rules";
import type { KillSettings } from "./schema";

const at = new Date("2026-11-22T20:31:07Z");
const kill: KillFacts = {
  cause: "player",
  inferred: false,
  historic: false,
  killerPlayerId: "p1",
  victimPlayerId: "p2",
  killerDiscordId: "100000000000000001",
  victimDiscordId: "100000000000000002",
  at,
  weapon: "M4-A1",
  distanceMeters: 212.07,
  headshot: true,
  streak: 3,
  lastRewardForVictim: null,
  victimLifeMs: 60 * MINUTE,
  earnedToday: 0n,
};
const settings: KillSettings = {
  ...DEFAULT_KILL_SETTINGS,
  base: 100,
  headshotBonus: 15,
  distanceSteps: [
    { fromMeters: 100, bonus: 20 },
    { fromMeters: 200, bonus: 40 },
    { fromMeters: 400, bonus: 90 },
  ],
  weaponBonus: { "M4-A1": 5 },
  streakSteps: [{ kills: 3, bonus: 30 }],
};
const ago = (minutes: number) => new Date(at.getTime() - minutes * MINUTE);

describe("a reward for a kill", () => {
  it("is its lines", () => {
    const { amount, lines } = decideKillReward(settings, kill);
    expect(lines.map((line) => line.label)).toEqual([
      "Kill of a player",
      "With M4-A1",
      "Distance, 212 m is past 200 m",
      "Headshot",
      "Streak of 3",
    ]);
    expect(amount).toBe(190n);
  });

  it.each<[Partial<KillFacts>, string]>([
    [{ cause: "suicide" }, "suicide"],
    [{ cause: "environment" }, "not-a-player"],
    [{ cause: "unknown" }, "not-a-player"],
    [{ inferred: true }, "inferred"],
    [{ killerPlayerId: null }, "unknown-killer"],
    [{ victimPlayerId: null }, "unknown-victim"],
    [{ victimPlayerId: "p1" }, "same-person"],
    [{ victimDiscordId: "100000000000000001" }, "same-person"],
    [{ historic: true }, "historic"],
    [{ lastRewardForVictim: ago(59) }, "repeat"],
  ])("is refused for %j", (change, code) => {
    const decision = decideKillReward(settings, { ...kill, ...change });
    expect(decision.refused?.code).toBe(code);
    expect(decision.amount).toBe(0n);
  });

  it("is refused when the guild pays nothing", () => {
    expect(decideKillReward({ ...settings, enabled: false }, kill).refused?.code).toBe("off");
    const nothing = { ...DEFAULT_KILL_SETTINGS, base: 0 };
    expect(decideKillReward(nothing, kill).refused?.code).toBe("nothing");
  });

  it("is paid when neither player is linked, because two unknown persons are not the same one", () => {
    const unlinked = { ...kill, killerDiscordId: null, victimDiscordId: null };
    expect(decideKillReward(settings, unlinked).refused).toBeNull();
  });

  it("counts the same victim again after the set time, and a share before if the guild says so", () => {
    expect(decideKillReward(settings, { ...kill, lastRewardForVictim: ago(60) }).amount).toBe(190n);
    const half = { ...settings, sameVictimPercent: 50 };
    expect(decideKillReward(half, { ...kill, lastRewardForVictim: ago(10) }).amount).toBe(95n);
  });

  it("pays less for somebody who had just spawned", () => {
    const careful = { ...settings, freshSpawnMinutes: 10, freshSpawnPercent: 20 };
    expect(decideKillReward(careful, { ...kill, victimLifeMs: 9 * MINUTE }).amount).toBe(38n);
    expect(decideKillReward(careful, { ...kill, victimLifeMs: 10 * MINUTE }).amount).toBe(190n);
    expect(decideKillReward(careful, { ...kill, victimLifeMs: null }).amount).toBe(190n);
  });

  it("stops at the limit of the day", () => {
    const limited = { ...settings, dailyCap: 1_000 };
    expect(decideKillReward(limited, { ...kill, earnedToday: 900n }).amount).toBe(100n);
    expect(decideKillReward(limited, { ...kill, earnedToday: 1_000n }).refused?.code).toBe("daily-cap");
  });

  it("is never negative, never above the cap, and always the sum of its lines", () => {
    fc.assert(
      fc.property(
        fc.record({
          base: fc.nat(1_000),
          headshotBonus: fc.nat(1_000),
          sameVictimPercent: fc.nat(100),
          freshSpawnMinutes: fc.nat(120),
          freshSpawnPercent: fc.nat(100),
          dailyCap: fc.option(fc.nat(5_000)),
        }),
        fc.record({
          streak: fc.nat(20),
          distanceMeters: fc.option(fc.float({ min: 0, max: 2_000, noNaN: true })),
          headshot: fc.option(fc.boolean()),
          lastRewardForVictim: fc.option(fc.constantFrom(ago(1), ago(90))),
          victimLifeMs: fc.option(fc.nat(10_000_000)),
          earnedToday: fc.bigInt({ min: 0n, max: 6_000n }),
        }),
        (rules, facts) => {
          const decision = decideKillReward({ ...settings, ...rules }, { ...kill, ...facts });
          const lines = decision.lines.reduce((sum, line) => sum + line.amount, 0);
          expect(BigInt(lines)).toBe(decision.amount);
          expect(decision.amount > 0n).toBe(decision.refused === null);
          if (rules.dailyCap !== null && decision.amount > 0n) {
            expect(decision.amount + facts.earnedToday).toBeLessThanOrEqual(BigInt(rules.dailyCap));
          }
        },
      ),
    );
  });
});
