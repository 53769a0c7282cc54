import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LEVELS } from "@/features/guilds/levels";
import { capProblem, DEFAULT_MODERATION } from "@/features/guilds/moderation/rules";
import { DAY } from "@/lib/time";
import {
  appealEnd,
  appealProblem,
  effectsOf,
  undoProblem,
  type VerdictDraft,
  type VerdictFacts,
  verdictProblems,
} from "./rules";
import { type LetterFacts, letterText, openerLetter, summary, targetLetter } from "./words";

const NOW = new Date("2026-11-22T21:42:00Z");
const limit = fc.option(fc.integer({ min: 0, max: 2_000 }), { nil: null });
const cap = fc.record({ banDays: limit, refund: limit, compensation: limit });

const anyDraft: fc.Arbitrary<VerdictDraft> = fc.record({
  decision: fc.constantFrom("upheld", "rejected"),
  warn: fc.boolean(),
  ban: fc.option(fc.record({ days: fc.option(fc.integer({ min: 1, max: 366 }), { nil: null }) }), {
    nil: null,
  }),
  refund: fc.boolean(),
  coins: fc.option(fc.integer({ min: 1, max: 3_000 }), { nil: null }),
  item: fc.boolean(),
});
const thing = fc.option(
  fc.record({ total: fc.integer({ min: 1, max: 3_000 }), problem: fc.constantFrom(null, "Gone.") }),
  { nil: null },
);
const anyFacts: fc.Arbitrary<VerdictFacts> = fc.record({
  moderation: fc.record({ caps: fc.record({ support: cap, moderator: cap, manager: cap }) }),
  level: fc.constantFrom(...LEVELS, undefined),
  ownTicket: fc.boolean(),
  ownVerdict: fc.boolean(),
  target: fc.option(fc.record({ self: fc.boolean(), opener: fc.boolean() }), { nil: null }),
  servers: fc.nat(2),
  order: thing,
  item: thing,
  given: fc.nat(2_000),
});
const FINE: VerdictFacts = {
  moderation: DEFAULT_MODERATION,
  level: "moderator",
  ownTicket: false,
  ownVerdict: false,
  target: { self: false, opener: false },
  servers: 1,
  order: { total: 100, problem: null },
  item: { total: 100, problem: null },
  given: 0,
};
const NOTHING: VerdictDraft = {
  decision: "upheld",
  warn: false,
  ban: null,
  refund: false,
  coins: null,
  item: false,
};

