import { expect, it } from "vitest";
import { courseCsv } from "./course-csv";
import type { Overview } from "./schema";

const kept = { computedAt: "", sourceUntil: null, state: "fresh", lastError: null } as const;
const NONE: Overview = { players: null, kills: null, people: null, coins: null, orders: null };
const course = { from: "2026-11-22T10:00:00.000Z", stepMs: 600_000, now: [3, null], before: [1, 2] };
const figures = { course, peak: null, peakBefore: null, mean: null, meanBefore: null, restarts: [] };

it("writes a line for each step, and leaves empty what is not known", () => {
  expect(courseCsv("players", { ...NONE, players: { figures, ...kept } })).toBe(
    "from_utc,players,players_before\r\n2026-11-22T10:00:00.000Z,3,1\r\n2026-11-22T10:10:00.000Z,,2\r\n",
  );
  expect(courseCsv("coins", NONE)).toBe("from_utc\r\n");
});
