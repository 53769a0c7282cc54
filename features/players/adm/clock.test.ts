import { describe, expect, it } from "vitest";
import { AdmClock, admInstant, missesDays } from "./clock";

const HOUR = 3600;
const at = (h: number, m = 0, s = 0) => h * HOUR + m * 60 + s;

/** Dates of these times of day, after a header. */
function dates(start: number, ...times: number[]): (string | null)[] {
  const clock = new AdmClock();
  clock.start("2026-02-28", start);
  return times.map((time) => clock.date(clock.at(time)));
}

describe("the clock of a log", () => {
  it("goes to the next day when it steps back by more than two hours", () => {
    expect(dates(at(22), at(23, 59), at(0, 1), at(12), at(9))).toEqual([
      "2026-02-28",
      "2026-03-01",
      "2026-03-01",
      "2026-03-02",
    ]);
  });

  it("takes a smaller step back for write order or the end of summer time", () => {
    expect(dates(at(2), at(2, 59), at(2, 58, 57), at(2), at(1, 0, 1), at(3))).toEqual(
      new Array(5).fill("2026-02-28"),
    );
  });

  it("puts a line that was written late over midnight on the day before", () => {
    expect(dates(at(23), at(23, 59, 59), at(0, 0, 1), at(23, 59, 58), at(0, 0, 2))).toEqual([
      "2026-02-28",
      "2026-03-01",
      "2026-02-28",
      "2026-03-01",
    ]);
  });

  it("starts anew with a header", () => {
    const clock = new AdmClock();
    expect(clock.date(clock.at(5))).toBeNull();
    clock.start("2024-02-29", at(23));
    expect(clock.date(clock.at(at(1)))).toBe("2024-03-01");
    clock.start("2025-01-01", at(1));
    expect(clock.date(clock.at(at(1)))).toBe("2025-01-01");
  });

  it("knows when a silence hides a day", () => {
    const clock = new AdmClock();
    clock.start("2026-02-28", at(23));
    clock.at(at(1));
    const march1 = Date.parse("2026-03-01T23:59:59Z") / 1000;
    expect(missesDays(clock.state, march1)).toBe(false);
    expect(missesDays(clock.state, march1 + 1)).toBe(true);
    expect(missesDays(new AdmClock().state, march1)).toBe(true);
  });

  it("gives instants by the server's distance from UTC", () => {
    const noon = Date.parse("2026-07-01T12:00:00Z") / 1000;
    expect(admInstant(noon, -420).toISOString()).toBe("2026-07-01T19:00:00.000Z");
    expect(admInstant(noon, 120).toISOString()).toBe("2026-07-01T10:00:00.000Z");
  });
});