describe("what a verdict may hold", () => {
  it("is any of its parts together, within each cap, and no rejection with any", () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const asked = draft.warn || draft.ban !== null || draft.refund || draft.coins !== null || draft.item;
        const problems = verdictProblems(draft, { ...FINE, level: "owner" });
        const sensible = draft.decision === "rejected" ? !asked : asked;
        expect(Object.keys(problems).length === 0).toBe(sensible);
        if (draft.decision === "rejected") expect(effectsOf(draft)).toEqual([]);
      }),
    );
  });

  it("never passes a cap, a party's own hand, or a thing that is not there", () => {
    fc.assert(
      fc.property(anyDraft, anyFacts, (draft, facts) => {
        const problems = verdictProblems(draft, facts);
        if (Object.keys(problems).length > 0) return;
        expect(facts.ownTicket || facts.ownVerdict || facts.target?.self === true).toBe(false);
        for (const kind of effectsOf(draft)) {
          if (kind === "warn" || kind === "ban") expect(facts.target).toEqual({ self: false, opener: false });
          if (kind === "ban") {
            expect(capProblem(facts.moderation, facts.level, "banDays", draft.ban?.days ?? null)).toBeNull();
            expect(facts.servers).toBeGreaterThan(0);
          }
          if (kind === "refund") {
            expect(facts.order?.problem).toBeNull();
            expect(
              capProblem(facts.moderation, facts.level, "refund", facts.order?.total ?? null),
            ).toBeNull();
          }
          if (kind === "item") {
            expect(facts.item?.problem).toBeNull();
            const worth = facts.given + (draft.coins ?? 0) + (facts.item?.total ?? 0);
            expect(capProblem(facts.moderation, facts.level, "compensation", worth)).toBeNull();
          }
          if (kind === "coins") {
            const sum = facts.given + (draft.coins ?? 0);
            expect(capProblem(facts.moderation, facts.level, "compensation", sum)).toBeNull();
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("counts what the ticket's verdicts gave before", () => {
    const facts = { ...FINE, level: "support" as const };
    expect(verdictProblems({ ...NOTHING, coins: 1_000 }, facts)).toEqual({});
    expect(verdictProblems({ ...NOTHING, coins: 400 }, { ...facts, given: 700 }).coins).toMatch(
      /1,000 coins.*moderator.*700 already/,
    );
  });

  it("is nobody's who asked for it, nor theirs whose verdict is appealed", () => {
    expect(verdictProblems({ ...NOTHING, warn: true }, { ...FINE, ownTicket: true }).decision).toMatch(
      /own ticket/,
    );
    const about = { ...FINE, target: { self: true, opener: false } };
    expect(verdictProblems({ ...NOTHING, decision: "rejected" }, about).decision).toMatch(/about you/);
    const own = verdictProblems({ ...NOTHING, decision: "rejected" }, { ...FINE, ownVerdict: true });
    expect(own.decision).toMatch(/Somebody else/);
  });
});

describe("afterwards", () => {
  it("each part is taken back by whoever could give it, but a refund by nobody", () => {
    const who = { moderation: DEFAULT_MODERATION, level: "support" as const };
    const effect = { undone: false, amount: 900, days: 3 };
    expect(undoProblem({ ...effect, kind: "coins" }, who)).toBeNull();
    expect(undoProblem({ ...effect, kind: "coins", amount: 1_001 }, who)).toMatch(/moderator/);
    expect(undoProblem({ ...effect, kind: "ban" }, who)).toMatch(/moderator/);
    expect(undoProblem({ ...effect, kind: "warn" }, who)).toBeNull();
    expect(undoProblem({ ...effect, kind: "refund" }, { ...who, level: "support" })).toMatch(
      /cannot be taken back/,
    );
    expect(undoProblem({ ...effect, kind: "warn", undone: true }, who)).toMatch(/already/);
  });

  it("it can be appealed once, for fourteen days, and not what an appeal decided", () => {
    const facts = { appealUntil: appealEnd(NOW), final: false, appeal: null, now: NOW };
    expect(appealProblem(facts)).toBeNull();
    expect(appealProblem({ ...facts, now: new Date(NOW.getTime() + 14 * DAY + 1) })).toMatch(/14 days/);
    expect(appealProblem({ ...facts, final: true })).toMatch(/stands/);
    expect(appealProblem({ ...facts, appeal: 7 })).toMatch(/ticket 7/);
  });
});

describe("letters", () => {
  const anyLetter: fc.Arbitrary<LetterFacts> = fc.record({
    decision: fc.constantFrom("upheld", "rejected"),
    type: fc.constantFrom("report", "appeal", "order"),
    rule: fc.constantFrom(null, "Rule 4"),
    reason: fc.constant("The log shows the shot."),
    warn: fc.boolean(),
    ban: fc.option(
      fc.record({
        days: fc.constantFrom(3, null),
        endsAt: fc.constantFrom(new Date("2026-11-25T21:42:00Z"), null),
        servers: fc.constant(["Northwind 1"]),
      }),
      { nil: null },
    ),
    refund: fc.option(fc.constant({ order: 4_790, coins: 360 }), { nil: null }),
    coins: fc.option(fc.constant(840), { nil: null }),
    item: fc.constantFrom(null, "Mosin 9130"),
    symbol: fc.constant("GC"),
    appealUntil: fc.constant(appealEnd(NOW)),
  });

  it("tell the opener their own part and never the other player's", () => {
    fc.assert(
      fc.property(anyLetter, (facts) => {
        const text = letterText(openerLetter(facts), facts, "https://x/me/verdicts/1/2");
        expect(text).not.toMatch(/ban|warn|Northwind|play again/i);
        expect(text.includes("840 GC")).toBe(facts.coins !== null);
        expect(text.includes("360 GC")).toBe(facts.refund !== null);
        expect(text.includes("Mosin 9130")).toBe(facts.item !== null);
        expect(text).toContain("6 December");
        const other = targetLetter(facts);
        expect(other === null).toBe(!facts.warn && facts.ban === null);
        if (other) expect(letterText(other, facts, null)).not.toMatch(/840|360|Mosin/);
      }),
    );
  });

  it("say in a line what will happen", () => {
    const facts: LetterFacts = {
      decision: "upheld",
      type: "report",
      rule: null,
      reason: "x",
      warn: false,
      ban: { days: 3, endsAt: NOW, servers: [] },
      refund: null,
      coins: 1_200,
      item: null,
      symbol: "GC",
      appealUntil: NOW,
    };
    expect(summary({ ...facts, close: true, number: 1_294 })).toBe(
      "A ban for 3 days and 1,200 GC. Ticket 1294 closes.",
    );
    expect(summary({ ...facts, ban: null, coins: null, item: "Mosin 9130", close: true, number: 2 })).toBe(
      "Mosin 9130. Ticket 2 closes.",
    );
    expect(summary({ ...facts, ban: null, coins: null, close: false, number: 1 })).toBe(
      "Nothing yet. Ticket 1 stays open.",
    );
  });
});
