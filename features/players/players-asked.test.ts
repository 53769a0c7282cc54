import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { playersAddress, playersAsked, playersAskedOf, playersQueryOf } from "./players-asked";
import { PLAYER_COLUMNS, PLAYER_SORTS, USUAL_COLUMNS } from "./profile";

const query = fc.record({
  search: fc.constantFrom("", "rook", "żółw & co"),
  sort: fc.constantFrom(...PLAYER_SORTS),
  online: fc.boolean(),
  linked: fc.constantFrom(null, "yes" as const, "no" as const),
  days: fc.constantFrom(null, 1, 7, 30, 90),
  columns: fc
    .subarray([...PLAYER_COLUMNS], { minLength: 1 })
    .map((chosen) => PLAYER_COLUMNS.filter((column) => chosen.includes(column))),
  after: fc.constantFrom(null, "12~44"),
});

describe("an address of the list of players", () => {
  it("opens what it was made from, and the file takes it too", () => {
    fc.assert(
      fc.property(query, (one) => {
        const url = new URL(playersAddress("/x", one, { after: one.after }), "http://x");
        const params = Object.fromEntries(url.searchParams);
        expect(playersQueryOf(playersAskedOf(params))).toEqual(one);
        expect(playersQueryOf(playersAsked.parse(params))).toEqual(one);
      }),
    );
  });

  it("takes columns as a form sends them, and leaves out what makes no sense", () => {
    expect(playersQueryOf(playersAskedOf({ cols: ["kills", "person"] })).columns).toEqual([
      "person",
      "kills",
    ]);
    const hostile = { cols: "kills,password", sort: "name", days: "0", linked: "maybe", q: " a\u0007b " };
    expect(playersQueryOf(playersAskedOf(hostile))).toEqual({
      search: "ab",
      sort: "seen",
      online: false,
      linked: null,
      days: null,
      columns: USUAL_COLUMNS,
      after: null,
    });
  });
});
