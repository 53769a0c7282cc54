import { loadavg } from "node:os";
import { type Browser, chromium, type Page } from "@playwright/test";
import { startStack } from "@/scripts/lib/stack";
import { findBrowser } from "@/scripts/test/browser";
import { startFloor } from "./live-floor";
import type { BenchResult } from "./report";

const ROUNDS = 40;
const WARM = 4;
/** What a person may notice, in milliseconds. */
const MEDIAN_MS = 60;
const P95_MS = 200;
/** At most so often the floor of the same run. */
const MOST_TIMES = 2.5;
const AGENT = "quietledger";
const PLAYER = "rook77";

const at = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN;

/** Moment of the next press on a button of the page, on the machine's clock. */
const pressed = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((done) =>
        window.addEventListener("click", (event) => done(performance.timeOrigin + event.timeStamp), {
          capture: true,
          once: true,
        }),
      ),
  );

/** Moment at which a text of one of a page's lists was painted. */
const painted = (page: Page, text: string): Promise<number> =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((done) => {
        const look = () => {
          const lists = [...document.querySelectorAll("ol")];
          if (!lists.some((list) => list.textContent?.includes(wanted))) return;
          watch.disconnect();
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done(performance.timeOrigin + performance.now());
            port2.postMessage(0);
          });
        };
        const watch = new MutationObserver(look);
        watch.observe(document, { subtree: true, childList: true, characterData: true });
        look();
      }),
    text,
  );

interface Side {
  page: Page;
  field: string;
  button: string;
}

/** What came by the socket stands in the page as the server renders it: whoever answers now has seen it. */
const settled = (page: Page) =>
  page.waitForFunction(() => document.querySelector("[data-live]") === null, undefined, { timeout: 60_000 });

async function reply(from: Side, to: Page, text: string): Promise<number> {
  await Promise.all([settled(from.page), settled(to)]);
  await from.page.getByLabel(from.field, { exact: true }).fill(text);
  const [shown, sent] = [painted(to, text), pressed(from.page)];
  // What listens must stand in both pages before the press.
  await Promise.all([to.evaluate(() => 0), from.page.evaluate(() => 0)]);
  const [end, start] = await Promise.all([
    shown,
    sent,
    from.page.getByRole("button", { name: from.button, exact: true }).click(),
  ]);
  return end - start;
}

async function pageOf(browser: Browser, person: string, site: string): Promise<Page> {
  const { signIn } = await import("@/e2e/fixtures/people");
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const cookies = await signIn(person, site);
  await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: site })));
  // What compiles this file names inner functions by a helper that pages do not have.
  await context.addInitScript({ content: "globalThis.__name ??= (work) => work" });
  return context.newPage();
}

const result = (
  name: string,
  value: number,
  reference: number,
  limit: number,
  note: string,
): BenchResult => ({
  name,
  value,
  unit: "ms",
  reference,
  ratio: value / reference,
  limit,
  direction: "atMost",
  ok: value / reference <= limit,
  note,
});

/** A reply from one browser's press to the other's paint, both ways, in turn with the bare floor of the same machine. */
export async function run(): Promise<BenchResult[]> {
  const executablePath = await findBrowser((words) => console.error(words));
  const house = await startStack({ seed: true, name: "bench-live" });
  process.env.E2E_SITE_URL = house.siteUrl;
  process.env.E2E_SANDBOX_URL = house.sandboxUrl ?? "";
  const floor = await startFloor(house.databaseUrl);
  const browser = await chromium.launch({ executablePath });
  try {
    const [agent, player] = [
      await pageOf(browser, AGENT, house.siteUrl),
      await pageOf(browser, PLAYER, house.siteUrl),
    ];
    await player.goto(`${house.siteUrl}/me/tickets`);
    const href = await player
      .getByRole("link", { name: /Sea chest/ })
      .first()
      .getAttribute("href");
    const [, guild = "", number = ""] = /\/me\/tickets\/([^/]+)\/(\d+)/.exec(href ?? "") ?? [];
    await player.goto(`${house.siteUrl}/me/tickets/${guild}/${number}`);
    await agent.goto(`${house.siteUrl}/desk/${guild}/${number}`);
    for (const page of [agent, player])
      await page.locator("[data-following=live]").first().waitFor({ state: "attached" });
    const bare = await browser.newContext();
    await bare.addInitScript({ content: "globalThis.__name ??= (work) => work" });
    const [near, far] = [await bare.newPage(), await bare.newPage()];
    await Promise.all([near.goto(floor.url), far.goto(floor.url)]);
    const staff: Side = { page: agent, field: "Reply", button: "Send reply" };
    const opener: Side = { page: player, field: "Your message", button: "Send" };
    const lowest: Side = { page: near, field: "Text", button: "Send" };
    const [replies, floors]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS + WARM; round++) {
      const [from, to] = round % 2 ? [opener, agent] : [staff, player];
      const ms = await reply(from, to, `Round ${round} of the bench`);
      // The pages render behind it what else has changed.
      await agent.waitForTimeout(900);
      const least = await reply(lowest, far, `Floor ${round}.`);
      if (round < WARM) continue;
      replies.push(ms);
      floors.push(least);
    }
    const [median, least] = [at(replies, 0.5), at(floors, 0.5)];
    const note = `${ROUNDS} replies both ways; floor p95 ${at(floors, 0.95).toFixed(0)} ms; load of the machine ${loadavg()[0]?.toFixed(1)}`;
    return [
      result("reply to paint, against a bare echo", median, least, MOST_TIMES, note),
      result("reply to paint, median", median, MEDIAN_MS, 1, "against a promise"),
      result("reply to paint, p95", at(replies, 0.95), P95_MS, 1, "against a promise"),
    ];
  } finally {
    await browser.close();
    await floor.close();
    await house.stop();
  }
}
