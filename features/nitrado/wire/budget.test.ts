import { expect, test } from "vitest";
import { ProviderError } from "@/lib/http/provider";
import { Budget } from "./budget";
import type { Clock } from "./deadline";

const clockFor = (ms: number): Clock => {
  const ends = performance.now() + ms;
  return { signal: AbortSignal.timeout(ms), left: () => Math.max(0, ends - performance.now()) };
};

/** An answer of Nitrado's whose hour ends in so many seconds by its own clock, which is an hour ahead of ours. */
function answer(remaining: number, resetSeconds: number, status = 200) {
  const theirs = Math.floor(Date.now() / 1000) + 3_600;
  return {
    status,
    headers: new Headers({
      date: new Date(theirs * 1000).toUTCString(),
      "x-ratelimit-limit": "100",
      "x-ratelimit-remaining": String(remaining),
      "x-ratelimit-reset": String(theirs + resetSeconds),
    }),
  };
}

const limitedBy = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof ProviderError ? error : null),
  );

test("reads stop at the reserve and say when the hour is new; writes go on to the last call", async () => {
  const budget = new Budget();
  await budget.run("read", clockFor(1_000), async () => answer(6, 900));
  await budget.run("read", clockFor(1_000), async () => answer(5, 900));
  const refused = await limitedBy(budget.run("read", clockFor(1_000), async () => answer(4, 900)));
  expect(refused?.fault).toBe("rate_limited");
  expect(refused?.retryAfterSeconds).toBeGreaterThan(895);
  expect(refused?.retryAfterSeconds).toBeLessThan(905);
  for (const left of [4, 3, 2, 1, 0]) {
    await budget.run("write", clockFor(1_000), async () => answer(left, 900));
  }
  expect((await limitedBy(budget.run("write", clockFor(1_000), async () => answer(0, 900))))?.fault).toBe(
    "rate_limited",
  );
});

test("a 429 stops everybody with this token until the hour is new, and nobody after it", async () => {
  const budget = new Budget();
  await budget.run("read", clockFor(5_000), async () => answer(0, 1, 429));
  expect((await limitedBy(budget.run("write", clockFor(300), async () => answer(9, 900))))?.fault).toBe(
    "rate_limited",
  );
  const started = performance.now();
  await budget.run("read", clockFor(5_000), async () => answer(99, 3_600));
  expect(performance.now() - started).toBeGreaterThan(500);
});

test("four reads are under way at a time, and a write does not queue behind them", async () => {
  const budget = new Budget();
  let running = 0;
  let most = 0;
  const ends: (() => void)[] = [];
  const hanging = () => {
    most = Math.max(most, ++running);
    return new Promise<ReturnType<typeof answer>>((resolve) => {
      ends.push(() => {
        running--;
        resolve(answer(50, 900));
      });
    });
  };
  const reads = Array.from({ length: 10 }, () => budget.run("read", clockFor(5_000), hanging));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(running).toBe(4);
  await budget.run("write", clockFor(1_000), async () => answer(49, 900));
  while (ends.length > 0) {
    ends.shift()?.();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await Promise.all(reads);
  expect(most).toBe(4);
});

test("a read that waits for its turn ends by its deadline and gives its place up", async () => {
  const budget = new Budget();
  const free: (() => void)[] = [];
  const hold = () => new Promise<ReturnType<typeof answer>>((done) => free.push(() => done(answer(50, 900))));
  const held = Array.from({ length: 4 }, () => budget.run("read", clockFor(5_000), hold));
  const late = await limitedBy(budget.run("read", clockFor(50), async () => answer(50, 900)));
  expect(late?.message).toBe("Nitrado did not answer in time.");
  await new Promise((resolve) => setTimeout(resolve, 5));
  for (const end of free) end();
  await Promise.all(held);
  await budget.run("read", clockFor(100), async () => answer(50, 900));
});
