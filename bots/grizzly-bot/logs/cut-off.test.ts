import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { ProviderError } from "@/lib/http/provider";
import { at, Bench, first, plain, second } from "./testing/bench";

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

describe("a look that is cut off", () => {
  const LIVE = "DayZServer_x64.ADM";

  /** Growth, a rotation and growth again, with a failure at one call of all. @returns how many calls there were */
  async function story(failAt: number): Promise<{ calls: number; rows: string }> {
    const bench = await Bench.open(t.sql, "dayz");
    const [old, fresh] = [first(), second()];
    let calls = 0;
    bench.folder.before = () => {
      if (++calls === failAt) throw new ProviderError("rate_limited", "Nitrado answered 429.", 429, 1);
    };
    const look = (time: string) => bench.look(time).catch(() => undefined);
    bench.folder.write(LIVE, old.take(), at("17:06:20"));
    await look("17:06:30");
    bench.folder.append(LIVE, old.kill("Carl", "Anna").take(), at("17:08:00"));
    await look("17:08:30");
    bench.folder.append(LIVE, old.kill("Bert", "Anna").take(), at("20:59:00"));
    bench.folder.rename(LIVE, "DayZServer_x64_2026_11_22_155959001.ADM");
    bench.folder.write(LIVE, fresh.take(), at("21:08:00"));
    for (const time of ["21:08:30", "21:09:00", "21:10:00", "21:11:00"]) await look(time);
    return { calls, rows: plain(await bench.all(), bench) };
  }

  it("at any of its calls to Nitrado leaves the same rows in the end", async () => {
    const { calls, rows } = await story(0);
    expect(calls).toBeGreaterThan(20);
    for (let failAt = 1; failAt <= calls; failAt++) {
      expect([failAt, (await story(failAt)).rows]).toEqual([failAt, rows]);
    }
  }, 180_000);

  it("by growth between listing and reading takes what was listed, and the rest with the next one", async () => {
    const bench = await Bench.open(t.sql);
    const log = first();
    bench.folder.write(log.name, log.take(), at("17:06:20"));
    const listed = bench.folder.read(log.name).length;
    bench.folder.before = (call) => {
      if (call === "seek") bench.folder.append(log.name, log.suicide("Bert").take(), at("17:06:25"));
    };
    await bench.look("17:06:30");
    expect((await bench.logs())[0]?.last_position).toBe(String(listed));
    bench.folder.before = () => undefined;
    await bench.look("17:07:00");
    expect((await bench.logs())[0]?.last_position).toBe(String(bench.folder.read(log.name).length));
  });
});
