import { Writable } from "node:stream";
import pino from "pino";
import { describe, expect, it } from "vitest";
import { AppError, conflict, invalid, rateLimited } from "./errors";
import { isSnowflake, isUuid, newId, newRequestId } from "./ids";
import { coinsFromNumber, coinsToNumber, formatCoins, MAX_COINS } from "./money";
import { formatSpan, isoDate } from "./time";

describe("errors", () => {
  it("carry a status, sentences by field and facts", () => {
    const error = invalid("Some fields need another look.", { price: "A price is a whole number of coins." });
    expect([error.status, error.fields?.price]).toEqual([422, "A price is a whole number of coins."]);
    expect(conflict("Taken.").status).toBe(409);
    expect(rateLimited(12)).toBeInstanceOf(AppError);
    expect(rateLimited(12).details).toEqual({ retryAfterSeconds: 12 });
  });
});

describe("coins", () => {
  it("never lose a unit on the way to a number and back", () => {
    expect(coinsToNumber(MAX_COINS)).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => coinsToNumber(MAX_COINS + 1n)).toThrow(RangeError);
    expect(() => coinsFromNumber(1.5)).toThrow(RangeError);
    expect(() => coinsFromNumber(2 ** 53)).toThrow(RangeError);
    expect(coinsFromNumber(-3)).toBe(-3n);
    expect(formatCoins(12_480)).toBe("12,480");
  });
});

describe("spans", () => {
  it.each([
    [0, "0 s"],
    [59_000, "59 s"],
    [7_800_000, "2 h 10 min"],
    [7_200_000, "2 h"],
    [90_061_000, "1 d 1 h"],
  ])("%d ms is %s", (ms, words) => {
    expect(formatSpan(ms)).toBe(words);
  });
  it("dates are UTC", () => {
    expect(isoDate(new Date("2026-11-22T23:59:59Z"))).toBe("2026-11-22");
  });
});

describe("ids", () => {
  it("have the shapes they promise", () => {
    expect(isUuid(newId())).toBe(true);
    expect(newRequestId()).toMatch(/^req_[2-9a-z]{12}$/);
    expect(isSnowflake("123456789012345678")).toBe(true);
    expect(isSnowflake("1234 OR 1=1")).toBe(false);
  });
});

describe("logs", () => {
  it("hold one line a record and no secret", async () => {
    const lines: string[] = [];
    const sink = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
    const { loggerOptions } = await import("./logger");
    const log = pino({ ...loggerOptions, level: "info" }, sink);
    log.info(
      {
        name: 'eve\r\n{"level":60,"msg":"forged"}',
        auth: { token: "s3cret", nested: { password: "s3cret" } },
      },
      "in",
    );
    expect(lines).toHaveLength(1);
    expect(lines.join("").trimEnd()).not.toContain("\n");
    expect(lines.join("")).not.toContain("s3cret");
  });
});
