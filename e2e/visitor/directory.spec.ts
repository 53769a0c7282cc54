import { expect, test } from "@playwright/test";
import { watch } from "../fixtures/watch";

const CARDS = /Black Pine Chernarus/;

test("filters stand in the address, so that a reload and the back button keep them", async ({ page }) => {
  const { troubles } = await watch(page);
  await page.goto("/servers", { waitUntil: "networkidle" });
  const main = page.getByRole("main");
  await expect(main.getByRole("link", { name: CARDS }).first()).toBeVisible();
  await main.getByRole("button", { name: /^Sakhal/ }).click();
  await expect(page).toHaveURL(/[?&]map=sakhal/i);
  await expect(main.getByRole("link", { name: "Black Pine Sakhal" }).first()).toBeVisible();
  await expect(main.getByRole("link", { name: CARDS })).toHaveCount(0);
  await page.reload({ waitUntil: "networkidle" });
  await expect(main.getByRole("link", { name: "Black Pine Sakhal" }).first()).toBeVisible();
  await expect(main.getByRole("link", { name: CARDS })).toHaveCount(0);
  await page.goto("/servers", { waitUntil: "networkidle" });
  await expect(main.getByRole("link", { name: CARDS }).first()).toBeVisible();
  expect(troubles).toEqual([]);
});

test("a search finds a server by its name, and says so when there is none", async ({ page }) => {
  await page.goto("/servers", { waitUntil: "networkidle" });
  const main = page.getByRole("main");
  const search = main.getByRole("searchbox").or(main.getByRole("textbox")).first();
  await search.fill("outlaws");
  await expect(main.getByRole("link", { name: "Livonia Outlaws", exact: true }).first()).toBeVisible();
  await expect(main.getByRole("link", { name: CARDS })).toHaveCount(0);
  await search.fill("no server is called like this");
  await expect(main).toContainText(/no server|nothing|none/i);
  await expect(main.getByRole("link", { name: "Livonia Outlaws", exact: true })).toHaveCount(0);
});

test("the money rule is printed on the directory", async ({ page }) => {
  await page.goto("/servers");
  await expect(page.getByText("Payment changes place and look, never numbers.")).toBeVisible();
});
