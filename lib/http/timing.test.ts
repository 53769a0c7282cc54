import { describe, expect, it } from "vitest";
import { drainLatencies, latencyBucket, recordLatency } from "./timing";

describe("response times", () => {
  it("are counted by name and bucket, and handed out once", () => {
    drainLatencies();
    recordLatency("shop.buy", 12, false);
    recordLatency("shop.buy", 24, true);
    recordLatency("shop.buy", 60_000, false);
    expect(drainLatencies()).toEqual([
      { name: "shop.buy", bucketMs: 25, hits: 2, errors: 1 },
      { name: "shop.buy", bucketMs: 30_000, hits: 1, errors: 0 },
    ]);
    expect(drainLatencies()).toEqual([]);
  });

  it("fall into the first bucket that holds them", () => {
    expect([0, 5, 5.1, 1_000, 99_999].map(latencyBucket)).toEqual([5, 5, 10, 1_000, 30_000]);
  });
});
