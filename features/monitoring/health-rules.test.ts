import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "@/lib/time";
import { type HealthFacts, judgeHealth, switchedOff } from "./health-rules";

const NOW = new Date("2026-11-22T12:00:00Z");
const ago = (ms: number) => new Date(NOW.getTime() - ms);
const ISO = (ms: number) => ago(ms).toISOString();
const well: HealthFacts = {
  now: NOW,
  connected: true,
  status: "active",
  connectionError: null,
  readError: null,
  lookedAt: ago(20_000),
  server: "up",
  players: 12,
  lastLineAt: ago(4 * MINUTE),
  aside: 0,
  asideReason: null,
  linesSeen: { first: ISO(9 * DAY), sessions: ISO(5 * MINUTE), player_list: ISO(4 * MINUTE) },
};
const judge = (change: Partial<HealthFacts>) => judgeHealth({ ...well, ...change });

describe("a game server's health", () => {
  it("is running while the log grows, and quiet where nobody plays or the server is stopped", () => {
    expect(judge({})).toEqual({ health: "running", reason: "The log is read as it grows." });
    expect(judge({ players: 0 }).health).toBe("quiet");
    expect(judge({ players: null, lastLineAt: ago(2 * HOUR) }).health).toBe("quiet");
    expect(judge({ server: "down", players: null }).reason).toMatch(/stopped/);
  });

  it("gets worse while looks fail, and says what is safe", () => {
    const readError = "Nitrado answered 500.";
    expect(judge({ readError })).toEqual({
      health: "degraded",
      reason:
        "Nitrado answered 500. The log was last read 20 s ago. Nothing is lost: it is tried again by itself within ten minutes, and read on from there.",
    });
    expect(judge({ readError, lookedAt: ago(16 * MINUTE) }).health).toBe("down");
    expect(judge({ readError, lookedAt: null }).health).toBe("down");
  });

  it("is down without a connection, a service or a bot", () => {
    expect(judge({ connected: false }).reason).toMatch(/not connected/);
    expect(judge({ status: "suspended" }).reason).toMatch(/suspended/);
    expect(judge({ status: "adminlocked_suspended" }).health).toBe("down");
    expect(judge({ status: "gone", connectionError: "No longer listed." }).reason).toBe("No longer listed.");
    expect(judge({ lookedAt: ago(11 * MINUTE) })).toMatchObject({
      health: "down",
      reason: expect.stringContaining("11 min"),
    });
    expect(judge({ lookedAt: null }).health).toBe("unknown");
  });

  it("is degraded when a log is set aside, players leave no line, or a setting is off", () => {
    expect(judge({ aside: 1, asideReason: "Nitrado sent a page instead of the log." })).toEqual({
      health: "degraded",
      reason: "A log is set aside. Nitrado sent a page instead of the log.",
    });
    expect(judge({ lastLineAt: ago(26 * MINUTE), players: 1 }).reason).toMatch(
      /^1 player is online, but the log has not grown for 26 min\./,
    );
    expect(judge({ connectionError: "Nitrado did not renew the access." }).health).toBe("degraded");
    expect(judge({ linesSeen: { first: ISO(2 * DAY), sessions: ISO(MINUTE) } }).reason).toMatch(
      /player list is off/,
    );
  });
});

describe("a setting", () => {
  it("is off only when a day of play went without its lines", () => {
    expect(switchedOff({})).toEqual([]);
    expect(switchedOff({ first: ISO(20 * HOUR), sessions: ISO(MINUTE) })).toEqual([]);
    expect(switchedOff({ first: ISO(9 * DAY), sessions: ISO(MINUTE), player_list: ISO(2 * HOUR) })).toEqual(
      [],
    );
    expect(
      switchedOff({ first: ISO(9 * DAY), sessions: ISO(MINUTE), player_list: ISO(2 * DAY) }),
    ).toHaveLength(1);
    // Nobody came since: the list is not written when nobody plays.
    expect(switchedOff({ first: ISO(9 * DAY), sessions: ISO(3 * DAY), player_list: ISO(3 * DAY) })).toEqual(
      [],
    );
  });
});
