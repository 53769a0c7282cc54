import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TICKET_BYTES, TICKET_FILES, WAITING_FILES } from "./limits";
import { rangeOf, ticketRoomProblem, waitingProblem } from "./rules";

describe("a Range header", () => {
  it("is one part within the file, or the whole file, or outside", () => {
    expect(rangeOf("bytes=0-9", 100)).toEqual({ from: 0, to: 9 });
    expect(rangeOf("bytes=90-", 100)).toEqual({ from: 90, to: 99 });
    expect(rangeOf("bytes=-10", 100)).toEqual({ from: 90, to: 99 });
    expect(rangeOf("bytes=-500", 100)).toEqual({ from: 0, to: 99 });
    expect(rangeOf("bytes=100-", 100)).toBe("none");
    expect(rangeOf("bytes=5-2", 100)).toBe("none");
    for (const header of [null, "bytes=0-1,3-4", "items=0-1", "bytes=-", "bytes=a-b"])
      expect(rangeOf(header, 100)).toBeNull();
  });

  it("never reaches outside of the file, and never asks for more than a part", () => {
    const number = fc.option(fc.nat(10_000_000).map(String), { nil: "" });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 1, max: 9_000_000 }), (first, last, size) => {
        const range = rangeOf(`bytes=${first}-${last}`, size);
        if (range === null || range === "none") return;
        expect(range.from).toBeGreaterThanOrEqual(0);
        expect(range.to).toBeLessThan(size);
        expect(range.to).toBeGreaterThanOrEqual(range.from);
        expect(range.to - range.from).toBeLessThan(2 * 1024 * 1024);
      }),
    );
  });
});

it("a ticket and a person have so much room and no more", () => {
  const some = { files: 3, bytes: 1_000 };
  expect(ticketRoomProblem(some, some)).toBeNull();
  expect(ticketRoomProblem({ ...some, files: TICKET_FILES - 2 }, some)).toContain("files at most");
  expect(ticketRoomProblem({ ...some, bytes: TICKET_BYTES }, some)).toContain("150 MB");
  expect(waitingProblem(some, 10)).toBeNull();
  expect(waitingProblem({ ...some, files: WAITING_FILES }, 10)).toContain("wait to be sent");
});
