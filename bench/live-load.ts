import { databasePool } from "@/db/client";
import { type Follower, type LiveWorld, liveWorld } from "./live-world";
import type { BenchResult } from "./report";
import { withPostgres } from "./scratch-postgres";

const SOCKETS = 1_000;
const TICKETS = 50;
const PER_SECOND = 50;
const SECONDS = Number(process.env.LIVE_SECONDS ?? 300);
const CUTS = 50;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Followed {
  number: number;
  follower: Follower;
}

const promise = (name: string, value: number, note: string): BenchResult => ({
  name,
  value,
  unit: "messages",
  reference: 0,
  ratio: value,
  limit: 0,
  direction: "atMost",
  ok: value === 0,
  note,
});

/** Messages at an even pace, half over lines of their own and half by the verbs alone; answers how many were written and the longest delay, in ms. */
async function write(world: LiveWorld): Promise<{ written: number; latest: number }> {
  const start = performance.now();
  const total = SECONDS * PER_SECOND;
  const under: Promise<number>[] = [];
  let latest = 0;
  for (let nr = 0; nr < total; nr++) {
    const due = start + (nr * 1_000) / PER_SECOND;
    const wait = due - performance.now();
    if (wait > 0) await pause(wait);
    else latest = Math.max(latest, -wait);
    const [number, text] = [(nr % TICKETS) + 1, `Message ${nr}`];
    const over = (nr + Math.floor(nr / TICKETS)) % 2 === 0;
    under.push(over ? world.send(number, text) : world.write(number, "opener", text));
    if (under.length > 200) await Promise.all(under.splice(0, 100));
  }
  await Promise.all(under);
  return { written: total, latest };
}

async function cutAgainAndAgain({ line }: Follower): Promise<void> {
  const each = (SECONDS * 1_000) / CUTS;
  for (let cut = 0; cut < CUTS; cut++) {
    line.cut();
    await pause(each * (0.1 + Math.random() * 0.3));
    line.mend();
    await pause(each * (0.3 + Math.random() * 0.2));
  }
}

/** How many differ: missing, more than once, or not in their place. */
const differing = (given: readonly number[], stored: readonly number[]): number => {
  const lost = stored.filter((id) => !given.includes(id)).length;
  const twice = given.length - new Set(given).size;
  const swapped = given.filter((id, at) => at > 0 && id < (given[at - 1] ?? 0)).length;
  return lost + twice + swapped;
};

/** A thousand sockets over fifty tickets, fifty messages a second for five minutes, one network cut fifty times. */
export async function run(): Promise<BenchResult[]> {
  return withPostgres(20, async ({ sql }) => {
    const world = await liveWorld(sql, {
      tickets: TICKETS,
      pool: databasePool(),
      limits: { strangers: SOCKETS },
    });
    const followed: Followed[] = [];
    for (let nr = 0; nr < SOCKETS; nr += 50)
      followed.push(
        ...(await Promise.all(
          Array.from({ length: 50 }, async (_, at) => {
            const number = ((nr + at) % TICKETS) + 1;
            return { number, follower: await world.follower(number) };
          }),
        )),
      );
    const [cut, ...whole] = followed;
    if (!cut) throw new Error("There are followers.");
    const [{ written, latest }] = await Promise.all([write(world), cutAgainAndAgain(cut.follower)]);
    const stored = new Map<number, number[]>();
    for (let number = 1; number <= TICKETS; number++) stored.set(number, await world.stored(number));
    const of = ({ number }: Followed) => stored.get(number) ?? [];
    for (let wait = 0; wait < 400; wait++) {
      if (followed.every((one) => one.follower.ids().length >= of(one).length)) break;
      await pause(50);
    }
    const kept = [...stored.values()].reduce((sum, ids) => sum + ids.length, 0);
    const wrong = whole.reduce((sum, one) => sum + differing(one.follower.pushed, of(one)), 0);
    const missed = differing(cut.follower.ids(), of(cut));
    const asked = cut.follower.asked();
    for (const { follower } of followed) follower.close();
    await world.close();
    return [
      promise(
        "written, and not stored",
        written - kept,
        `${written} in ${SECONDS} s, ${PER_SECOND} a second`,
      ),
      promise(
        `lost, twice or out of order at ${whole.length} sockets`,
        wrong,
        `pushes alone; the writers were at most ${Math.round(latest)} ms behind their pace`,
      ),
      promise(
        `lost, twice or out of order where the network was cut ${CUTS} times`,
        missed,
        `of ${of(cut).length}; it asked ${asked} times for what it had missed`,
      ),
    ];
  });
}
