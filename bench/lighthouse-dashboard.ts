import { loadavg } from "node:os";
import { findBrowser } from "@/scripts/test/browser";
import { measureLighthouse } from "./lighthouse";
import type { BenchResult } from "./report";
import { DASHBOARD, withOwner } from "./signed-in";

const PAGES = { overview: "", players: "/players", map: "/map" };
/** Least scores, 0 to 100. The other categories are about pages that search engines see. */
const LEAST = { performance: 90, accessibility: 100 } as const;

/** Lighthouse on overview, players and map as the guild's owner at a desktop: medians of five runs each. */
export async function run(): Promise<BenchResult[]> {
  const chrome = await findBrowser((words) => console.error(words));
  return withOwner("bench-lighthouse-dashboard", async ({ siteUrl, cookies }) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const paths = Object.values(PAGES).map((path) => DASHBOARD + path);
    const pages = await measureLighthouse(siteUrl, paths, { chrome, headers: { cookie }, desktop: true });
    return pages.flatMap(({ path, scores, cls, failed }, nr): BenchResult[] => {
      const name = Object.keys(PAGES)[nr];
      const note = `${path}; layout shift ${cls.toFixed(3)}; not passed: ${failed.join(", ") || "nothing"}; load of the machine ${loadavg()[0]?.toFixed(1)}`;
      return (["performance", "accessibility"] as const).map((category) => ({
        name: `lighthouse ${name}, ${category}`,
        value: scores[category],
        unit: "points",
        reference: 100,
        ratio: scores[category] / 100,
        limit: LEAST[category] / 100,
        direction: "atLeast",
        ok: scores[category] >= LEAST[category],
        note,
      }));
    });
  });
}
