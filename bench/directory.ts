import { withPublic, withSystem } from "@/db/context";
import { directoryPage } from "@/features/listings/data/directory-page";
import { type DirectoryTotals, directoryTotals } from "@/features/listings/data/totals";
import { readQuery } from "@/features/listings/directory";
import { renewWholeDirectory } from "@/features/listings/directory-job";
import { drawEvenings, loadServers } from "./directory-data";
import type { BenchResult } from "./report";
import { type Switched, withPostgres } from "./scratch-postgres";

const SMALL = 200;
const LARGE = 20_000;
/** What a hundred times the servers may cost more. */
const MOST = 1.5;
/** Filters that together fit some 500 of 20,000 are the worst place: too many to put in order, too few to meet soon. */
const WORST = 3;
const ROUNDS = 61;

/** What visitors ask: the plain list in each order, each filter, words that are rare and common, several at once. */
const ASKED = {
  "the plain list": "",
  "players now": "?sort=players",
  "by name": "?sort=name",
  "next restart": "?sort=restart",
  "a common word": "?q=survival",
  "a name": "?q=nightfall+85",
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

async function fill({ sql, use }: Switched, servers: number): Promise<DirectoryTotals> {
  use();
  await loadServers(sql, servers);
  await renewWholeDirectory((work) => withSystem({ kind: "system", job: "bench" }, work));
  await drawEvenings(sql);
  await sql("vacuum analyze");
  const totals = await withPublic(directoryTotals);
  if (totals.total !== servers) throw new Error(`The directory has ${totals.total} of ${servers} servers.`);
  return totals;
}

/** Times the same question for both directories, turn by turn. */
async function compare(
  name: string,
  search: string,
  lists: readonly { scratch: Switched; totals: DirectoryTotals }[],
): Promise<BenchResult> {
  const query = readQuery(search);
  const took: number[][] = lists.map(() => []);
  // Both draw as many cards: what a card costs is no question of how long the list is.
  lists[0]?.scratch.use();
  const shorter = lists[0]?.totals;
  const shown = shorter && (await withPublic((ctx) => directoryPage(ctx, { query, hour: 18 }, shorter)));
  const limit = Math.max(1, shown?.cards.length ?? 0);
  for (let round = -5; round < ROUNDS; round += 1) {
    for (const [nr, { scratch, totals }] of lists.entries()) {
      scratch.use();
      const from = performance.now();
      await withPublic((ctx) => directoryPage(ctx, { query, hour: 18, limit }, totals), { readOnly: true });
      if (round >= 0) took[nr]?.push(performance.now() - from);
    }
  }
  const [reference = Number.NaN, value = Number.NaN] = took.map(median);
  const ratio = value / reference;
  const most = name === "all at once" ? WORST : MOST;
  return {
    name: `Directory of 20,000 against 200: ${name}`,
    value,
    unit: "ms",
    reference,
    ratio,
    limit: most,
    direction: "atMost",
    ok: ratio <= most,
    note: `/servers${search}, ${limit} servers a page; the shorter list also counts what each filter would show.`,
  };
}

/** A page of the directory with 20,000 servers against one with 200, each in a database of its own. */
export const run = (): Promise<BenchResult[]> =>
  withPostgres(4, (small) =>
    withPostgres(4, async (large) => {
      const lists = [
        { scratch: small, totals: await fill(small, SMALL) },
        { scratch: large, totals: await fill(large, LARGE) },
      ];
      const results: BenchResult[] = [];
      for (const [name, search] of Object.entries(ASKED)) results.push(await compare(name, search, lists));
      return results;
    }),
  );
