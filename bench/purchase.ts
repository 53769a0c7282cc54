import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { withGuild } from "@/db/context";
import { reconcile } from "@/features/economy/data/reconcile";
import { purchase } from "@/features/shop/mutations/purchase";
import type { BenchResult } from "./report";
import { type ShopBench, withShop } from "./shop-bench";

const CLIENTS = 8;
const SECONDS = 5;
const ROUNDS = 5;
const PEOPLE = 200;
const ITEMS = 20;
/** Size of pgbench's tables: above the number of clients, so that its own branches are no bottleneck. */
const SCALE = 10;
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
      await withGuild(world.as(person), (ctx) => purchase(ctx, world.order(person, item)));
      bought++;
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: CLIENTS }, (_, nr) => client(nr)));
  return (bought * 1_000) / (performance.now() - start);
}

async function measure(bench: ShopBench): Promise<BenchResult[]> {
  const items: number[] = [];
  // Half of them count stock, so that the conditional update is part of what is measured.
  for (let nr = 0; nr < ITEMS; nr++) items.push(await bench.world.item({ stock: nr % 2 ? null : 1_000_000 }));
  await pgbench(bench.url, "-i", "-q", "-s", String(SCALE));
  await purchases(bench, items, 2);
  const rounds: { bought: number; tps: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({ tps: await reference(bench.url), bought: await purchases(bench, items, SECONDS) });
  }
  const books = await withGuild(bench.world.job, (ctx) => reconcile(ctx));
  const value = median(rounds.map((round) => round.bought));
  const ratio = median(rounds.map((round) => round.bought / round.tps));
  return [
    {
      name: "purchases against pgbench",
      value,
      unit: "purchases/s",
      reference: median(rounds.map((round) => round.tps)),
      ratio,
      limit: LEAST_SHARE,
      direction: "atLeast",
      ok: ratio >= LEAST_SHARE && books.ok,
      note: books.ok
        ? `${CLIENTS} clients, one guild, ${books.orders} orders; the books are right`
        : books.problems.join(" "),
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
