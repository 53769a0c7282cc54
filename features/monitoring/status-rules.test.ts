import { describe, expect, it } from "vitest";
import {
  dayState,
  judgeHeartbeat,
  judgeProbe,
  overallState,
  shownState,
  uptime,
  uptimeWords,
} from "./status-rules";

const now = new Date("2026-11-22T21:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

describe("what the status page says", () => {
  it("does not take an old answer for an answer", () => {
    expect(shownState("running", ago(9), now)).toBe("running");
    expect(shownState("running", ago(11), now)).toBe("unknown");
    expect(shownState("down", null, now)).toBe("unknown");
  });

  it("colours a day by how long it hurt, and leaves a day without checks open", () => {
    expect(dayState({ ok: 288, degraded: 0, down: 0 })).toBe("running");
    expect(dayState({ ok: 286, degraded: 0, down: 2 })).toBe("degraded");
    expect(dayState({ ok: 282, degraded: 0, down: 6 })).toBe("down");
    expect(dayState(null)).toBe("unknown");
    expect(dayState({ ok: 0, degraded: 0, down: 0 })).toBe("unknown");
  });

  it("never rounds a failure away", () => {
    expect(uptimeWords(uptime([{ ok: 99_999, degraded: 0, down: 1 }]))).toBe("99.99 %");
    expect(uptimeWords(uptime([{ ok: 90, degraded: 10, down: 0 }, null]))).toBe("100 %");
    expect(uptimeWords(uptime([null]))).toBe("not known yet");
  });

  it("names the worst that is known", () => {
    expect(overallState(["running", "unknown", "degraded"])).toBe("some-degraded");
    expect(overallState(["running", "down", "degraded"])).toBe("some-down");
    expect(overallState(["unknown"])).toBe("unknown");
    expect(overallState(["running", "unknown"])).toBe("all-running");
  });

  it("judges a probe by whether it answers, not by what we may see", () => {
    expect(judgeProbe("discord", { status: 401, latencyMs: 80 }).state).toBe("running");
    expect(judgeProbe("discord", { status: 503, latencyMs: 80 }).state).toBe("down");
    expect(judgeProbe("discord", { status: null, latencyMs: 5000 }).state).toBe("down");
    expect(judgeProbe("discord", { status: 200, latencyMs: 2600 })).toEqual({
      state: "degraded",
      reason: "It took 2.6 s to answer.",
    });
  });

  it("judges a bot by when it was last heard", () => {
    expect(judgeHeartbeat({ lastAt: ago(1), guilds: 3, failing: 0 }, now).state).toBe("running");
    expect(judgeHeartbeat({ lastAt: ago(1), guilds: 3, failing: 1 }, now).reason).toBe(
      "It reports trouble in 1 of 3 guilds.",
    );
    expect(judgeHeartbeat({ lastAt: ago(4), guilds: 3, failing: 0 }, now).state).toBe("down");
    expect(judgeHeartbeat({ lastAt: null, guilds: 0, failing: 0 }, now).state).toBe("unknown");
  });
});
