import { expect, type Page, test } from "@playwright/test";
import { BLACK_PINE } from "../fixtures/house";
import { enter } from "../fixtures/people";

const SHOP = `/guilds/${BLACK_PINE.slug}/shop`;
const main = (page: Page) => page.getByRole("main");

test("each item says how its orders went, and so does the file of the view", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  await page.goto(SHOP);
  const table = main(page).getByRole("table", { name: "Items of the shop" });
  await expect(table.getByText(/^\d+ % of \d+$/).first()).toBeVisible();
  await expect(table.getByText(/^median /).first()).toBeVisible();
  const href = (await main(page).getByRole("link", { name: "Export as CSV" }).getAttribute("href")) ?? "";
  const text = await (await page.request.get(href)).text();
  expect(text).toMatch(/^item,id,category,state,/);
  expect(text).toContain(",buyable,");
  expect(text).not.toContain(",archived,");
});

test("an item that is not there does not exist, nor does one of another guild", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  for (const id of ["999999999", "x"]) expect((await page.goto(`${SHOP}/${id}`))?.status()).toBe(404);
});

test("for an agent of the desk neither the shop's pages nor its file exist", async ({ page }) => {
  await enter(page.context(), "quietledger");
  for (const path of [SHOP, `${SHOP}/new`, `/api${SHOP}/items`])
    expect([path, (await page.request.get(path)).status()]).toEqual([path, 404]);
});
