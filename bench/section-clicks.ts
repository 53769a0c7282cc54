import { loadavg } from "node:os";
import { chromium, type Page } from "@playwright/test";
import { findBrowser } from "@/scripts/test/browser";
import type { BenchResult } from "./report";
import { DASHBOARD, withOwner } from "./signed-in";

const RAIL = "aside[aria-label=Navigation] nav";
const NAVIGATIONS = 50;
/** From the press to the section's content, in milliseconds. */
const MOST = 150;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Presses a link of the rail; answers how long it took until its page stood in place of the skeleton. */
async function press(page: Page, href: string): Promise<number> {
  const link = page.locator(`${RAIL} a[href="${href}"]`).first();
  const shown = page.evaluate(
    (path) =>
      new Promise<number>((done) => {
        let from = 0;
        const mark = (event: Event) => {
          from = event.timeStamp;
        };
        window.addEventListener("click", mark, { capture: true, once: true });
        const look = () => {
          // A skeleton has no heading, and charts further down wait until they are seen.
          const there = location.pathname === path && document.querySelector("#content h1") !== null;
          if (from > 0 && there) done(performance.now() - from);
          else requestAnimationFrame(look);
        };
        look();
      }),
    href,
  );
  // Together, so that a press that fails is told as what it is.
  const [ms] = await Promise.all([shown, link.click()]);
  return ms;
}

/** Presses on the rail's sections as an owner: from the click to the section's content, in production mode. */
export async function run(): Promise<BenchResult[]> {
  const executablePath = await findBrowser((words) => console.error(words));
  return withOwner("bench-clicks", async ({ siteUrl, cookies }) => {
    const browser = await chromium.launch({ executablePath });
    try {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: siteUrl })));
      // What compiles this file names inner functions by a helper that pages do not have.
      await context.addInitScript({ content: "globalThis.__name ??= (work) => work" });
      const page = await context.newPage();
      await page.goto(`${siteUrl}${DASHBOARD}`);
      await page.waitForLoadState("networkidle");
      const links = await page
        .locator(`${RAIL} a[href^="${DASHBOARD}"]`)
        .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
      // Tickets lead on to the desk, which has a frame of its own.
      const hrefs = links.filter((href) => href !== `${DASHBOARD}/tickets`);
      // Once each, so that no first use of the server is measured.
      for (const href of [...hrefs.slice(1), ...hrefs.slice(0, 1)]) await press(page, href);
      const times: { href: string; ms: number }[] = [];
      for (let nr = 1; nr <= NAVIGATIONS; nr++) {
        const href = hrefs[nr % hrefs.length] ?? DASHBOARD;
        times.push({ href, ms: await press(page, href) });
        await page.waitForTimeout(150);
      }
      const value = median(times.map(({ ms }) => ms));
      const [slowest] = [...times].sort((a, b) => b.ms - a.ms);
      return [
        {
          name: "click on a section to its content",
          value,
          unit: "ms",
          reference: MOST,
          ratio: value / MOST,
          limit: 1,
          direction: "atMost",
          ok: value <= MOST,
          note: `median of ${NAVIGATIONS} over ${hrefs.length} sections; slowest ${slowest?.href} ${Math.round(slowest?.ms ?? 0)} ms; load of the machine ${loadavg()[0]?.toFixed(1)}`,
        },
      ];
    } finally {
      await browser.close();
    }
  });
}
