import { describe, expect, it } from "vitest";
import { type PlaceRow, standingAt } from "./standing";

/** A row a minute: kind, metres to the east, and `dead`. */
const rows = (...list: [kind: string, x: number | null, dead?: "dead"][]): PlaceRow[] =>
  list.map(([kind, x, dead], minute) => ({
    at: new Date(minute * 60_000),
    kind,
    x,
    y: x === null ? null : 100,
    altitude: 5,
    dead: dead === "dead",
  }));
const found = (...list: Parameters<typeof rows>) => standingAt(rows(...list))?.position.x ?? null;

describe("where a player last stood", () => {
  it("is the newest place that was no more than three metres from the one before", () => {
    expect(found(["seen", 10], ["seen", 12], ["seen", 50], ["placed", 53], ["seen", 90])).toBe(53);
    expect(found(["seen", 10], ["seen", 13.1])).toBeNull();
    expect(found(["seen", 10])).toBeNull();
    expect(found()).toBeNull();
  });

  it("is not where they lay unconscious, or where their body lay", () => {
    expect(found(["seen", 10], ["unconscious", 10], ["hit", 10], ["seen", 10])).toBeNull();
    expect(found(["seen", 10], ["unconscious", 10], ["regained", 20], ["seen", 21])).toBe(21);
    expect(found(["seen", 10], ["seen", 10, "dead"], ["seen", 10, "dead"])).toBeNull();
    // Whoever comes back is awake, and the first place after that is not yet one of standing.
    expect(found(["unconscious", 10], ["seen", 10, "dead"], ["seen", 10], ["seen", 11])).toBe(11);
  });

  it("begins anew after a teleport, and needs no place in between", () => {
    expect(found(["seen", 10], ["teleported", 10], ["seen", 11])).toBeNull();
    expect(found(["seen", 10], ["regained", null], ["seen", 11])).toBe(11);
  });
});
