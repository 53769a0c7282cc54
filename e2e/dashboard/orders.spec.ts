import { expect, type Page, test } from "@playwright/test";
import { guildFacts } from "../fixtures/facts";
import { BLACK_PINE, LIVONIA } from "../fixtures/house";
import { enter } from "../fixtures/people";

const ORDERS = `/guilds/${BLACK_PINE.slug}/orders`;
const main = (page: Page) => page.getByRole("main");

test("the filters of the list hold for its file", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  await page.goto(ORDERS);
  await main(page).getByRole("navigation", { name: "Show" }).getByRole("link", { name: "Delivered" }).click();
  await expect(page).toHaveURL(/show=delivered/);
  const href = await main(page).getByRole("link", { name: "Export as CSV" }).getAttribute("href");
  expect(href).toContain("show=delivered");
  const text = await (await page.request.get(href ?? "")).text();
  const [head = "", ...lines] = text.trim().split("\r\n");
  const state = head.split(",").indexOf("state");
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toContain(",delivered,");
  expect(state).toBe(5);
});

test("an order opens from its list with what proves each step; one of another guild does not exist", async ({
  page,
}) => {
  const [one, two] = await guildFacts();
  await enter(page.context(), "hollowpine");
  await page.goto(`${ORDERS}/${one.order}`);
  await expect(main(page).getByRole("heading", { level: 1 })).toContainText(`Order ${one.order}`);
  expect((await page.request.get(`${ORDERS}/2000000`)).status()).toBe(404);
  expect((await page.request.get(`/guilds/${LIVONIA.slug}/orders/${two.order}`)).status()).toBe(404);
  expect((await page.request.get(`/api/guilds/${LIVONIA.slug}/orders`)).status()).toBe(404);
});
