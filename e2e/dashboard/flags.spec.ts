import { expect, type Page, test } from "@playwright/test";
import { BLACK_PINE, LIVONIA } from "../fixtures/house";
import { enter } from "../fixtures/people";

const FLAGS = `/guilds/${LIVONIA.slug}/flags`;
const main = (page: Page) => page.getByRole("main");
const flag = (page: Page, name: string) =>
  main(page)
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name, exact: true }) });

test("a feature is switched off, is off for players, and comes back from the log", async ({ page }) => {
  await enter(page.context(), "marrowwren");
  await page.goto(FLAGS);
  const bounties = flag(page, "Bounties by players");
  const toggle = bounties.getByRole("switch", { name: "Bounties by players" });
  if (await toggle.isChecked()) await toggle.click();
  await expect(bounties).toContainText("Chosen by your guild.");
  await expect(bounties).toContainText("Changed by MarrowWren");
  await expect(toggle).not.toBeChecked();
  await page.goto(`/me/bounties?guild=${LIVONIA.slug}`);
  await expect(main(page)).toContainText("This guild has switched off new bounties.");

  await page.goto(FLAGS);
  await page.getByRole("link", { name: "Changes of flags" }).click();
  const line = page.getByRole("listitem").filter({ hasText: "feature player bounties" }).first();
  await expect(line).toContainText("MarrowWren switched a feature");
  await line.getByRole("button", { name: "Undo" }).click();
  await line.getByRole("button", { name: "Undo it" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Undone" }).first()).toBeVisible();
  await page.goto(FLAGS);
  await expect(toggle).toBeChecked();
  await page.goto(`/me/bounties?guild=${LIVONIA.slug}`);
  await expect(main(page)).not.toContainText("This guild has switched off new bounties.");
});

test("what a plan has says which, and whose word counts", async ({ page }) => {
  await enter(page.context(), "marrowwren");
  await page.goto(FLAGS);
  const hints = flag(page, "Hints at arranged bounties");
  await expect(hints).toContainText("Gold and more");
  await expect(hints.getByRole("switch")).toBeChecked();
  await hints.getByRole("link", { name: "Where it shows" }).click();
  await expect(page).toHaveURL(/bounties\?show=hints/);
  await expect(main(page).getByRole("link", { name: /With hints/ })).toBeVisible();
});

test("for an agent of the desk flags do not exist", async ({ page }) => {
  await enter(page.context(), "quietledger");
  expect((await page.goto(`/guilds/${BLACK_PINE.slug}/flags`))?.status()).toBe(404);
});
