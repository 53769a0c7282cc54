import { expect, type Page, test } from "@playwright/test";
import { BLACK_PINE, SAKHAL } from "../fixtures/house";
import { enter } from "../fixtures/people";

const SETUP = `/guilds/${BLACK_PINE.slug}/setup`;
const steps = (page: Page) => page.getByRole("list", { name: "Steps of the set-up" });
const step = (page: Page, name: string) =>
  steps(page)
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name }) });
const rail = (page: Page) => page.getByRole("complementary", { name: "Navigation" });

test("the owner sees each step tested, with what was seen and when", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  await page.goto(SETUP);
  await expect(steps(page).getByRole("heading")).toHaveCount(11);
  await expect(step(page, "Grizzly OS in Discord done")).toContainText(/sees \d+ members/);
  await expect(step(page, "A plan that pays")).toContainText("pays for this guild.");
  await expect(step(page, "Nitrado connected done")).toContainText("1 account connected");
  await expect(step(page, "Game servers switched on")).toContainText("4 of 4 servers");
  await expect(step(page, "Log settings")).toContainText("All four switches are right");
  await expect(step(page, "First log line read")).toContainText(/[\d,]+ lines of 4 servers read/);
  await step(page, "Shop stocked").getByRole("link", { name: "Shop stocked" }).click();
  await expect(page).toHaveURL(/\/shop/);
});

test("the live handshake shows a server's own lines and how they were understood", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  await page.goto(SETUP);
  await page.getByLabel("Server to listen to").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Listen to the log" }).click();
  const lines = page.getByRole("list", { name: "Lines and how they were understood" });
  await expect(lines.getByRole("listitem").first()).toBeVisible();
  await expect(page.getByText(/lines? understood, none not/)).toBeVisible();
  await expect(page.getByText(/^DayZServer.*\.ADM$/)).toBeVisible();
});

test("a guild at its beginning is told what waits, with the button that does it", async ({ page }) => {
  await enter(page.context(), "marrowwren");
  await page.goto(`/guilds/${SAKHAL.slug}/setup`);
  const nitrado = step(page, "Nitrado connected open");
  await expect(nitrado).toContainText("No Nitrado account is connected");
  await expect(step(page, "Log settings not known yet")).toContainText("Known once a server is switched on.");
  await expect(rail(page).getByRole("link", { name: /^Setup/ })).toContainText(/\d/);
  const shop = step(page, "Shop stocked");
  const without = shop.getByRole("button", { name: "We do without" });
  // A second try finds it left.
  if ((await without.count()) > 0) await without.click();
  await expect(shop).toContainText("You do without a shop.");
  await nitrado.getByRole("link", { name: "Connect Nitrado" }).click();
  await expect(page).toHaveURL(/\/servers\/connect$/);
});

test("for an agent of the desk the set-up does not exist", async ({ page }) => {
  await enter(page.context(), "quietledger");
  expect((await page.goto(SETUP))?.status()).toBe(404);
  await page.goto(`/guilds/${BLACK_PINE.slug}/orders`);
  await expect(rail(page).getByRole("link", { name: "Orders" })).toBeVisible();
  await expect(rail(page).getByRole("link", { name: /^Setup/ })).toHaveCount(0);
});
