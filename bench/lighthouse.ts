import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";
import { startStack } from "@/scripts/lib/stack";
import { findBrowser } from "@/scripts/test/browser";
import { publicPaths } from "./public-pages";
import type { BenchResult } from "./report";

const RUNS = 5;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
type Category = (typeof CATEGORIES)[number];
/** Least score of each category, 0 to 100. */
export const LEAST_SCORES: Record<Category, number> = {
  performance: 95,
  accessibility: 100,
  "best-practices": 100,
  seo: 100,
};

export interface PageScores {
  path: string;
  /** Medians of the runs, 0 to 100. */
  scores: Record<Category, number>;
  /** Median cumulative layout shift. */
  cls: number;
  /** Audits that are not passed, by id. */
  failed: string[];
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export interface Visitor {
  /** Path of a Chromium. */
  chrome?: string;
  /** Sent with every request: a session's cookies. */
  headers?: Record<string, string>;
  /** A desktop on a good line; a phone on a slow one where left out. */
  desktop?: boolean;
}

/** Lighthouse's scores of pages, as a visitor sees them. */
export async function measureLighthouse(
  siteUrl: string,
  paths: readonly string[],
  { chrome, headers, desktop }: Visitor = {},
): Promise<PageScores[]> {
  const browser = await launch({
    ...(chrome ? { chromePath: chrome } : {}),
    chromeFlags: ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"],
  });
  try {
    const pages: PageScores[] = [];
    for (const path of paths) {
      const runs: Record<Category, number>[] = [];
      const shifts: number[] = [];
      const failed = new Set<string>();
      let failures = 0;
      for (let run = 0; run < RUNS; run += 1) {
        const flags = {
          port: browser.port,
          logLevel: "error" as const,
          onlyCategories: [...CATEGORIES],
          ...(headers && { extraHeaders: headers }),
        };
        const result = await lighthouse(siteUrl + path, flags, desktop ? desktopConfig : undefined);
        if (!result) throw new Error(`Lighthouse gave no result for ${path}.`);
        const { categories, audits } = result.lhr;
        const shift = audits["cumulative-layout-shift"]?.numericValue;
        // The browser's very first page can be measured without a paint: such a run tells nothing and is repeated.
        if (shift === undefined && failures++ < RUNS) {
          run -= 1;
          continue;
        }
        const score = (name: Category) => Math.round((categories[name]?.score ?? 0) * 100);
        runs.push(
          Object.fromEntries(CATEGORIES.map((name) => [name, score(name)])) as Record<Category, number>,
        );
        shifts.push(shift ?? Number.POSITIVE_INFINITY);
        for (const name of CATEGORIES) {
          for (const { id, weight } of categories[name]?.auditRefs ?? []) {
            const value = audits[id]?.score;
            if (weight > 0 && typeof value === "number" && value < 0.9) failed.add(id);
          }
        }
      }
      const scores = Object.fromEntries(
        CATEGORIES.map((name) => [name, median(runs.map((run) => run[name]))]),
      ) as Record<Category, number>;
      pages.push({ path, scores, cls: median(shifts), failed: [...failed].sort() });
    }
    return pages;
  } finally {
    browser.kill();
  }
}

const KINDS = ["home", "directory", "server", "shop", "item", "leaderboard", "player"] as const;

/** Lighthouse on home, directory, a server with its leaderboard and a player, a shop and an item: medians of five runs each. */
export async function run(): Promise<BenchResult[]> {
  const house = await startStack({ seed: true, bots: false, name: "bench-lighthouse" });
  try {
    const every = await publicPaths(house.siteUrl);
    const paths = KINDS.map((kind) => every[kind]);
    const chrome = await findBrowser((words) => console.error(words));
    const pages = await measureLighthouse(house.siteUrl, paths, { chrome });
    return pages.flatMap(({ path, scores, cls, failed }, index): BenchResult[] => [
      ...CATEGORIES.map((category): BenchResult => {
        const least = LEAST_SCORES[category];
        return {
          name: `lighthouse ${KINDS[index]}, ${category}`,
          value: scores[category],
          unit: "points",
          reference: 100,
          ratio: scores[category] / 100,
          limit: least / 100,
          direction: "atLeast",
          ok: scores[category] >= least,
          note: `${path}, median of ${RUNS}.${failed.length > 0 ? ` Not passed: ${failed.join(", ")}.` : ""}`,
        };
      }),
      {
        name: `lighthouse ${KINDS[index]}, layout shift`,
        value: cls,
        unit: "CLS",
        reference: 0,
        ratio: cls,
        limit: 0,
        direction: "atMost",
        ok: cls === 0,
        note: `${path}, median of ${RUNS}.`,
      },
    ]);
  } finally {
    await house.stop();
  }
}
