import { describe, expect, it } from "vitest";
import { nextRestarts, soonestRestart } from "./restarts";

const iso = (times: string[], zone: string, now: string, count = 3) =>
  nextRestarts(times, zone, new Date(now), count).map((at) => at.toISOString().slice(0, 16));

describe("the next restarts", () => {
  it("are read on the server's own clock and go on tomorrow", () => {
    expect(iso(["23:00", "05:00"], "Europe/Warsaw", "2026-11-22T20:00:00Z")).toEqual([
      "2026-11-22T22:00",
      "2026-11-23T04:00",
      "2026-11-23T22:00",
    ]);
  });

  it("keep their local hour over the change of clocks", () => {
    expect(iso(["06:00"], "Europe/Warsaw", "2026-10-24T12:00:00Z", 2)).toEqual([
      "2026-10-25T05:00",
      "2026-10-26T05:00",
    ]);
  });

  it("find the local day where it is already tomorrow", () => {
    expect(iso(["00:30"], "Asia/Kolkata", "2026-11-22T18:45:00Z", 1)).toEqual(["2026-11-22T19:00"]);
  });

  it("are none without a schedule, and a restart happening now is past", () => {
    expect(iso([], "UTC", "2026-11-22T18:45:00Z")).toEqual([]);
    expect(iso(["18:45"], "UTC", "2026-11-22T18:45:00Z", 1)).toEqual(["2026-11-23T18:45"]);
  });
});

describe("the server that restarts next", () => {
  const now = new Date("2026-11-22T18:00:00Z");
  const server = (name: string, restartTimes: string[], nextRestartAt: string | null = null) => ({
    name,
    restartTimes,
    timeZone: "UTC",
    nextRestartAt,
  });
  const found = (...servers: ReturnType<typeof server>[]) => {
    const next = soonestRestart(servers, now);
    return next && [next.server.name, next.at.toISOString().slice(0, 16)];
  };

  it("is the soonest of all, by its schedule or by what was announced", () => {
    expect(found(server("late", ["23:00"]), server("soon", ["19:00"]))).toEqual(["soon", "2026-11-22T19:00"]);
    expect(found(server("late", ["23:00"]), server("told", [], "2026-11-22T18:30:00Z"))).toEqual([
      "told",
      "2026-11-22T18:30",
    ]);
  });

  it("keeps to the schedule where there is one, and leaves what is past", () => {
    expect(found(server("both", ["19:00"], "2026-11-22T18:30:00Z"))).toEqual(["both", "2026-11-22T19:00"]);
    expect(found(server("past", [], "2026-11-22T17:59:00Z"), server("none", []))).toBeNull();
  });
});
