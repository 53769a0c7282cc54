import { expect, type Page, test } from "@playwright/test";
import { BLACK_PINE, SITE } from "../fixtures/house";
import { cookieHeader, enter, sessionOf } from "../fixtures/people";

const FEED = `/guilds/${BLACK_PINE.slug}/kills`;
const rows = (page: Page) => page.getByRole("list", { name: "Kills, newest first" }).locator("> li");

test("the feed is filtered by its address, and each kill opens to its line", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  await page.goto(FEED);
  await expect(page.getByRole("heading", { level: 1, name: "Kill feed" })).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole("link", { name: "Only between players" }).click();
  await expect(page).toHaveURL(/cause=pvp/);
  await page.getByRole("link", { name: "Every kill" }).click();
  await expect(page).toHaveURL(/view=kills/);
  const first = rows(page).first();
  await expect(first).toContainText(" killed ");
  await first.locator("summary").first().click();
  await expect(first.getByText("killed by Player")).toBeVisible();
  await expect(first.getByText("from byte")).toBeVisible();

  const chosen = page.getByLabel("Weapon").locator("option").nth(1);
  const weapon = (await chosen.getAttribute("value")) ?? "";
  await page.getByLabel("Weapon").selectOption(weapon);
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/weapon=/);
  for (const row of await rows(page).all()) await expect(row).toContainText(weapon);
  const path = new URL(page.url());
  const file = await fetch(`${SITE}/api${path.pathname}?weapon=${encodeURIComponent(weapon)}&cause=pvp`, {
    headers: { cookie: cookieHeader(await sessionOf("hollowpine")) },
  });
  expect(file.headers.get("content-type")).toContain("text/csv");
  const lines = (await file.text()).trim().split("\r\n");
  expect(lines[0]).toMatch(/^time_utc,kind,killer/);
  expect(lines.length).toBeGreaterThan(1);
});

test("older kills follow without a gap, and the way back is there", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  await page.goto(`${FEED}?view=kills`);
  const ids = async () =>
    rows(page)
      .locator("> details")
      .evaluateAll((all) => all.map(({ id }) => id));
  // The rows follow the skeleton.
  await expect.poll(async () => (await ids()).length).toBeGreaterThan(0);
  const before = await ids();
  await page.getByRole("link", { name: "Older kills" }).click();
  await expect(page).toHaveURL(/before=/);
  await expect.poll(async () => (await ids())[0]).not.toBe(before[0]);
  const after = await ids();
  expect(after.filter((id) => before.includes(id))).toEqual([]);
  await page.getByRole("link", { name: "Back to the newest" }).click();
  await expect.poll(async () => (await ids())[0]).toBe(before[0]);
});

test("a disputed kill is struck with a note, stands in the audit log, and counts again", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  await page.goto(`${FEED}?cause=pvp&view=kills`);
  const id = await rows(page).first().locator("> details").getAttribute("id");
  const row = page.locator(`#${id}`);
  await row.locator("summary").first().click();
  await row.getByRole("button", { name: "Strike this kill" }).click();
  await row.getByLabel("Why, everybody reads it").fill("Disputed in a ticket");
  await row.getByRole("button", { name: "Strike it" }).click();
  await expect(row.getByText("“Disputed in a ticket”")).toBeVisible();
  await expect(row.locator("summary").first()).toContainText("Struck");
  await row.getByRole("button", { name: "Restore it" }).click();
  await row.getByRole("button", { name: "Count it again" }).click();
  await expect(row.getByRole("button", { name: "Strike this kill" })).toBeVisible();
  await page.goto(`/guilds/${BLACK_PINE.slug}/audit?about=players`);
  await expect(page.getByRole("listitem").filter({ hasText: "Disputed in a ticket" }).first()).toBeVisible();
});

test("an agent reads the feed and strikes nothing; for a player it does not exist", async ({ page }) => {
  await enter(page.context(), "quietledger");
  await page.goto(`${FEED}?cause=pvp&view=kills`);
  await rows(page).first().locator("summary").first().click();
  await expect(rows(page).first().getByText("from byte")).toBeVisible();
  await expect(page.getByRole("button", { name: "Strike this kill" })).toHaveCount(0);
  await page.context().clearCookies();
  await enter(page.context(), "rook77");
  expect((await page.goto(FEED))?.status()).toBe(404);
});
