import { withPublic, withSystem } from "@/db/context";
import { directoryPage } from "@/features/listings/data/directory-page";
import { type DirectoryTotals, directoryTotals } from "@/features/listings/data/totals";
import { readQuery } from "@/features/listings/directory";
import { renewWholeDirectory } from "@/features/listings/directory-job";
import { drawEvenings, loadServers } from "./directory-data";
import type { BenchResult } from "./report";
import { type Scratch, withPostgres } from "./scratch-postgres";

const SMALL = 200;
const LARGE = 20_000;
/** What a hundred times the servers may cost more. */
const MOST = 1.5;
const ROUNDS = 61;

/** What visitors ask: the plain list in each order, each filter, words that are rare and common, several at once. */
const ASKED = {
  "the plain list": "",
  "players now": "?sort=players",
  "by name": "?sort=name",
  "next restart": "?sort=restart",
  "a common word": "?q=survival",
  "a name": "?q=nightfall+17",
  "a word's beginning": "?q=nig",
  "a word nobody wrote": "?q=xylophone",
  "a map": "?map=sakhal",
  "a platform": "?platform=xbox",
  "a region": "?region=oceania",
  "a language": "?language=pl",
  players: "?players=20-39",
  "two tags": "?tags=traders,hardcore",
  "all at once":
    "?q=survival&map=enoch,sakhal&platform=pc&region=europe&language=en&tags=traders&sort=players",
} as const;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

interface Measured {
  times: Map<string, number>;
  totals: DirectoryTotals;
}

async function measure({ sql }: Scratch, servers: number): Promise<Measured> {
  await loadServers(sql, servers);
  await renewWholeDirectory((work) => withSystem({ kind: "system", job: "bench" }, work));
  await drawEvenings(sql);
  await sql("vacuum analyze");
  const totals = await withPublic(directoryTotals);
  if (totals.total !== servers) throw new Error(`The directory has ${totals.total} of ${servers} servers.`);
  const times = new Map<string, number>();
  for (const [name, search] of Object.entries(ASKED)) {
    const took: number[] = [];
    for (let round = -5; round < ROUNDS; round += 1) {
      const from = performance.now();
      await withPublic((ctx) => directoryPage(ctx, { query: readQuery(search), hour: 18 }, totals), {
        readOnly: true,
      });
      if (round >= 0) took.push(performance.now() - from);
    }
    times.set(name, median(took));
  }
  return { times, totals };
}

/** A page of the directory with 20,000 servers against one with 200, each in a database of its own. */
export async function run(): Promise<BenchResult[]> {
  const small = await withPostgres(4, (scratch) => measure(scratch, SMALL));
  const large = await withPostgres(4, (scratch) => measure(scratch, LARGE));
  return Object.entries(ASKED).map(([name, search]) => {
    const value = large.times.get(name) ?? Number.NaN;
    const reference = small.times.get(name) ?? Number.NaN;
    const ratio = value / reference;
    return {
      name: `Directory of 20,000 against 200: ${name}`,
      value,
      unit: "ms",
      reference,
      ratio,
      limit: MOST,
      direction: "atMost",
      ok: ratio <= MOST,
      note: `/servers${search}; the shorter list also counts what each filter would show.`,
    };
  });
}
