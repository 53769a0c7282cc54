import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { withGuild } from "@/db/context";
import { reconcile } from "@/features/economy/data/reconcile";
import { purchase } from "@/features/shop/mutations/purchase";
import type { BenchResult } from "./report";
import { type ShopBench, withShop } from "./shop-bench";

const CLIENTS = 8;
const SECONDS = 4;
const ROUNDS = 5;
const PEOPLE = 200;
const ITEMS = 20;
/** pgbench's own default: one branch for all clients, as there is one guild for all buyers. */
const SCALE = 1;
/** With a branch for each client and more, so that nothing but the machine holds pgbench back; told in the note. */
const WIDE_SCALE = 10;
const WIDE_ROUNDS = 2;
/** Purchases a second, as a share of pgbench's transactions a second. */
const LEAST_SHARE = 0.5;

const run_ = promisify(execFile);

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function pgbench(url: string, ...flags: string[]): Promise<string> {
  return (await run_("pgbench", [...flags, url], { maxBuffer: 2 ** 24 })).stdout;
}

/** TPC-B-like transactions a second, prepared, at eight clients. */
async function reference(url: string): Promise<number> {
  const out = await pgbench(url, "-M", "prepared", "-c", String(CLIENTS), "-j", "1", "-T", String(SECONDS));
  const rate = Number(/tps = ([\d.]+)/.exec(out)?.[1]);
  if (!(rate > 0)) throw new Error(`pgbench gave no rate:\n${out}`);
  return rate;
}

/** Purchases a second through the core, at eight buyers at once. */
async function purchases({ world }: ShopBench, items: readonly number[], seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1_000;
  let bought = 0;
  const client = async (nr: number) => {
    for (let turn = 0; performance.now() < end; turn++) {
      const person = world.people[(nr + turn * CLIENTS) % world.people.length];
      const item = items[(nr * 7 + turn) % items.length];
      if (!person || item === undefined) throw new Error("The bench has people and items.");
      await withGuild(world.as(person), (ctx) => purchase(ctx, world.order(person, item)), {
        commitWithLast: true,
      });
      bought++;
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: CLIENTS }, (_, nr) => client(nr)));
  return (bought * 1_000) / (performance.now() - start);
}

interface Round {
  bought: number;
  tps: number;
}

const share = (rounds: readonly Round[]) => median(rounds.map((round) => round.bought / round.tps));

async function play(
  bench: ShopBench,
  items: readonly number[],
  scale: number,
  count: number,
): Promise<Round[]> {
  await pgbench(bench.url, "-i", "-q", "-s", String(scale));
  const rounds: Round[] = [];
  for (let round = 0; round < count; round++) {
    rounds.push({ tps: await reference(bench.url), bought: await purchases(bench, items, SECONDS) });
  }
  return rounds;
}

async function measure(bench: ShopBench): Promise<BenchResult[]> {
  const items: number[] = [];
  // Half of them count stock, so that the conditional update is part of what is measured.
  for (let nr = 0; nr < ITEMS; nr++) items.push(await bench.world.item({ stock: nr % 2 ? null : 1_000_000 }));
  // A shop with a history, and statistics about it, as it is a minute after its first orders.
  await purchases(bench, items, 3);
  await bench.sql("analyze");
  const rounds = await play(bench, items, SCALE, ROUNDS);
  const wide = await play(bench, items, WIDE_SCALE, WIDE_ROUNDS);
  const books = await withGuild(bench.world.job, (ctx) => reconcile(ctx));
  const ratio = share(rounds);
  const right = `${CLIENTS} clients, one guild, ${books.orders} orders, the books are right; with -s ${WIDE_SCALE} the share is ${share(wide).toFixed(2)} of ${Math.round(median(wide.map((round) => round.tps)))}`;
  return [
    {
      name: "purchases against pgbench",
      value: median(rounds.map((round) => round.bought)),
      unit: "purchases/s",
      reference: median(rounds.map((round) => round.tps)),
      ratio,
      limit: LEAST_SHARE,
      direction: "atLeast",
      ok: ratio >= LEAST_SHARE && books.ok,
      note: books.ok ? `pgbench -M prepared -s ${SCALE}; ${right}` : books.problems.join(" "),
    },
  ];
}

/**
 * Purchases through the core against `pgbench -M prepared` (TPC-B-like) on the same server, in interleaved rounds.
 * Without pgbench on the PATH there is nothing to compare with, and the result says so and is not ok.
 */
export async function run(): Promise<BenchResult[]> {
  const found = await run_("pgbench", ["--version"]).catch(() => null);
  if (!found) {
    return [
      {
        name: "purchases against pgbench",
        value: Number.NaN,
        unit: "purchases/s",
        reference: Number.NaN,
        ratio: Number.NaN,
        limit: LEAST_SHARE,
        direction: "atLeast",
        ok: false,
        note: "pgbench is not on the PATH. Install it (Debian: postgresql-contrib or postgresql-15) and run again.",
      },
    ];
  }
  return withShop(PEOPLE, CLIENTS, measure);
}
