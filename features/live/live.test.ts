import { describe, expect, it } from "vitest";
import { openPass, PASS_MS, signPass } from "./pass";
import { LIMITS, renewIn, takeOne } from "./rules";
import { parseTopic } from "./topics";
import { callOf } from "./wake";

const SECRET = "x".repeat(40);
const given = {
  userId: "00000000-0000-4000-8000-00000000000a",
  sessionId: "00000000-0000-4000-8000-00000000000b",
  discordId: "200000000000000001",
  name: "Mara",
  topics: [["desk:100000000000000001", 5_000]] as [string, number][],
};

describe("a pass", () => {
  it("opens what was signed, for a minute", () => {
    const pass = signPass(SECRET, given, 1_000);
    expect(openPass(SECRET, pass, 1_000 + PASS_MS - 1)).toMatchObject({ ...given, end: 1_000 + PASS_MS });
    expect(openPass(SECRET, pass, 1_000 + PASS_MS)).toBeNull();
    expect(openPass(SECRET, signPass(SECRET, given, 1_000), 1_000)?.nonce).not.toBe(
      openPass(SECRET, pass, 1_000)?.nonce,
    );
  });

  it("opens nothing when it was changed, signed by somebody else, or is none", () => {
    const [body = "", sign = ""] = signPass(SECRET, given, 0).split(".");
    const other = Buffer.from(
      JSON.stringify({ ...given, nonce: "n", end: 9e15, topics: [["user:x", 9e15]] }),
    ).toString("base64url");
    for (const text of [
      `${other}.${sign}`,
      `${body}.${sign.replace(/^./, (first) => (first === "0" ? "1" : "0"))}`,
      `${body}.${sign}.`,
      body,
      "",
      ".",
      signPass("y".repeat(40), given, 0),
    ])
      expect(openPass(SECRET, text, 0)).toBeNull();
  });
});

describe("topics", () => {
  it("are read from their names and from nothing else", () => {
    const guild = "100000000000000001";
    expect(parseTopic(`ticket:${guild}:12`)).toEqual({ kind: "ticket", guildId: guild, number: 12 });
    expect(parseTopic(`own:${guild}:12`)).toEqual({ kind: "own", guildId: guild, number: 12 });
    expect(parseTopic(`desk:${guild}`)).toEqual({ kind: "desk", guildId: guild });
    expect(parseTopic(`user:${given.userId}`)).toEqual({ kind: "user", userId: given.userId });
    for (const name of [
      "",
      "desk",
      "desk:1",
      `desk:${guild}:1`,
      `ticket:${guild}`,
      `ticket:${guild}:0`,
      `ticket:${guild}:01`,
      `ticket:${guild}:1:2`,
      `ticket:${guild}:9999999999`,
      `guild:${guild}`,
      "user:me",
      `__proto__:${guild}`,
    ])
      expect([name, parseTopic(name)]).toEqual([name, null]);
  });

  it("are woken by what is notified", () => {
    expect(callOf("ticket:1:2")).toEqual({ kind: "ticket", guildId: "1", number: 2 });
    expect(callOf("note:1:2")).toEqual({ kind: "note", guildId: "1", number: 2 });
    expect(callOf("ticket:1:2:7")).toEqual({ kind: "ticket", guildId: "1", number: 2, version: 7 });
    expect(callOf("ticket:1:2:x")).toEqual({ kind: "ticket", guildId: "1", number: 2 });
    expect(callOf("user:abc")).toEqual({ kind: "user", userId: "abc" });
    expect(callOf("bus:tickets.message")).toEqual({ kind: "bus", type: "tickets.message" });
    for (const text of ["", "ticket", "ticket:1", "ticket:1:x", "bus:", "other:1:2"])
      expect(callOf(text)).toBeNull();
  });
});

describe("limits", () => {
  it("let a burst through, and then a few a second", () => {
    const shape = { burst: 3, perSecond: 2 };
    let bucket = takeOne(null, 0, shape);
    for (let more = 0; more < 2; more++) bucket = bucket && takeOne(bucket, 0, shape);
    expect(bucket).not.toBeNull();
    expect(takeOne(bucket, 499, shape)).toBeNull();
    expect(takeOne(bucket, 500, shape)).not.toBeNull();
    expect(takeOne(bucket, 60_000, shape)?.left).toBe(2);
  });

  it("ask for the next pass before the first right ends, and never all the time", () => {
    expect(renewIn([60_000, 40_000], 0)).toBe(30_000);
    expect(renewIn([10_000], 0)).toBe(7_000);
    expect(renewIn([500], 0)).toBe(1_000);
    expect(LIMITS.perSecond).toBeGreaterThan(1);
  });
});
