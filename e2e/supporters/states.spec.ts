import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { SITE } from "../fixtures/house";
import { enter } from "../fixtures/people";

const CONTROL = process.env.E2E_SANDBOX_URL ?? "";
const SECONDS = { timeout: 12_000 };

const steps = (page: Page) => page.getByRole("list", { name: "Why your plan is what it is" });
const step = (page: Page, title: string | RegExp) =>
  steps(page)
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: title }) });
const plan = (page: Page, name: string) =>
  page.getByRole("main").getByRole("heading", { name, exact: true, level: 2 });

/** Presses a button of the sandbox's control page, as whoever plays Patreon would. */
async function press(control: Page, button: string, tier?: string): Promise<void> {
  if (tier) await control.getByText(tier, { exact: true }).click();
  await control.getByRole("button", { name: button, exact: true }).click();
  await control.waitForLoadState();
}

async function controlOf(context: BrowserContext, person: string, name: string): Promise<Page> {
  const control = await context.newPage();
  await control.goto(`${CONTROL}/people/${person}`);
  await control.getByRole("button", { name: `Act as ${name}` }).click();
  await control.waitForLoadState();
  return control;
}

/** What an earlier try left goes, on both sides. */
async function fresh(page: Page, control: Page): Promise<void> {
  const unlink = page.getByRole("button", { name: "Unlink Patreon", exact: true });
  if ((await unlink.count()) > 0) {
    await unlink.click();
    await page.getByRole("button", { name: /^Unlink Patreon: / }).click();
  }
  const gone = control.getByRole("button", { name: "Delete the Patreon account" });
  if ((await gone.count()) > 0) await press(control, "Delete the Patreon account");
  await press(control, "Bring the Patreon account back");
}

async function link(page: Page, button: string, name: string): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).first().click();
  await page.getByRole("button", { name: `Sign in as ${name}` }).click();
  await expect(page).toHaveURL(`${SITE}/me/supporter?patreon=linked`);
}

test("every state that a pledge can be in explains itself, and what fixes it works", async ({ page }) => {
  test.setTimeout(120_000);
  const context = page.context();
  await enter(context, "echoridge");
  const control = await controlOf(context, "echoridge", "EchoRidge");
  await page.goto("/me/supporter");
  if (test.info().retry > 0) await fresh(page, control);
  await expect(plan(page, "No plan")).toBeVisible();
  await link(page, "Link Patreon", "EchoRidge");

  // A follower has no tier, and is told that following is free.
  await press(control, "Follow without paying");
  await page.goto("/me/supporter");
  await page.getByRole("main").getByRole("button", { name: "Sync now" }).first().click();
  await expect(step(page, /^Membership on Patreon/)).toContainText("Following is free");
  await expect(page.getByRole("link", { name: /^Join on Patreon/ })).toHaveAttribute("href", /bePatron/);

  // From here on the open page follows by itself: nobody reloads it.
  await press(control, "Start a free trial", "Bronze");
  await expect(plan(page, "Bronze")).toBeVisible(SECONDS);
  await expect(step(page, /^Membership on Patreon/)).toContainText("a free trial");
  await expect(page.getByText("First charge")).toBeVisible();
  await press(control, "Pledge", "Silver");
  await expect(plan(page, "Silver")).toBeVisible(SECONDS);
  await press(control, "Change tier", "Gold");
  await expect(plan(page, "Gold")).toBeVisible(SECONDS);
  await expect(step(page, /^Tier: Gold/)).toContainText("done");

  // A declined payment: dated grace, and the button leads to where it is repaired.
  await press(control, "Decline the charge");
  await expect(page.getByText("Payment declined")).toBeVisible(SECONDS);
  await expect(plan(page, "Gold")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: /You keep Gold until \d+ \w+/ })).toBeVisible();
  const popup = context.waitForEvent("page");
  await page.getByRole("link", { name: /^Repair it on Patreon/ }).click();
  const patreon = await popup;
  await press(patreon, "Let the charge succeed");
  await patreon.close();
  await expect(page.getByText("Payment declined")).toBeHidden(SECONDS);

  await control.reload();
  await press(control, "Cancel the pledge");
  await expect(plan(page, "No plan")).toBeVisible(SECONDS);
  await expect(step(page, /^Membership on Patreon/)).toContainText("Your membership has ended");
  await press(control, "Gift a membership", "Silver");
  await expect(plan(page, "Silver")).toBeVisible(SECONDS);
  await expect(step(page, /^Membership on Patreon/)).toContainText("a gift");
  await press(control, "Cancel the pledge");
  await expect(plan(page, "No plan")).toBeVisible(SECONDS);
  await press(control, "Pledge", "Bronze");
  await expect(plan(page, "Bronze")).toBeVisible(SECONDS);
  await press(control, "Refund the last charge");
  await expect(plan(page, "No plan")).toBeVisible(SECONDS);
  await expect(step(page, /^Membership on Patreon/)).toContainText("was refunded");

  // The account itself goes: the step says so, and linking again is one press.
  await press(control, "Pledge", "Gold");
  await expect(plan(page, "Gold")).toBeVisible(SECONDS);
  await press(control, "Delete the Patreon account");
  await expect(plan(page, "No plan")).toBeVisible(SECONDS);
  await expect(step(page, /^Membership on Patreon/)).toContainText("was deleted");
  await expect(page.getByRole("button", { name: "Link another account" })).toBeVisible();
  await press(control, "Bring the Patreon account back");
  await press(control, "Pledge", "Gold");
  await expect(plan(page, "Gold")).toBeVisible(SECONDS);
  await page.getByRole("main").getByRole("button", { name: "Sync now" }).first().click();
  await expect(step(page, /^Patreon linked/)).toContainText("Patreon has ended our access");
  await link(page, "Link Patreon again", "EchoRidge");
  await expect(step(page, /^Patreon linked/)).toContainText("done");
  await expect(plan(page, "Gold")).toBeVisible();

  // All of it stands in the history, and a person can be asked.
  await page.goto("/me/supporter?history=all");
  const history = page.getByRole("table", { name: /Changes of your plan/ });
  for (const words of [
    "Patreon linked",
    "Silver to Gold",
    "Charge declined",
    "Charge repeated",
    "Gold ended",
  ])
    await expect(history).toContainText(words);
  await page.getByRole("button", { name: "Ask a person to check" }).click();
  await page.getByLabel("What is wrong").fill("Too short");
  await page.getByRole("button", { name: "Send to a person" }).click();
  await expect(page.getByText("Say in a sentence what is wrong")).toBeVisible();
  await page.getByLabel("What is wrong").fill("My badge in Discord has another colour.");
  await page.getByRole("button", { name: "Send to a person" }).click();
  await expect(page.getByRole("list", { name: "What you asked us to check" })).toContainText("With us");

  // Thanked by name only after asking for it.
  await page.getByLabel("Name on the wall").fill("Echo of the Ridge");
  await page.getByRole("button", { name: "Thank me by name" }).click();
  await expect(page.getByText("You are thanked as Echo of the Ridge")).toBeVisible();
  await page.goto("/supporters");
  await expect(page.getByRole("main")).toContainText("Echo of the Ridge");
});
