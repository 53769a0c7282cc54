import { expect, type Page, test } from "@playwright/test";
import { axeFinds, DESK, PHONE, VIEWS, type View } from "../fixtures/axe";
import { builtRoutes } from "../fixtures/build";
import { guildFacts } from "../fixtures/facts";
import { SITE } from "../fixtures/house";
import { enter } from "../fixtures/people";
import { emptySections, type Place, placeOf } from "./places";

// At the other size colours are looked at only where the frame itself is another one.
const FRAMES = ["/", "/me", "/guilds/[guildId]", "/desk"];
/** Pages of things that are there while another suite makes them, which looks at them then. */
const ELSEWHERE = ["/me/applications/[application]", "/admin/applications/[application]"];

async function look(page: Page, { path, person }: Place, views: readonly View[] = VIEWS): Promise<string[]> {
  await page.context().clearCookies();
  await page.context().addCookies([{ name: "grizzly-theme", value: "dark", url: SITE }]);
  await enter(page.context(), person);
  await page.setViewportSize(DESK);
  const answer = await page.goto(path, { waitUntil: "load" });
  // A page that is not there would have nothing to find.
  expect(answer?.status()).toBe(path === "/no-such-page" ? 404 : 200);
  // A page that streams shows its skeleton first, which has no heading yet.
  await page.locator("h1").first().waitFor();
  return axeFinds(page, views);
}

const pages = builtRoutes().filter(({ kind, pattern }) => kind === "page" && !ELSEWHERE.includes(pattern));

// Three looks of every page, each over all of its rules.
test.describe.configure({ timeout: 120_000 });

// One window for all of them, whose cache knows the scripts: a new one for each page cost a fourth of the time.
let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await browser.newPage({ reducedMotion: "reduce", baseURL: SITE });
});
test.afterAll(() => page.close());

for (const route of pages) {
  test(`${route.pattern}: axe finds nothing, in both themes and sizes`, async () => {
    const [guild] = await guildFacts();
    const frame = FRAMES.includes(route.pattern);
    const views = VIEWS.map(({ size, theme, rules }) => ({
      size,
      theme,
      rules: rules && frame && size === PHONE ? [...rules, "color-contrast"] : rules,
    }));
    expect(await look(page, placeOf(route, guild), views)).toEqual([]);
  });
}

test("empty pages have nothing either: those of a person in no guild", async () => {
  const found: string[] = [];
  for (const path of ["/me", "/me/orders", "/me/players", "/me/notifications"])
    found.push(...(await look(page, { path, person: "noharbour" })));
  expect(found).toEqual([]);
});

for (const path of emptySections(pages)) {
  test(`${path}: axe finds nothing where a guild has nothing either`, async () => {
    // The frame, its widths and its colours are those of the full pages above.
    const desk = VIEWS.filter(({ size, theme }) => size === DESK && theme === "light").map((view) => ({
      ...view,
      rules: null,
    }));
    expect(await look(page, { path, person: "marrowwren" }, desk)).toEqual([]);
  });
}
