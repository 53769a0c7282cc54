import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { BLACK_PINE, SITE, sandbox } from "../fixtures/house";
import { enter, signIn } from "../fixtures/people";

const HOME = `/guilds/${BLACK_PINE.slug}`;
const rail = (page: Page) => page.getByRole("complementary", { name: "Navigation" });
const status = async (page: Page, path: string) => (await page.goto(`${HOME}/${path}`))?.status();

/** A session of the test's own: looking through other eyes must not change what other tests see. */
async function enterAlone(context: BrowserContext, person: string): Promise<void> {
  const jar = await signIn(person);
  await context.addCookies([...jar].map(([name, value]) => ({ name, value, url: SITE })));
}

test("a right is given after a question, stands in the log, and is undone there", async ({ page }) => {
  await enterAlone(page.context(), "hollowpine");
  await page.goto(`${HOME}/members`);
  const rows = page.getByRole("table", { name: "Rights given in this dashboard" }).getByRole("row");
  const given = rows.filter({ hasText: "Survivors" }).filter({ hasText: "Economy" });
  await expect(given).toHaveCount(0);
  await page.getByLabel("Role", { exact: true }).selectOption({ label: "Survivors, 16 members" });
  await page.getByLabel("Where").selectOption({ label: "Economy" });
  await page.getByRole("button", { name: "Give this right" }).click();
  const question = page.getByRole("dialog", { name: "Make Survivors viewer here" });
  await expect(question).toContainText("Economy: a viewer sees it.");
  await question.getByRole("button", { name: "Give it" }).click();
  await expect(given).toHaveCount(1);

  await page.getByRole("link", { name: "Changes of rights" }).click();
  const line = page.getByRole("listitem").filter({ hasText: "Survivors in Economy" }).first();
  await expect(line).toContainText("HollowPine gave a right");
  await line.getByRole("button", { name: "Undo" }).click();
  await line.getByRole("button", { name: "Undo it" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Undone" }).first()).toBeVisible();
  await page.goto(`${HOME}/members`);
  await expect(given).toHaveCount(0);
});

test("the dashboard seen as a role shows its sections alone, changes nothing, and ends by hand", async ({
  page,
}) => {
  await enterAlone(page.context(), "hollowpine");
  await page.goto(`${HOME}/members`);
  await page.getByLabel("See this dashboard as").selectOption({ label: "Support" });
  await page.getByRole("button", { name: "Look" }).click();
  const banner = page.getByText("You see this dashboard as");
  await expect(banner).toContainText("Support, a Discord role");
  // This page is none of theirs; its frame is.
  await expect(page.getByRole("heading", { name: "The trail ends here" })).toBeVisible();
  await expect(rail(page).getByRole("link", { name: "Orders" })).toBeVisible();
  for (const hidden of ["Shop", "Members and roles", "Audit log"])
    await expect(rail(page).getByRole("link", { name: hidden })).toHaveCount(0);
  expect(await status(page, "orders")).toBe(200);
  for (const path of ["shop", "members", "audit", "feeds", "shop/new"])
    expect(await status(page, path), path).toBe(404);
  await page.getByRole("button", { name: "See as myself" }).click();
  await expect(banner).toHaveCount(0);
  await page.goto(`${HOME}/audit?about=rights`);
  const lines = page.getByRole("listitem").filter({ hasText: "seeing as somebody else" });
  await expect(lines.first()).toContainText("Stopped by hand.");
});

test("a feed is set with its preview, tried in Discord, and set back from the log", async ({ page }) => {
  await enterAlone(page.context(), "hollowpine");
  await page.goto(`${HOME}/feeds?feed=kills`);
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview).not.toContainText("square");
  await page.getByLabel("Where it happened").selectOption({ label: "The square kilometre" });
  await page.getByLabel("Delay").fill("7");
  await expect(preview).toContainText("square 04 10");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. It can be undone in the audit log.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Delay")).toHaveValue("7");
  await page.getByRole("button", { name: "Post a test" }).click();
  await expect(page.getByText("It stands in Discord now.")).toBeVisible();
  const { messages } = (await sandbox().state()) as unknown as {
    messages: Record<string, { content: string }>;
  };
  expect(Object.values(messages).some(({ content }) => content.includes("A test of “Kills”"))).toBe(true);

  await page.goto(`${HOME}/audit?about=feeds`);
  const line = page.getByRole("listitem").filter({ hasText: "delay in minutes" }).first();
  await expect(line).toContainText("7");
  await line.getByRole("button", { name: "Undo" }).click();
  await line.getByRole("button", { name: "Undo it" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Undone" }).first()).toBeVisible();
  await page.goto(`${HOME}/feeds?feed=kills`);
  await expect(page.getByLabel("Delay")).toHaveValue("0");
});

test("for an agent of the desk members, feeds and the log do not exist", async ({ page }) => {
  await enter(page.context(), "quietledger");
  for (const path of ["members", "feeds", "audit"]) expect(await status(page, path), path).toBe(404);
  await page.goto(`${HOME}/orders`);
  await expect(rail(page).getByRole("link", { name: "Players" })).toBeVisible();
  for (const hidden of ["Feeds and channels", "Members and roles", "Audit log"])
    await expect(rail(page).getByRole("link", { name: hidden })).toHaveCount(0);
});
