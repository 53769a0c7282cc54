import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { enforceLimits } from "../http/gate";
import { pruneRateLimits } from "./rate-limit";

let t: TestDatabase;

beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

const limits = [{ by: "ip" as const, max: 5, seconds: 3_600 }];
const from = (address: string, userId: string | null = null) => ({ address, userId, guildId: null });

async function tries(count: number, work: () => Promise<void>): Promise<number> {
  const results = await Promise.allSettled(Array.from({ length: count }, work));
  for (const result of results) {
    if (result.status === "rejected") expect(result.reason).toMatchObject({ status: 429 });
  }
  return results.filter((result) => result.status === "fulfilled").length;
}

describe("rate limits", () => {
  it("let exactly as many through as they say, also at once", async () => {
    expect(await tries(40, () => enforceLimits("a", limits, from("203.0.113.1")))).toBe(5);
    expect(await tries(5, () => enforceLimits("a", limits, from("203.0.113.2")))).toBe(5);
    expect(await tries(5, () => enforceLimits("b", limits, from("203.0.113.1")))).toBe(5);
  });

  it("count one IPv6 household as one", async () => {
    let host = 0;
    expect(await tries(10, () => enforceLimits("c", limits, from(`2001:db8:1:2::${++host}`)))).toBe(5);
  });

  it("say when to come back", async () => {
    const error = await enforceLimits("a", limits, from("203.0.113.1")).catch((thrown: unknown) => thrown);
    const wait = (error as { details: { retryAfterSeconds: number } }).details.retryAfterSeconds;
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(3_600);
  });

  it("by person do not count strangers, and by person and address count both", async () => {
    const both = [
      { by: "user" as const, max: 2, seconds: 3_600 },
      { by: "ip" as const, max: 3, seconds: 3_600 },
    ];
    expect(await tries(4, () => enforceLimits("d", both, from("203.0.113.9", "ann")))).toBe(2);
    expect(await tries(4, () => enforceLimits("d", both, from("203.0.113.9", "bob")))).toBe(0);
    expect(
      await tries(4, () => enforceLimits("e", [{ by: "user", max: 1, seconds: 60 }], from("203.0.113.9"))),
    ).toBe(4);
  });

  it("forget windows that are over", async () => {
    await t.sql("update rate_limits set expires_at = now() - interval '1 s' where bucket like 'a|%'");
    expect(await withSystem({ kind: "system", job: "test" }, pruneRateLimits)).toBeGreaterThan(0);
  });
});
