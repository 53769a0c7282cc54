import { expect, type Page, test } from "@playwright/test";
import { BLACK_PINE } from "../fixtures/house";
import { enter } from "../fixtures/people";
import { overflow, watch } from "../fixtures/watch";

const HOME = `/guilds/${BLACK_PINE.slug}`;
const SECTIONS = [
  "health",
  "servers",
  "bounties",
  "deliveries",
  "deliveries/zones",
  "deliveries/events",
  "orders",
  "shop",
  "feeds",
  "members",
  "audit",
];
const main = (page: Page) => page.getByRole("main");

test("the log is filtered by its address, and its file holds the same", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  await page.goto(`${HOME}/audit?about=rights`);
  await expect(main(page).getByRole("link", { name: "Rights", exact: true })).toHaveAttribute(
    "aria-current",
    "true",
  );
  const href = await main(page).getByRole("link", { name: "Export as CSV" }).getAttribute("href");
  expect(href).toContain("about=rights");
  const text = await (await page.request.get(href ?? "")).text();
  expect(text).toMatch(/^time_utc,who,action/);
  expect(text).not.toContain(",shop.");
});

for (const size of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`sections open without a jump, a complaint or a page that is too wide, at ${size.width}`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    await enter(page.context(), "hollowpine");
    await page.setViewportSize(size);
    for (const section of SECTIONS) {
      const fresh = await page.context().newPage();
      await fresh.setViewportSize(size);
      const watched = await watch(fresh);
      await fresh.goto(`${HOME}/${section}`, { waitUntil: "networkidle" });
      await expect(fresh.getByRole("heading", { level: 1 })).toBeVisible();
      expect([section, watched.troubles]).toEqual([section, []]);
      expect([section, await overflow(fresh)]).toEqual([section, 0]);
      expect([section, (await watched.shift()) < 0.02]).toEqual([section, true]);
      await fresh.close();
    }
  });
}
