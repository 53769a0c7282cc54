import { expect, type Page, test } from "@playwright/test";
import { SITE } from "../fixtures/house";
import { enter } from "../fixtures/people";

// What a pledge goes through once it is linked: e2e/supporters/states.spec.ts.
const answer = (page: Page) => page.getByRole("main").getByRole("status").first();
const tier = (page: Page, name: string) =>
  page.getByRole("main").getByRole("heading", { name, exact: true, level: 2 });

async function link(page: Page, name: string): Promise<void> {
  await page.goto("/me/supporter");
  await page.getByRole("button", { name: "Link Patreon", exact: true }).click();
  await page.getByRole("button", { name: `Sign in as ${name}` }).click();
}

test("a supporter links Patreon, sees the tier and the way to it, and unlinks it", async ({ page }) => {
  await enter(page.context(), "rook77");
  await page.goto("/me/supporter");
  await expect(tier(page, "No plan")).toBeVisible();
  await link(page, "Rook_77");
  await expect(page).toHaveURL(`${SITE}/me/supporter?patreon=linked`);
  await expect(answer(page)).toHaveText("Your Patreon account is linked.");
  await expect(tier(page, "Bronze")).toBeVisible();
  const steps = page.getByRole("list", { name: "Why your plan is what it is" });
  await expect(steps.getByRole("heading", { name: /^Patreon linked/ })).toContainText("done");
  await page.getByRole("button", { name: "Unlink Patreon", exact: true }).click();
  await page.getByRole("button", { name: "Unlink Patreon: its plan ends" }).click();
  await expect(tier(page, "No plan")).toBeVisible();
});

test("an account that is linked to somebody else is refused with a sentence", async ({ page }) => {
  await enter(page.context(), "mudboots");
  await link(page, "HollowPine");
  await expect(page).toHaveURL(`${SITE}/me/supporter?patreon=taken`);
  await expect(answer(page)).toContainText("already linked to another Discord account");
  await expect(tier(page, "No plan")).toBeVisible();
});

test("a cancelled link changes nothing and says so", async ({ page }) => {
  await enter(page.context(), "mudboots");
  await page.goto("/me/supporter");
  await page.getByRole("button", { name: "Link Patreon", exact: true }).click();
  await page.getByRole("button", { name: /^Cancel/ }).click();
  await expect(answer(page)).toHaveText("You cancelled at Patreon, so nothing was linked.");
});
