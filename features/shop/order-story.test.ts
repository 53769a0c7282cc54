import { describe, expect, it } from "vitest";
import type { OrderEvent } from "./dto";
import { isMoving, segments, sinceBefore, wantsAnswer } from "./order-story";
import { ORDER_STATES, type OrderState } from "./schema";

const events = (...states: OrderState[]): OrderEvent[] =>
  states.map((state, id) => ({
    id,
    state,
    at: new Date(Date.UTC(2026, 10, 22, 18, id)).toISOString(),
    sentence: "",
    evidence: [],
    by: "system",
  }));
const line = (state: OrderState, ...passed: OrderState[]) =>
  segments({ kind: "in_game", state, events: events(...passed) }).map((one) => `${one.state}:${one.shape}`);

describe("the line of an order", () => {
  it("shows how far it came and what is left", () => {
    expect(line("staged", "paid", "queued", "staged")).toEqual([
      "paid:done",
      "staged:now",
      "uploaded:open",
      "restart_seen:open",
      "likely_collected:open",
    ]);
  });

  it("never calls likely done", () => {
    expect(
      line("likely_collected", "paid", "staged", "uploaded", "restart_seen", "likely_collected").at(-1),
    ).toBe("likely_collected:likely");
  });

  it("ends where it ended", () => {
    expect(line("refunded", "paid", "refunded")).toEqual(["paid:done", "refunded:bad"]);
    expect(line("delivered", "paid", "staged", "uploaded", "restart_seen", "delivered").at(-1)).toBe(
      "delivered:done",
    );
  });

  it("knows the short way of what is given outside the game", () => {
    expect(
      segments({ kind: "supporter", state: "paid", events: events("paid") }).map((one) => one.label),
    ).toEqual(["Paid", "Applied"]);
  });
});

describe("around it", () => {
  it("tells the time since the step before", () => {
    expect(sinceBefore(events("paid", "staged"), 1)).toBe(60_000);
    expect(sinceBefore(events("paid"), 0)).toBeNull();
  });

  it("asks again while something can change, and the buyer when the restart was seen", () => {
    expect(ORDER_STATES.filter((state) => !isMoving({ state }))).toEqual(["delivered", "refunded"]);
    expect(ORDER_STATES.filter((state) => wantsAnswer({ state }))).toEqual([
      "restart_seen",
      "likely_collected",
    ]);
  });
});
