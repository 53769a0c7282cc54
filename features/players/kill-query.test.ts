import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldsInto } from "./kill-feed";
import { killFilterOf, killsAddress, killsAskedOf } from "./kill-query";

describe("an address of the kill feed", () => {
  it("opens what it was made from", () => {
    const asked = fc.record(
      {
        kill: fc.constant("77"),
        server: fc.constantFrom("11840201", "srv-2"),
        player: fc.constantFrom("42", "Rook & Co #1", "żółw"),
        weapon: fc.constantFrom("M4-A1", "Mosin 91/30"),
        cause: fc.constantFrom("pvp" as const, "bled_out" as const),
        far: fc.integer({ min: 1, max: 9_999 }).map(String),
        head: fc.constant("1" as const),
        from: fc.constantFrom("2026-11-22T18:00", "2026-11-22T18:00:00.000Z"),
        to: fc.constant("2026-11-23T02:30"),
        view: fc.constant("kills" as const),
        before: fc.constant("2026-11-22T18:00:00.123456Z~77"),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(asked, (one) => {
        const url = new URL(killsAddress("/x", one, { before: one.before }), "http://x");
        expect(killsAskedOf(Object.fromEntries(url.searchParams))).toEqual(one);
      }),
    );
  });

  it("leaves out what makes no sense, also what is hostile", () => {
    const hostile = { far: "-5", cause: "love", head: "yes", before: "now()", from: "yesterday", weapon: "" };
    expect(killsAskedOf({ ...hostile, server: "a'b", player: ["7", "8"], strange: "x" })).toEqual({
      player: "7",
    });
    expect(killFilterOf({ from: "2026-99-99T00:00" }, null).from).toBeUndefined();
    expect(killFilterOf({ before: "2026-99-99T00:00:00Z~1" }, null).before).toBeUndefined();
  });

  it("reads clocks in the reader's zone, and what has a Z as it is", () => {
    const filter = killFilterOf({ from: "2026-11-22T18:00", to: "2026-07-01T18:00" }, "Europe/Warsaw");
    expect(filter.from?.toISOString()).toBe("2026-11-22T17:00:00.000Z");
    expect(filter.to?.toISOString()).toBe("2026-07-01T16:00:00.000Z");
    const exact = killFilterOf({ from: "2026-11-22T18:00:00Z" }, "Europe/Warsaw");
    expect(exact.from?.toISOString()).toBe("2026-11-22T18:00:00.000Z");
  });

  it("tells ids from names", () => {
    expect(killFilterOf({ player: "42" }, null).playerId).toBe(42);
    expect(killFilterOf({ player: "Rook_42" }, null).playerId).toBeUndefined();
  });
});

it("kills fold only where none of a fight is filtered away", () => {
  expect(foldsInto({})).toBe(true);
  expect(foldsInto({ kind: "pvp", serviceId: "1", from: new Date() })).toBe(true);
  for (const filter of [{ weapon: "x" }, { minDistance: 9 }, { headshot: true }, { playerId: 1 }])
    expect(foldsInto(filter)).toBe(false);
  expect(foldsInto({ kind: "suicide" })).toBe(false);
});
