import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  BURST,
  BUSY_FROM,
  MOST_LINES,
  MOST_SIGNS,
  nextAllowed,
  nextBatch,
  retryMs,
  type Waiting,
} from "./feed-queue";
import { FEEDS } from "./feeds";

const line = (id: number, more: Partial<Waiting> = {}): Waiting => ({
  id,
  feed: "kills",
  contentKey: `k${id}`,
  content: `kill ${id}`,
  messageId: null,
  nonce: null,
  ...more,
});
const ids = (rows: readonly Waiting[]) => rows.map(({ id }) => id);

describe("the next message of a channel", () => {
  it("is one line while few wait, and all of them once many do", () => {
    const few = [1, 2, 3].map((id) => line(id));
    expect(ids(nextBatch(few, false))).toEqual([1]);
    expect(ids(nextBatch([...few, line(4)], false))).toEqual([1, 2, 3, 4]);
    expect(ids(nextBatch(few, true))).toEqual([1, 2, 3]);
    expect(nextBatch([], true)).toEqual([]);
  });

  it("never mixes feeds, and never groups what needs a person", () => {
    const mixed = [line(1), line(2), line(3, { feed: "shop" }), line(4)];
    expect(ids(nextBatch(mixed, true))).toEqual([1, 2]);
    const team = [1, 2, 3, 4, 5].map((id) => line(id, { feed: "admin" }));
    expect(ids(nextBatch(team, true))).toEqual([1]);
  });

  it("goes again exactly as it was asked for before", () => {
    const asked = [line(1, { nonce: "n" }), line(2, { nonce: "n" }), line(3), line(4), line(5), line(6)];
    expect(ids(nextBatch(asked, true))).toEqual([1, 2]);
  });

  it("brings every line once, in its order, and fits", () => {
    const rows = fc.array(
      fc.record({
        feed: fc.constantFrom(...FEEDS, null),
        content: fc.string({ minLength: 1, maxLength: 900 }),
        board: fc.boolean(),
      }),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(rows, fc.boolean(), (given, busy) => {
        let waiting = given.map(({ feed, content, board }, id) =>
          line(id, { feed, content, messageId: board ? "1" : null }),
        );
        const told: number[] = [];
        while (waiting.length > 0) {
          const batch = nextBatch(waiting, busy);
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(MOST_LINES);
          expect(new Set(batch.map(({ feed }) => feed)).size).toBe(1);
          if (batch.length > 1)
            expect(batch.map(({ content }) => content).join("\n").length).toBeLessThanOrEqual(MOST_SIGNS);
          told.push(...ids(batch));
          waiting = waiting.slice(batch.length);
        }
        expect(told).toEqual(given.map((_, id) => id));
      }),
    );
  });
});

it("a channel that had many messages in a minute waits, so that the next ones come together", () => {
  const now = new Date("2026-11-23T09:00:00Z");
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
  const many = Array.from({ length: BUSY_FROM }, (_, at) => ago(2 + at));
  expect(nextAllowed(many.slice(1), now)).toEqual(now);
  expect(nextAllowed(many, now)).toEqual(new Date(now.getTime() + 10_000));
  expect(
    nextAllowed(
      many.map((at) => new Date(at.getTime() - 60_000)),
      now,
    ),
  ).toEqual(now);
  expect(BURST).toBeLessThanOrEqual(BUSY_FROM);
});

it("a failed try waits longer each time, and never longer than five minutes", () => {
  expect([1, 2, 3].map(retryMs)).toEqual([5_000, 10_000, 20_000]);
  expect(retryMs(40)).toBe(300_000);
});
