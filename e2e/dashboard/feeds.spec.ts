import { expect, type Page, test } from "@playwright/test";
import { BLACK_PINE } from "../fixtures/house";
import { enter } from "../fixtures/people";

const HOME = `/guilds/${BLACK_PINE.slug}`;
const main = (page: Page) => page.getByRole("main");

test("every feed stands in the table and in its file, and one opens by its address", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  await page.goto(`${HOME}/feeds?feed=bounties`);
  await expect(main(page).getByRole("heading", { name: "Bounties" })).toBeVisible();
  const rows = main(page).getByRole("table", { name: "Feeds" }).getByRole("row");
  const text = await (await page.request.get(`/api${HOME}/feeds`)).text();
  expect(text.trim().split("\r\n")).toHaveLength(await rows.count());
});

test("rights and members go out as files; what is asked of the members holds for theirs", async ({
  page,
}) => {
  await enter(page.context(), "hollowpine");
  await page.goto(`${HOME}/members`);
  const rights = await main(page).getByRole("link", { name: "Export as CSV" }).getAttribute("href");
  expect(await (await page.request.get(rights ?? "")).text()).toMatch(/^who,kind,discord_id,level,section/);
  await page.goto(`${HOME}/members?view=members&q=hollow`);
  const members = await main(page).getByRole("link", { name: "Export as CSV" }).getAttribute("href");
  const lines = (await (await page.request.get(members ?? "")).text()).trim().split("\r\n").slice(1);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line.toLowerCase()).toContain("hollow");
});
