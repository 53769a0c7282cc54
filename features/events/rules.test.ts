import { describe, expect, it } from "vitest";
import { backoffMs, matchesType } from "./rules";

describe("waiting between tries", () => {
  it("doubles from 5 s and stays within an hour", () => {
    expect([1, 2, 3, 4].map((attempt) => backoffMs(attempt, 0.5))).toEqual([5_000, 10_000, 20_000, 40_000]);
    expect(backoffMs(60, 0.5)).toBe(3_600_000);
    expect(backoffMs(1, 0)).toBe(4_000);
    expect(backoffMs(1, 1)).toBe(6_000);
  });
});

describe("patterns", () => {
  it("take whole types or everything below a dot", () => {
    expect(matchesType("shop.order.*", "shop.order.paid")).toBe(true);
    expect(matchesType("shop.order.*", "shop.orders.paid")).toBe(false);
    expect(matchesType("shop.order", "shop.order.paid")).toBe(false);
    expect(matchesType("*", "anything")).toBe(true);
  });
});
