import { expect, it } from "vitest";
import { chartsCsv } from "./server-charts-csv";

it("writes a line for each step up to now, and leaves empty what is not known", () => {
  const charts = {
    range: "24h",
    stepMinutes: 30,
    players: [12, 4.126],
    peak: 13,
    cpuPercent: [null, 50],
    memoryMb: [1_024, null],
    diskMb: [null, null],
    playersAt: null,
    measuredAt: null,
  } as const;
  const text = chartsCsv(
    { ...charts, players: [...charts.players], cpuPercent: [null, 50], memoryMb: [1_024, null], diskMb: [] },
    new Date("2026-11-22T10:40:00Z"),
  );
  expect(text.split("\r\n")).toEqual([
    "from_utc,players,cpu_percent,memory_mb,disk_mb",
    "2026-11-22T10:00:00.000Z,12,,1024,",
    "2026-11-22T10:30:00.000Z,4.13,50,,",
    "",
  ]);
});
