import autocannon from "autocannon";
import type { DirectoryPage } from "@/features/listings/directory";
import { startStack } from "@/scripts/lib/stack";
import type { BenchResult } from "./report";

const CONNECTIONS = 8;
const SECONDS = 2;
const ROUNDS = 5;
/** Public pages answer at least this share of what an empty page answers. */
export const LEAST_SHARE = 0.85;

export interface PageRate {
  path: string;
  /** Median of the rounds, requests a second. */
  rate: number;
  /** Median of the ratios to the empty page of the same round. */
  share: number;
  bytes: number;
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

async function rate(url: string, seconds: number): Promise<number> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: seconds });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url} failed ${result.non2xx + result.errors} times while it was measured.`);
  }
  return result.requests.average;
}

/** The empty page at the same kind of address: one with a part that changes costs the router a fifth more. */
const emptyFor = (path: string): string => (path.split("/").length > 2 ? "/empty/page" : "/empty");

/**
 * Requests a second of public pages against empty prerendered pages of the same build and the same server.
 * Rounds interleave: each page is measured between two runs of its empty one.
 */
export async function measurePublicPages(
  siteUrl: string,
  paths: readonly string[],
): Promise<{ page: PageRate; empty: number }[]> {
  const empties = ["/empty", "/empty/page"];
  for (const path of [...empties, ...paths]) {
    // Twice: a page that was never visited, or has become old, renews itself behind the first answer.
    await fetch(siteUrl + path);
    await rate(siteUrl + path, 1);
  }
  const control = new Map<string, number[]>(empties.map((path) => [path, []]));
  const rates = new Map<string, number[]>(paths.map((path) => [path, []]));
  const shares = new Map<string, number[]>(paths.map((path) => [path, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const path of paths) {
      const empty = emptyFor(path);
      const before = await rate(siteUrl + empty, SECONDS);
      const measured = await rate(siteUrl + path, SECONDS);
      const after = await rate(siteUrl + empty, SECONDS);
      rates.get(path)?.push(measured);
      shares.get(path)?.push(measured / ((before + after) / 2));
      control.get(empty)?.push(before, after);
    }
  }
  return Promise.all(
    paths.map(async (path) => {
      const bytes = (await (await fetch(siteUrl + path)).arrayBuffer()).byteLength;
      const page = {
        path,
        rate: median(rates.get(path) ?? []),
        share: median(shares.get(path) ?? []),
        bytes,
      };
      return { page, empty: median(control.get(emptyFor(path)) ?? []) };
    }),
  );
}

const SHOP = "/shop/black-pine";

/** A public page of each kind that the running house has, by its kind. */
export async function publicPaths(siteUrl: string) {
  const directory = (await (await fetch(`${siteUrl}/api/servers`)).json()) as DirectoryPage;
  const server = [...directory.featured, ...directory.cards][0]?.slug;
  const shop = await (await fetch(siteUrl + SHOP)).text();
  const item = new RegExp(`href="(${SHOP}/[^"#?]+)"`).exec(shop)?.[1];
  const leaderboard = `/servers/${server}/leaderboards`;
  const board = await (await fetch(siteUrl + leaderboard)).text();
  const player = new RegExp(`href="(/servers/${server}/players/\\d+)"`).exec(board)?.[1];
  if (!server || !item || !player) throw new Error("The demo community has no server, item or player.");
  return {
    home: "/",
    directory: "/servers",
    server: `/servers/${server}`,
    shop: SHOP,
    item,
    leaderboard,
    player,
    supporters: "/supporters",
    status: "/status",
  };
}

/** Requests a second of every kind of public page against an empty page of the same build. */
export async function run(): Promise<BenchResult[]> {
  const house = await startStack({ seed: true, bots: false, name: "bench-pages" });
  try {
    const measured = await measurePublicPages(house.siteUrl, Object.values(await publicPaths(house.siteUrl)));
    return measured.map(({ page: { path, rate: value, share, bytes }, empty }) => ({
      name: `public page ${path}`,
      value,
      unit: "requests a second",
      reference: empty,
      ratio: share,
      limit: LEAST_SHARE,
      direction: "atLeast",
      ok: share >= LEAST_SHARE,
      note: `${emptyFor(path)}, an empty prerendered page of the same build; this page has ${Math.round(bytes / 1000)} kB of HTML.`,
    }));
  } finally {
    await house.stop();
  }
}
