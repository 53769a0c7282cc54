import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deliveryPromise, median } from "./promise";

describe("what a shop promises", () => {
  it("is nothing before the first delivery", () => {
    expect(deliveryPromise([], 0, 0)).toBeNull();
    expect(deliveryPromise([], 3, 3)).toBeNull();
  });
  it("counts failures against it", () => {
    const minutes = Array.from({ length: 211 }, (_, at) => at % 130);
    const promise = deliveryPromise(minutes, 3, 3);
    expect(promise).toMatchObject({ withinMinutes: 130, percent: 98, orders: 214, refunded: 3 });
  });
  it("holds for the orders that it is made from", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4_000), { minLength: 1, maxLength: 300 }), fc.nat(5), (minutes, failed) => {
        const promise = deliveryPromise(minutes, failed, 0);
        if (!promise) throw new Error("there were deliveries");
        const inTime = minutes.filter((one) => one <= promise.withinMinutes).length;
        expect(inTime / minutes.length).toBeGreaterThanOrEqual(0.98);
        expect(promise.percent).toBeLessThanOrEqual((inTime * 100) / (minutes.length + failed));
        expect(promise.histogram.reduce((sum, bar) => sum + bar.orders, 0)).toBe(minutes.length);
        expect(promise.histogram.length).toBeLessThanOrEqual(19);
      }),
    );
  });
  it("has a middle", () => {
    expect(median([])).toBeNull();
    expect(median([9, 1, 5])).toBe(5);
    expect(median([1, 2])).toBe(2);
  });
});
