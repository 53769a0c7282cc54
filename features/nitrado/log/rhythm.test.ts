import { describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "@/lib/time";
import { isFinished, nextLook, nextTry } from "./rhythm";

const NOW = new Date("2026-11-22T12:00:00Z");
const ago = (ms: number) => new Date(NOW.getTime() - ms);
const finished = (modified: number | null, since: number | null, newer: number) =>
  isFinished({
    modifiedAt: modified === null ? null : ago(modified),
    sizeSince: since === null ? null : ago(since),
    newerStart: ago(newer),
    now: NOW,
  });

describe("the next look", () => {
  const look = (failures: number, quietForMs: number | null, retryAfterMs = 0) =>
    nextLook(30_000, { failures, quietForMs, retryAfterMs });

  it("comes with the poll interval while something happens, and up to four times later when nothing does", () => {
    expect(look(0, null)).toBe(30_000);
    expect(look(0, 14 * MINUTE)).toBe(30_000);
    expect(look(0, 15 * MINUTE)).toBe(60_000);
    expect(look(0, HOUR)).toBe(120_000);
    expect(nextLook(5 * MINUTE, { failures: 0, quietForMs: HOUR, retryAfterMs: 0 })).toBe(5 * MINUTE);
  });

  it("backs off while looks fail, at least as long as Nitrado asks", () => {
    expect([1, 2, 3].map((failures) => look(failures, null))).toEqual([60_000, 120_000, 240_000]);
    expect(look(40, null)).toBe(10 * MINUTE);
    expect(look(1, null, 20 * MINUTE)).toBe(20 * MINUTE);
  });
});

describe("a log that another one followed", () => {
  it("is finished when it was written before the other began and keeps its size", () => {
    expect(finished(9 * MINUTE, 0, 8 * MINUTE)).toBe(false);
    expect(finished(9 * MINUTE, 30_000, 8 * MINUTE)).toBe(true);
    expect(finished(11 * MINUTE, null, 8 * MINUTE)).toBe(true);
  });

  it("that was written later has to keep its size for a minute", () => {
    expect(finished(7 * MINUTE, 30_000, 8 * MINUTE)).toBe(false);
    expect(finished(7 * MINUTE, MINUTE, 8 * MINUTE)).toBe(true);
    expect(finished(null, 30_000, 8 * MINUTE)).toBe(false);
  });
});

it("a log that was set aside is tried at once twice, then ever less often", () => {
  expect([1, 2, 3, 4, 10].map(nextTry)).toEqual([0, 0, MINUTE, 2 * MINUTE, 60 * MINUTE]);
});
