import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIELD_NAMES, fieldsIn, fillIn, pieces, shiftMarks, unfilledProblem, unknownFields } from "./fields";

const values = {
  "order.state": { value: "placed" },
  "server.nextRestart": { value: "23:00 GMT+1" },
  "opener.player": { why: "The opener has linked no player." },
} as const;

describe("filling in", () => {
  it("puts values in, marks them, and says what has none", () => {
    const filled = fillIn(
      "Your order is {order.state}, until {server.nextRestart}. {opener.player}?",
      values,
    );
    expect(filled.text).toBe("Your order is placed, until 23:00 GMT+1. {opener.player}?");
    expect(filled.marks.map((mark) => filled.text.slice(mark.start, mark.end))).toEqual([
      "placed",
      "23:00 GMT+1",
    ]);
    expect(filled.missing).toEqual([{ field: "opener.player", why: "The opener has linked no player." }]);
    expect(unfilledProblem(filled.text)).toContain("{opener.player}");
    expect(unfilledProblem("Your order is placed.")).toBeNull();
  });

  it("leaves alone what is no field, and never reads a value for a field again", () => {
    expect(unknownFields("{order.stat} {toString.call} {order.state} {x} { order.state }")).toEqual([
      "order.stat",
      "toString.call",
    ]);
    expect(fieldsIn("{constructor.name} {order.state}{order.state}")).toEqual(["order.state"]);
    const nested = fillIn("{ticket.title}", { "ticket.title": { value: "{order.state}" } });
    expect(nested.text).toBe("{order.state}");
    expect(nested.marks).toEqual([{ start: 0, end: 13, field: "ticket.title" }]);
  });
});

describe("marks", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", " ", "{", "é", "😀"), maxLength: 30 });
  const part = fc.oneof(
    text,
    fc.constantFrom(...FIELD_NAMES).map((name) => `{${name}}`),
  );

  it("stay with their words, whatever is written before, behind or into them", () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), text, fc.nat(), fc.nat(), (parts, added, from, cut) => {
        const all = Object.fromEntries(FIELD_NAMES.map((name) => [name, { value: `<${name}>` }]));
        const before = fillIn(parts.join(""), all);
        const at = from % (before.text.length + 1);
        const end = Math.min(before.text.length, at + (cut % 5));
        const after = before.text.slice(0, at) + added + before.text.slice(end);
        const kept = shiftMarks(before.marks, before.text, after);
        for (const mark of kept) expect(after.slice(mark.start, mark.end)).toBe(`<${mark.field}>`);
        const clear = before.marks.filter((mark) => mark.end <= at || mark.start >= end);
        expect(kept.length).toBeGreaterThanOrEqual(clear.length - (added === "" && at === end ? 0 : 1));
        expect(
          pieces(after, kept)
            .map((piece) => piece.text)
            .join(""),
        ).toBe(after);
      }),
    );
  });

  it("that overlap or lie outside are not drawn", () => {
    const mark = (start: number, end: number) => ({ start, end, field: "order.state" as const });
    expect(pieces("abcdef", [mark(4, 9), mark(1, 3), mark(2, 4), mark(3, 3)])).toEqual([
      { text: "a", field: null },
      { text: "bc", field: "order.state" },
      { text: "def", field: null },
    ]);
  });
});
