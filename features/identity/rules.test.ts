import { describe, expect, it } from "vitest";
import {
  ABSOLUTE_MS,
  avatarUrl,
  cleanName,
  describeAgent,
  IDLE_MS,
  isLive,
  needsRefresh,
  needsTouch,
  TOUCH_MS,
} from "./rules";

const now = new Date("2026-11-22T12:00:00Z");
const at = (ms: number) => new Date(now.getTime() + ms);
const times = (changes = {}) => ({
  lastSeenAt: at(-1000),
  expiresAt: at(ABSOLUTE_MS),
  revokedAt: null,
  bannedAt: null,
  ...changes,
});

describe("a session", () => {
  it("lives until it is idle, old, revoked or its person banned", () => {
    expect(isLive(times(), now)).toBe(true);
    expect(isLive(times({ lastSeenAt: at(-IDLE_MS + 1) }), now)).toBe(true);
    expect(isLive(times({ lastSeenAt: at(-IDLE_MS) }), now)).toBe(false);
    expect(isLive(times({ expiresAt: now }), now)).toBe(false);
    expect(isLive(times({ revokedAt: at(-1) }), now)).toBe(false);
    expect(isLive(times({ bannedAt: at(-1) }), now)).toBe(false);
  });

  it("is touched at most every few minutes", () => {
    expect(needsTouch(at(-TOUCH_MS), now)).toBe(true);
    expect(needsTouch(at(-TOUCH_MS + 1), now)).toBe(false);
  });
});

describe("a provider's token", () => {
  it("is renewed an hour early, or in the last tenth of a short life", () => {
    const token = (life: number, left: number) => ({ refreshedAt: at(left - life), expiresAt: at(left) });
    const hour = 3_600_000;
    expect(needsRefresh(token(168 * hour, hour + 1), now)).toBe(false);
    expect(needsRefresh(token(168 * hour, hour), now)).toBe(true);
    expect(needsRefresh(token(60_000, 7_000), now)).toBe(false);
    expect(needsRefresh(token(60_000, 6_000), now)).toBe(true);
    expect(needsRefresh({ refreshedAt: now, expiresAt: null }, now)).toBe(false);
  });
});

describe("devices", () => {
  it.each([
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36 Edg/131.0",
      "Edge",
      "Windows",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
      "Safari",
      "iOS",
    ],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0", "Firefox", "Linux"],
    [
      "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Mobile Safari/537.36",
      "Chrome",
      "Android",
    ],
    ["curl/8", "Unknown browser", "unknown system"],
  ])("are named from %s", (agent, browser, os) => {
    expect(describeAgent(agent)).toEqual({ browser, os });
  });

  it("without a user agent are unknown", () => {
    expect(describeAgent(null)).toEqual({ browser: "Unknown browser", os: "unknown system" });
  });
});

describe("names and pictures from Discord", () => {
  it("cannot forge a line or hide", () => {
    expect(cleanName("Bear\r\n[error] forged\u202e")).toBe("Bear[error] forged");
    expect(cleanName("\u200b\u0000")).toBe("Unnamed");
    expect([...cleanName("🐻".repeat(200))]).toHaveLength(80);
  });

  it("are addresses of Discord's host only", () => {
    expect(avatarUrl("123456789012345678", "a_0123456789abcdef")).toBe(
      "https://cdn.discordapp.com/avatars/123456789012345678/a_0123456789abcdef.webp?size=96",
    );
    expect(avatarUrl("123456789012345678", "../../evil")).toBeNull();
    expect(avatarUrl("1/../x", "0123456789abcdef")).toBeNull();
  });
});
