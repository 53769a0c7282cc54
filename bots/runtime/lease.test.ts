import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Held, type InContext, LeaseLost, withLease } from "./lease";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const inContext: InContext = (fn) => withSystem({ kind: "system", job: "lease-test" }, fn);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const lease = (name: string, seconds = 5) => ({ name, holder: "test", seconds });

describe("a lease", () => {
  it("has one holder among ten that want it at once", async () => {
    let inside = 0;
    let most = 0;
    let refused = 0;
    // Held until the nine others have been refused: however slow the machine is, all ten wanted it at once.
    const work = async () => {
      most = Math.max(most, ++inside);
      while (refused < 9) await pause(10);
      inside--;
    };
    const tries = Array.from({ length: 10 }, async () => {
      const result = await withLease(inContext, lease("ten"), work);
      if (!result.held) refused++;
      return result;
    });
    const results = await Promise.all(tries);
    expect(results.filter(({ held }) => held)).toHaveLength(1);
    expect(most).toBe(1);
  });

  it("is free again after the work, also after work that fails", async () => {
    const failing = withLease(inContext, lease("again"), async () => {
      throw new Error("no luck");
    });
    await expect(failing).rejects.toThrow("no luck");
    expect(await withLease(inContext, lease("again"), async () => 7)).toEqual({ held: true, value: 7 });
  });

  it("is kept alive while the work takes longer than it", async () => {
    const work = withLease(inContext, lease("long", 1), async ({ signal }) => {
      await pause(2_200);
      return signal.aborted;
    });
    await pause(1_700);
    expect(await withLease(inContext, lease("long", 1), async () => "second")).toEqual({ held: false });
    expect(await work).toEqual({ held: true, value: false });
  });

  it("goes to another once the holder died, under a new token", async () => {
    await database.sql(
      "insert into leases (name, holder, token, expires_at) values ('dead', 'gone', gen_random_uuid(), now() - interval '1 ms')",
    );
    const [before] = await database.sql<{ token: string }>("select token from leases where name = 'dead'");
    const taken = await withLease(inContext, lease("dead"), async (held: Held) => held.token);
    expect(taken).toMatchObject({ held: true });
    expect(taken).not.toMatchObject({ value: before?.token });
  });

  it("tells its work when it is lost, and the work's result does not count", async () => {
    let told = false;
    const work = withLease(inContext, lease("lost", 1), async ({ signal }) => {
      signal.addEventListener("abort", () => {
        told = true;
      });
      await database.sql("update leases set token = gen_random_uuid(), holder = 'other' where name = 'lost'");
      await pause(600);
    });
    await expect(work).rejects.toThrow(LeaseLost);
    expect(told).toBe(true);
    expect(await database.sql("select holder from leases where name = 'lost'")).toEqual([
      { holder: "other" },
    ]);
  });
});
