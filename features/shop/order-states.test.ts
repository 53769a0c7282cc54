import { describe, expect, it } from "vitest";
import { HOUR } from "@/lib/time";
import {
  answerProblem,
  answerState,
  closesAt,
  mayAdvance,
  nextStates,
  pausesItself,
  refundProblem,
} from "./order-states";
import { ITEM_KINDS, ORDER_STATES } from "./schema";

describe("the way of an order", () => {
  it("in the game leads over every step to delivered", () => {
    const way = [
      "paid",
      "queued",
      "staged",
      "uploaded",
      "restart_seen",
      "likely_collected",
      "delivered",
    ] as const;
    for (const [at, state] of way.slice(1).entries())
      expect(mayAdvance("in_game", way[at] ?? state, state)).toBe(true);
  });

  it("outside the game knows no restart", () => {
    for (const state of ["staged", "uploaded", "restart_seen", "likely_collected"] as const) {
      expect(ORDER_STATES.some((from) => mayAdvance("supporter", from, state))).toBe(false);
    }
    expect(mayAdvance("supporter", "queued", "delivered")).toBe(true);
  });

  it.each(ITEM_KINDS)(
    "of kind %s never leaves a refund, never stays, and never goes back to paid",
    (kind) => {
      expect(nextStates(kind, "refunded")).toEqual([]);
      for (const from of ORDER_STATES) {
        expect(mayAdvance(kind, from, from)).toBe(false);
        expect(mayAdvance(kind, from, "paid")).toBe(false);
      }
    },
  );

  it("never skips the proof: nothing is delivered that no restart was seen for", () => {
    for (const from of ["paid", "queued", "staged", "uploaded"] as const) {
      expect(mayAdvance("in_game", from, "delivered")).toBe(false);
    }
  });

  it("is never queued again once a restart may have placed it, unless a person decides", () => {
    expect(mayAdvance("in_game", "restart_seen", "queued")).toBe(false);
    expect(mayAdvance("in_game", "likely_collected", "queued")).toBe(false);
    expect(mayAdvance("in_game", "needs_look", "queued")).toBe(true);
  });
});

describe("refunds", () => {
  it("by the buyer end when the order is staged", () => {
    const open = ORDER_STATES.filter((state) => refundProblem(state, "buyer") === null);
    expect(open).toEqual(["paid", "queued"]);
  });
  it("by themselves need proof that nothing reached the game", () => {
    const open = ORDER_STATES.filter((state) => refundProblem(state, "system") === null);
    expect(open).toEqual(["paid", "queued", "failed"]);
  });
  it("by staff happen once, and not while a file is on its way", () => {
    const closed = ORDER_STATES.filter((state) => refundProblem(state, "staff") !== null);
    expect(closed).toEqual(["staged", "uploaded", "refunded"]);
  });
});

describe("the buyer's answer", () => {
  it("is asked for between the restart and the end", () => {
    expect(ORDER_STATES.filter((state) => answerProblem(state) === null)).toEqual([
      "restart_seen",
      "likely_collected",
    ]);
  });
  it("`not there` goes to a person", () => {
    expect(answerState("not_there")).toBe("needs_look");
    expect(answerState("got_it")).toBe("delivered");
  });
  it("is not needed after 48 hours", () => {
    const boot = new Date("2026-11-22T20:00:14Z");
    expect(closesAt("restart_seen", boot)).toEqual(new Date(boot.getTime() + 48 * HOUR));
    expect(closesAt("delivered", boot)).toBeNull();
    expect(closesAt("restart_seen", null)).toBeNull();
  });
});

describe("an item pauses itself", () => {
  it.each([
    [[true, true, true], true],
    [[true, false, true, false, true], true],
    [[true, true, false, false, false, true], false],
    [[true, true], false],
    [[], false],
  ])("after %j: %s", (outcomes, paused) => {
    expect(pausesItself(outcomes)).toBe(paused);
  });
});
