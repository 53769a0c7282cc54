import { afterAll, beforeAll, expect, it } from "vitest";
import { type LiveWorld, liveWorld } from "@/bench/live-world";
import { type TestDatabase, testDatabase } from "@/db/testing/database";

const TICKETS = 5;
const FOLLOWERS = 30;
const MESSAGES = 100;
const CUTS = 8;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let t: TestDatabase;
let world: LiveWorld;

beforeAll(async () => {
  t = await testDatabase({ max: 8 });
  world = await liveWorld(t.sql, { tickets: TICKETS, pool: t.pool });
});
afterAll(async () => {
  await world.close();
  await t.close();
});

it("loses nothing, gives nothing twice and keeps the order, also for one whose network is cut again and again", async () => {
  const followers = await Promise.all(
    Array.from({ length: FOLLOWERS }, async (_, nr) => ({
      number: (nr % TICKETS) + 1,
      follower: await world.follower((nr % TICKETS) + 1),
    })),
  );
  const [cut, ...whole] = followers;
  if (!cut) throw new Error("There are followers.");
  const writing = (async () => {
    for (let nr = 0; nr < MESSAGES; nr += 2)
      // Two at once, in one ticket or in two.
      await Promise.all([
        world.send((nr % TICKETS) + 1, `Answer ${nr}`),
        world.write(((nr * 7) % TICKETS) + 1, "opener", `Question ${nr}`),
      ]);
  })();
  for (let round = 0; round < CUTS; round++) {
    cut.follower.line.cut();
    await pause(20 + Math.random() * 40);
    cut.follower.line.mend();
    await pause(20 + Math.random() * 60);
  }
  await writing;
  await world.write(1, "staff", "The last word");
  const stored = new Map<number, number[]>();
  for (let number = 1; number <= TICKETS; number++) stored.set(number, await world.stored(number));
  const complete = () =>
    followers.every(({ follower, number }) => follower.ids().length === stored.get(number)?.length);
  // Whoever was cut off often waits up to ten seconds before the next try.
  for (let wait = 0; wait < 1_200 && !complete(); wait++) await pause(25);
  for (const { follower, number } of followers)
    expect([number, follower.ids()]).toEqual([number, stored.get(number)]);
  for (const { follower, number } of whole) {
    expect([number, follower.pushed]).toEqual([number, stored.get(number)]);
    expect(follower.asked()).toBe(0);
  }
  expect(cut.follower.asked()).toBeGreaterThan(0);
  for (const { follower } of followers) follower.close();
}, 60_000);
