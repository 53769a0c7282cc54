import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { builtRoutes } from "../fixtures/build";
import { guildFacts } from "../fixtures/facts";
import { SITE } from "../fixtures/house";
import { enter } from "../fixtures/people";
import { emptySections, type Place, placeOf } from "./places";

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** What a width can change: what stands elsewhere, is folded away, or is smaller. */
const BY_WIDTH = [
  "target-size",
  "scrollable-region-focusable",
  "aria-hidden-focus",
  "button-name",
  "link-name",
  "label",
  "select-name",
  "nested-interactive",
  "duplicate-id-aria",
  "heading-order",
  "landmark-one-main",
  "landmark-unique",
  "page-has-heading-one",
];

// Every rule once, colours in both themes, and at the other size what a width can change: colours there only where
// the frame itself is another one.
const FRAMES = ["/", "/me", "/guilds/[guildId]", "/desk"];
const VIEWS = [
  { size: DESK, theme: "dark", rules: null },
  { size: DESK, theme: "light", rules: ["color-contrast"] },
  { size: PHONE, theme: "light", rules: BY_WIDTH },
] as const;
interface View {
  size: { width: number; height: number };
  theme: "dark" | "light";
  rules: readonly string[] | null;
}

/** Rows that are made like those before them: half of all time went into them. */
const REPEATED = ["tbody > tr:nth-child(n + 9)", "li:nth-child(n + 13)"];

/**
 * What axe finds, in words.
 * @param again it has looked at this document before, and is there: it would be read twice more
 */
async function findings(page: Page, rules: readonly string[] | null, again: boolean): Promise<string[]> {
  // No frames of others: one document, and no second page for each look.
  const axe = new AxeBuilder({ page, ...(again && { axeSource: "0" }) })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] });
  for (const rows of REPEATED) axe.exclude(rows);
  const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary}`),
  );
}

async function look(page: Page, { path, person }: Place, views: readonly View[] = VIEWS): Promise<string[]> {
  await page.context().clearCookies();
  await page.context().addCookies([{ name: "grizzly-theme", value: "dark", url: SITE }]);
  await enter(page.context(), person);
  const found: string[] = [];
  await page.setViewportSize(DESK);
  await page.goto(path, { waitUntil: "load" });
  // A page that streams shows its skeleton first, which has no heading yet.
  await page.locator("h1").first().waitFor();
  for (const [at, { size, theme, rules }] of views.entries()) {
    // Widths are the stylesheet's: the same page, as if its window were made smaller.
    if (size !== DESK) await page.setViewportSize(size);
    await page.evaluate((choice) => window.grizzlyTheme?.set(choice), theme);
    const words = await findings(page, rules, at > 0);
    found.push(...words.map((one) => `${path} at ${size.width}, ${theme}: ${one}`));
  }
  return found;
}

const pages = builtRoutes().filter(({ kind }) => kind === "page");

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
