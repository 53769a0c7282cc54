import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "@/lib/time";
import { dueAt, openProblem, promiseHours, step, type TicketState, type TicketStep } from "./rules";

const NOW = new Date("2026-11-23T12:00:00Z");
const FRESH: TicketState = {
  open: true,
  waitingFor: "staff",
  waitingSince: NOW,
  assignee: null,
  firstAnswerAt: null,
  closedAt: null,
};
const hours = (count: number) => new Date(NOW.getTime() + count * HOUR);

function taken(state: TicketState, next: TicketStep, at: Date): TicketState {
  const result = step(state, next, at);
  if (typeof result === "string") throw new Error(result);
  return result;
}

describe("the promise", () => {
  it("is the tier's, and shorter for Gold and Partner where it is urgent", () => {
    expect(promiseHours("bronze", "medium")).toBe(48);
    expect(promiseHours("silver", "urgent")).toBe(24);
    expect(promiseHours("gold", "medium")).toBe(12);
    expect(promiseHours("gold", "urgent")).toBe(6);
    expect(promiseHours("partner", "urgent")).toBe(6);
    expect(promiseHours("none", "urgent")).toBeNull();
  });

  it("leaves nobody without a place in the queue", () => {
    expect(dueAt(NOW, "none", "medium")).toEqual(hours(72));
    expect(dueAt(NOW, "none", "urgent")).toEqual(hours(24));
    expect(dueAt(NOW, "gold", "urgent")).toEqual(hours(6));
  });
});

describe("a ticket's way", () => {
  it("counts from the first word that nobody has answered", () => {
    const again = taken(FRESH, { kind: "opener-writes", reopen: false }, hours(3));
    expect(again.waitingSince).toEqual(NOW);
    const answered = taken(again, { kind: "staff-writes", by: "mara" }, hours(4));
    expect(answered).toMatchObject({ waitingFor: "opener", waitingSince: null, assignee: "mara" });
    expect(answered.firstAnswerAt).toEqual(hours(4));
    const asked = taken(answered, { kind: "opener-writes", reopen: false }, hours(5));
    expect(asked).toMatchObject({ waitingFor: "staff", waitingSince: hours(5), firstAnswerAt: hours(4) });
  });

  it("stays closed under a thank-you, and opens again for whoever asks in time", () => {
    const closed = taken(FRESH, { kind: "closes" }, NOW);
    expect(taken(closed, { kind: "opener-writes", reopen: false }, hours(1))).toEqual(closed);
    const open = taken(closed, { kind: "opener-writes", reopen: true }, hours(1));
    expect(open).toMatchObject({ open: true, waitingFor: "staff", waitingSince: hours(1), closedAt: null });
    const late = new Date(NOW.getTime() + 31 * DAY);
    expect(step(closed, { kind: "opener-writes", reopen: true }, late)).toContain("30 days");
    expect(step(closed, { kind: "staff-writes", by: "mara" }, NOW)).toContain("closed");
  });

  const steps = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant("opener-writes" as const), reopen: fc.boolean() }),
      fc.record({ kind: fc.constant("staff-writes" as const), by: fc.constantFrom("a", "b") }),
      fc.record({ kind: fc.constant("closes" as const) }),
      fc.record({ kind: fc.constant("reopens" as const) }),
    ),
    { maxLength: 30 },
  );

  it("never owes an answer in a closed ticket, and always knows since when it owes one", () => {
    fc.assert(
      fc.property(steps, (way) => {
        let state = FRESH;
        let hour = 0;
        for (const next of way) {
          const result = step(state, next, hours(++hour));
          if (typeof result === "string") continue;
          // The first answer and who took it are never taken back by a step.
          if (state.firstAnswerAt) expect(result.firstAnswerAt).toEqual(state.firstAnswerAt);
          if (state.assignee) expect(result.assignee).toBe(state.assignee);
          state = result;
          expect(state.waitingSince !== null).toBe(state.waitingFor === "staff");
          expect(state.closedAt !== null).toBe(!state.open);
          if (!state.open) expect(state.waitingFor).toBeNull();
        }
      }),
    );
  });
});

describe("who may open one", () => {
  const facts = {
    openers: "everyone",
    maxOpen: 3,
    open: 0,
    member: true,
    linked: false,
    lastSeenAt: null,
    now: NOW,
  } as const;
  it("follows the guild's rule and its limit", () => {
    expect(openProblem(facts)).toBeNull();
    expect(openProblem({ ...facts, open: 3 })).toContain("3 is the most");
    expect(openProblem({ ...facts, maxOpen: 1, open: 1 })).toContain("an open ticket here already");
    expect(openProblem({ ...facts, member: false, linked: true })).toContain("Discord server");
    expect(openProblem({ ...facts, openers: "linked" })).toContain("Link your player");
    expect(openProblem({ ...facts, openers: "linked", linked: true })).toBeNull();
    const played = (days: number | null) =>
      openProblem({
        ...facts,
        openers: "players",
        linked: true,
        lastSeenAt: days === null ? null : new Date(NOW.getTime() - days * DAY),
      });
    expect(played(29)).toBeNull();
    expect(played(31)).toContain("last 30 days");
    expect(played(null)).toContain("last 30 days");
    expect(openProblem({ ...facts, openers: "players", lastSeenAt: NOW })).toContain("Link your player");
  });
});
