import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ratesAnew, ratingInput, ratingProblem } from "./rating";

const at = (day: number) => new Date(Date.UTC(2026, 10, 1) + day * 86_400_000);
const closed = (closedAt: number, ratedAt: number | null) => ({
  open: false,
  closedAt: at(closedAt),
  ratedAt: ratedAt === null ? null : at(ratedAt),
});

describe("a rating", () => {
  it("is given once, changed for seven days, and given anew after the ticket was opened again", () => {
    expect(ratingProblem({ open: true, closedAt: null, ratedAt: null }, at(0))).toContain(
      "when it is closed",
    );
    expect(ratingProblem(closed(0, null), at(900))).toBeNull();
    expect(ratingProblem(closed(0, 1), at(8))).toBeNull();
    expect(ratingProblem(closed(0, 1), at(8.01))).toContain("the rating stays");
    expect(ratingProblem(closed(20, 1), at(40))).toBeNull();
    expect([ratesAnew(closed(0, null)), ratesAnew(closed(0, 1)), ratesAnew(closed(20, 1))]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it("once it counts, stays open for exactly as long after the same closing", () => {
    const day = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(day, day, day, (end, later, look) => {
        const rated = closed(end, end + later);
        expect(ratingProblem(rated, at(end + later + look)) === null).toBe(
          at(end + later + look).getTime() <= at(end + later).getTime() + 7 * 86_400_000,
        );
      }),
    );
  });

  it("takes one to five stars and a comment of 500 characters, without what cannot be shown", () => {
    const read = (given: object) => ratingInput.safeParse({ number: 1, rating: 5, ...given }).success;
    expect([read({}), read({ comment: "a".repeat(500) }), read({ comment: "Two\r\nlines" })]).toEqual([
      true,
      true,
      true,
    ]);
    expect([read({ rating: 0 }), read({ rating: 6 }), read({ rating: "x" }), read({ rating: 2.5 })]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect([read({ comment: "a".repeat(501) }), read({ comment: "\u0007" })]).toEqual([false, false]);
  });
});
