import { describe, expect, it } from "vitest";
import { bucketMeans, stepEnd, stepStart } from "./series";

const at = (text: string) => new Date(`2026-11-22T${text}Z`);
const QUARTER = 15 * 60_000;

describe("a series in equal steps", () => {
  it("averages what is known, and keeps a step nobody saw apart from an empty one", () => {
    const samples = [
      { at: at("20:00:00"), value: 10 },
      { at: at("20:14:59"), value: 20 },
      { at: at("20:15:00"), value: 0 },
      { at: at("20:31:00"), value: null },
    ];
    expect(bucketMeans(samples, at("20:45:00"), QUARTER, 3)).toEqual([15, 0, null]);
  });

  it("leaves out what is older or newer than the window", () => {
    const samples = [
      { at: at("19:59:59"), value: 99 },
      { at: at("20:15:00"), value: 99 },
    ];
    expect(bucketMeans(samples, at("20:15:00"), QUARTER, 1)).toEqual([null]);
  });

  it("steps on full hours of UTC", () => {
    expect(stepStart(at("20:59:59"), 3_600_000)).toEqual(at("20:00:00"));
    expect(stepEnd(at("20:00:00"), 3_600_000)).toEqual(at("21:00:00"));
  });
});
