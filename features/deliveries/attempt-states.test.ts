import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ATTEMPT_STATES,
  type AttemptFacts,
  type AttemptState,
  belongsInFile,
  isOpen,
  retryProblem,
  stepProblem,
} from "./attempt-states";

const at = new Date("2026-11-22T12:00:00Z");
const facts = (state: AttemptState, change: Partial<AttemptFacts> = {}): AttemptFacts => ({
  state,
  intentAt: null,
  stagedAt: null,
  unstageIntentAt: null,
  unstagedAt: null,
  ...change,
});

describe("an attempt's way", () => {
  it("is planned, staged, restart seen, unstaged, fulfilled", () => {
    expect(stepProblem(facts("planned", { intentAt: at }), "staged")).toBeNull();
    expect(stepProblem(facts("staged", { intentAt: at }), "restart_seen")).toBeNull();
    expect(stepProblem(facts("restart_seen", { intentAt: at }), "unstage_required")).toBeNull();
    expect(stepProblem(facts("unstage_required", { unstagedAt: at }), "fulfilled")).toBeNull();
  });

  it("never skips the intent, the clean file, or the removal of what may stand in the file", () => {
    expect(stepProblem(facts("planned"), "staged")).toContain("intent");
    expect(stepProblem(facts("unstage_required"), "fulfilled")).toContain("clean");
    expect(stepProblem(facts("planned", { intentAt: at }), "abandoned")).toContain("taken out first");
    expect(stepProblem(facts("planned"), "abandoned")).toBeNull();
    expect(stepProblem(facts("staged"), "fulfilled")).toContain("cannot become");
    expect(stepProblem(facts("staged"), "planned")).toContain("cannot become");
    expect(stepProblem(facts("abandoned"), "planned")).toContain("cannot become");
  });

  it("ends in a final state or before a person from wherever it is", () => {
    const state = fc.constantFrom(...ATTEMPT_STATES);
    fc.assert(
      fc.property(state, fc.array(state, { maxLength: 12 }), (start, wishes) => {
        let now: AttemptState = start;
        const late = { intentAt: at, unstagedAt: at };
        for (const wish of wishes) if (!stepProblem(facts(now, late), wish)) now = wish;
        const ways = ATTEMPT_STATES.filter((to) => !stepProblem(facts(now, late), to));
        expect(now === "abandoned" || ways.length > 0).toBe(true);
        if (!isOpen(now)) expect(ways.every((to) => to === "needs_look")).toBe(true);
      }),
    );
  });
});

it("stands in the file from its intent until its removal begins", () => {
  expect(belongsInFile(facts("planned"))).toBe(false);
  expect(belongsInFile(facts("planned", { intentAt: at }))).toBe(true);
  expect(belongsInFile(facts("staged", { intentAt: at }))).toBe(true);
  expect(belongsInFile(facts("restart_seen", { intentAt: at }))).toBe(true);
  for (const state of ["unstage_required", "needs_look", "fulfilled", "abandoned"] as const)
    expect(belongsInFile(facts(state, { intentAt: at }))).toBe(false);
});

it("makes room for another attempt only where all earlier ones were abandoned", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ATTEMPT_STATES)), (earlier) => {
      expect(retryProblem(earlier) === null).toBe(earlier.every((state) => state === "abandoned"));
    }),
  );
});
