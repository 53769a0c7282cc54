import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inOrder } from "./in-order";

describe("work of one key", () => {
  it("runs one after the other in the order given, whatever takes how long and whatever fails", async () => {
    const job = fc.record({ key: fc.constantFrom("a", "b"), ticks: fc.nat(4), fails: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(job, { maxLength: 12 }), async (jobs) => {
        const order = inOrder();
        const seen = new Map<string, number[]>();
        const inside = new Set<string>();
        const given = jobs.map(({ key, ticks, fails }, at) =>
          order.run(key, async () => {
            expect(inside.has(key)).toBe(false);
            inside.add(key);
            for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
            inside.delete(key);
            seen.set(key, [...(seen.get(key) ?? []), at]);
            if (fails) throw new Error(`${at}`);
            return at;
          }),
        );
        const ends = await Promise.allSettled(given);
        expect(ends.map((end) => end.status === "rejected")).toEqual(jobs.map(({ fails }) => fails));
        for (const key of ["a", "b"]) {
          expect(seen.get(key) ?? []).toEqual(jobs.flatMap((one, at) => (one.key === key ? [at] : [])));
          expect(order.busy(key)).toBe(false);
        }
      }),
    );
  });

  it("waits for no other key", async () => {
    const order = inOrder();
    let release = () => {};
    const held = order.run("a", () => new Promise<void>((done) => (release = done)));
    expect(await order.run("b", async () => 1)).toBe(1);
    expect(order.busy("a")).toBe(true);
    let ended = false;
    const end = order.ended().then(() => (ended = true));
    await new Promise((next) => setTimeout(next));
    expect(ended).toBe(false);
    release();
    await Promise.all([held, end]);
    expect(order.busy("a")).toBe(false);
  });
});
