import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAdmLine } from "./line";
import { event, sessionEvent } from "./testing/arbitrary";
import { type Generation, writeLine } from "./testing/write";

const RUNS = 4000;

describe("a line that the game would write", () => {
  it("reads back as the event it was written from, whatever the names", () => {
    fc.assert(
      fc.property(event, fc.integer({ min: 0, max: 86_399 }), (wanted, seconds) => {
        expect(readAdmLine(writeLine(seconds, wanted, "C"))).toEqual({ seconds, line: wanted });
      }),
      { numRuns: RUNS * 3 },
    );
  });

  it.each<Generation>(["A", "B", "C"])("reads back for sessions of generation %s", (generation) => {
    fc.assert(
      fc.property(sessionEvent(generation), (wanted) => {
        expect(readAdmLine(writeLine(1, wanted, generation)).line).toEqual(wanted);
      }),
      { numRuns: RUNS },
    );
  });
});
