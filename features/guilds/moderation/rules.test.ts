import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LEVELS } from "../levels";
import {
  capProblem,
  capsOf,
  crossedCaps,
  DEFAULT_MODERATION,
  isQuiet,
  moderationOf,
  NO_SERVER_RULES,
  STAFF_LEVELS,
  type VerdictCaps,
  within,
} from "./rules";
import { keptModeration, moderationInput } from "./schema";
import { verdictMessage } from "./words";

const caps = (change: Partial<VerdictCaps>) => ({
  ...DEFAULT_MODERATION.caps,
  support: { ...DEFAULT_MODERATION.caps.support, ...change },
});
const KEPT = {
  guild: { caps: caps({ refund: 50 }), logChannelId: "400000000000000001" },
  servers: { s1: { ...NO_SERVER_RULES, caps: caps({ refund: 7 }) } },
};
const limit = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null });
const anyCaps = fc.record({ banDays: limit, refund: limit, compensation: limit });
const byLevel = fc.record({ support: anyCaps, moderator: anyCaps, manager: anyCaps });

describe("how a guild is moderated", () => {
  it("is the defaults, over them the guild's, over that a server's own where it has some", () => {
    expect(moderationOf({ guild: {}, servers: {} })).toEqual(DEFAULT_MODERATION);
    expect(moderationOf(KEPT).caps.support.refund).toBe(50);
    expect(moderationOf(KEPT, "s1")).toMatchObject({
      caps: { support: { refund: 7 } },
      logChannelId: "400000000000000001",
      appeal: DEFAULT_MODERATION.appeal,
    });
    expect(moderationOf(KEPT, "another")).toEqual(moderationOf(KEPT));
  });

  it("is read from the columns of before, and from nothing that cannot be read", () => {
    const row = {
      blacklist: ["badword"],
      spamThreshold: { messages: 5, seconds: 10 },
      altAccountDays: 3,
      logChannelId: null,
      defaultMuteDuration: 0,
      gameConfig: { s1: { caps: "broken" } },
      roleConfig: { caps: { support: 1 }, links: "none", unknown: true },
    };
    expect(keptModeration(row)).toEqual({
      guild: { words: ["badword"], spamMessages: 5, newAccountDays: 3, links: "none" },
      servers: {},
    });
    expect(keptModeration(undefined)).toEqual({ guild: {}, servers: {} });
  });
});

describe("what a level may give", () => {
  it("ends at its limit, and is said with who may give it", () => {
    expect(capProblem(moderationOf(KEPT), "support", "refund", 50n)).toBeNull();
    expect(capProblem(moderationOf(KEPT), "support", "refund", 51n)).toBe(
      "This is more than the 50 coins that your level may give. A moderator can do it.",
    );
    expect(capProblem(DEFAULT_MODERATION, "moderator", "refund", 50_001)).toMatch(/50,000.*A manager/);
    expect(capProblem(DEFAULT_MODERATION, "support", "banDays", 1)).toBe(
      "Your level does not give this. A moderator can.",
    );
    expect(capProblem(DEFAULT_MODERATION, "moderator", "banDays", null)).toMatch(/30 days/);
    expect(capProblem(DEFAULT_MODERATION, "viewer", "refund", 1)).toMatch(/Your level/);
    expect(capProblem(DEFAULT_MODERATION, undefined, "refund", 1)).toMatch(/Your level/);
  });

  it("never stops the owner, and names as who may only somebody who may", () => {
    fc.assert(
      fc.property(
        byLevel,
        fc.constantFrom(...LEVELS),
        fc.constantFrom("banDays", "refund", "compensation"),
        fc.option(fc.nat(200), { nil: null }),
        (given, level, verdict, amount) => {
          const problem = capProblem({ caps: given }, level, verdict, amount);
          expect(problem === null).toBe(within(capsOf({ caps: given }, level)[verdict], amount));
          if (level === "owner") expect(problem).toBeNull();
          const named = STAFF_LEVELS.find((one) => problem?.includes(`A ${one}`));
          if (named) expect(capProblem({ caps: given }, named, verdict, amount)).toBeNull();
        },
      ),
    );
  });

  it("grows with the level, or is refused where it is set", () => {
    expect(crossedCaps(DEFAULT_MODERATION.caps)).toEqual([]);
    const crossed = caps({ compensation: null });
    expect(crossedCaps(crossed)).toEqual([{ level: "support", verdict: "compensation" }]);
    const read = moderationInput.safeParse({ caps: crossed });
    expect(read.error?.issues[0]?.path).toEqual(["caps", "support", "compensation"]);
    fc.assert(
      fc.property(byLevel, fc.option(fc.nat(200), { nil: null }), (given, amount) => {
        if (crossedCaps(given).length > 0) return;
        const may = STAFF_LEVELS.map((level) => within(given[level].refund, amount));
        expect(may).toEqual(may.toSorted((a, b) => Number(a) - Number(b)));
      }),
    );
  });
});

describe("quiet hours", () => {
  it("may pass midnight, and are off where they are off", () => {
    const night = { enabled: true, from: "23:00", to: "07:00", timeZone: "UTC" };
    expect(["23:00", "02:00", "06:59"].map((at) => isQuiet(night, at))).toEqual([true, true, true]);
    expect(["07:00", "12:00", "22:59"].map((at) => isQuiet(night, at))).toEqual([false, false, false]);
    expect(isQuiet({ ...night, from: "12:00", to: "13:00" }, "12:30")).toBe(true);
    expect(isQuiet({ ...night, enabled: false }, "02:00")).toBe(false);
  });
});

describe("what a player is told", () => {
  it("holds where, why, how long and how to object, with nobody's marks in effect", () => {
    const told = verdictMessage({
      guild: "Black *Pine*",
      kind: "ban",
      reason: "@everyone",
      days: 7,
      until: new Date(1_700_000_000_000),
      server: "Chernarus",
      appeal: { text: "Write to us.", link: "https://appeal.example/x" },
    });
    expect(told).toBe(
      "**Black \\*Pine\\*** has banned you on **Chernarus** for 7 days.\nReason: \\@everyone\nIt ends <t:1700000000:R>.\nWrite to us.\nhttps://appeal.example/x",
    );
  });
});
