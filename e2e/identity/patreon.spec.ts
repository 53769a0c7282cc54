import { expect, type Page, test } from "@playwright/test";
import { SITE, sandbox } from "../fixtures/house";
import { enter } from "../fixtures/people";

const answer = (page: Page) => page.getByRole("main").getByRole("status").first();
const tier = (page: Page, name: string) =>
  page.getByRole("heading", { name: name === "none" ? "No plan yet" : `You are ${name}` });

async function link(page: Page, name: string): Promise<void> {
  await page.goto("/me/supporter");
  await page.getByRole("button", { name: "Link Patreon", exact: true }).click();
  await page.getByRole("button", { name: `Sign in as ${name}` }).click();
}

test("a supporter links Patreon, sees the tier and the way to it, and unlinks it", async ({ page }) => {
  await enter(page.context(), "rook77");
  await page.goto("/me/supporter");
  await expect(tier(page, "none")).toBeVisible();
  await link(page, "Rook_77");
  await expect(page).toHaveURL(`${SITE}/me/supporter?patreon=linked`);
  await expect(answer(page)).toHaveText("Your Patreon account is linked.");
  await expect(tier(page, "Bronze")).toBeVisible();
  const steps = page.getByRole("list", { name: "Why your plan is what it is" });
  await expect(steps.getByRole("listitem").filter({ hasText: "Patreon" }).first()).toContainText("done");
  await page.getByRole("button", { name: "Unlink Patreon", exact: true }).click();
  await page.getByRole("button", { name: "Unlink Patreon: your plan ends" }).click();
  await expect(tier(page, "none")).toBeVisible();
});

test("an account that is linked to somebody else is refused with a sentence", async ({ page }) => {
  await enter(page.context(), "mudboots");
  await link(page, "HollowPine");
  await expect(page).toHaveURL(`${SITE}/me/supporter?patreon=taken`);
  await expect(answer(page)).toContainText("already linked to another Discord account");
  await expect(tier(page, "none")).toBeVisible();
});

test("a cancelled link changes nothing and says so", async ({ page }) => {
  await enter(page.context(), "mudboots");
  await page.goto("/me/supporter");
  await page.getByRole("button", { name: "Link Patreon", exact: true }).click();
  await page.getByRole("button", { name: /^Cancel/ }).click();
  await expect(answer(page)).toHaveText("You cancelled at Patreon, so nothing was linked.");
});

test("a pledge that changes on Patreon changes the portal", async ({ page }) => {
  test.setTimeout(150_000);
  await enter(page.context(), "echoridge");
  await link(page, "EchoRidge");
  await expect(answer(page)).toHaveText("Your Patreon account is linked.");
  await expect(tier(page, "none")).toBeVisible();
  const seen = (name: string) =>
    expect(async () => {
      await page.goto("/me/supporter");
      await expect(tier(page, name)).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 60_000, intervals: [1_000] });
  await sandbox().pledge("echoridge", "pledge", "silver");
  await seen("Silver");
  await sandbox().pledge("echoridge", "change", "gold");
  await page.getByRole("button", { name: "Ask Patreon now" }).first().click();
  await seen("Gold");
  await sandbox().pledge("echoridge", "decline");
  await expect(async () => {
    await page.goto("/me/supporter");
    await expect(page.getByRole("main")).toContainText(/declined|Payment must work by/, { timeout: 1_000 });
  }).toPass({ timeout: 60_000, intervals: [1_000] });
});
