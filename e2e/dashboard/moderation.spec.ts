import { expect, type Page, test } from "@playwright/test";
import { BLACK_PINE, SITE } from "../fixtures/house";
import { enter, signIn } from "../fixtures/people";

const HOME = `/guilds/${BLACK_PINE.slug}`;
const save = async (page: Page) => {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved. It can be undone in the audit log.")).toBeVisible();
};
const undoNewest = async (page: Page, words: string) => {
  await page.goto(`${HOME}/audit?type=moderation`);
  const line = page.getByRole("listitem").filter({ hasText: words }).first();
  await line.getByRole("button", { name: "Undo" }).click();
  await line.getByRole("button", { name: "Undo it" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Undone" }).first()).toBeVisible();
};

test("a level's limit is set, stops a refund above it with who may, and is set back from the log", async ({
  page,
  browser,
}) => {
  await enter(page.context(), "hollowpine");
  await page.goto(`${HOME}/moderation`);
  const support = page.getByRole("group", { name: "Support" });
  await expect(support.getByLabel("Largest refund", { exact: true })).toHaveValue("10000");
  await support.getByLabel("Largest refund", { exact: true }).fill("99999");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("alert").first()).toContainText("may not give more than the level above");
  await support.getByLabel("Largest refund", { exact: true }).fill("1");
  await save(page);

  const context = await browser.newContext();
  const jar = await signIn("quietledger");
  await context.addCookies([...jar].map(([name, value]) => ({ name, value, url: SITE })));
  const agent = await context.newPage();
  await agent.goto(`${SITE}${HOME}/orders?show=delivered`);
  const order = agent.locator('main a[href*="/orders/"]').first();
  await agent.goto(`${SITE}${await order.getAttribute("href")}`);
  await expect(agent.getByText("This is more than the 1 coins that your level may give.")).toBeVisible();
  await expect(agent.getByText("A moderator can do it.")).toBeVisible();
  await expect(agent.getByRole("button", { name: /^Give .* back$/ })).toHaveCount(0);

  await undoNewest(page, "caps");
  await agent.reload();
  await expect(agent.getByRole("button", { name: /^Give .* back$/ })).toBeVisible();
  await context.close();
});

test("what a player is told is seen as it is written, and a form with changes is not left unasked", async ({
  page,
}) => {
  await enter(page.context(), "hollowpine");
  await page.goto(`${HOME}/moderation?part=messages`);
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview).toContainText("gives you a warning");
  // What is typed before the page listens is not the form's: type until it shows.
  await expect(async () => {
    await page.getByLabel("How to appeal").fill("Write to the wardens.");
    await expect(preview).toContainText("Write to the wardens.", { timeout: 500 });
    await expect(page.getByLabel("How to appeal")).toHaveValue("Write to the wardens.", { timeout: 500 });
  }).toPass();
  await page.getByRole("link", { name: "Chat", exact: true }).click();
  const question = page.getByRole("dialog", { name: "Leave without saving?" });
  await question.getByRole("button", { name: "Keep editing" }).click();
  await expect(page.getByLabel("How to appeal")).toHaveValue("Write to the wardens.");
  await page.getByLabel("Link to the appeal").fill("http://no.example");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("A link starts with https://.").first()).toBeVisible();
  await page.getByLabel("Link to the appeal").fill("");
  await save(page);
  await undoNewest(page, "appeal");
});

test("a server has words of its own beside the guild's", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  await page.goto(`${HOME}/moderation?part=servers`);
  await page.getByLabel("Words of its own").check();
  await page.getByLabel("How to appeal").fill("On this server: ask in #rules.");
  await save(page);
  await expect(page.getByText("has its own")).toBeVisible();
  await undoNewest(page, "On this server");
});

test("for an agent of the desk the moderation does not exist", async ({ page }) => {
  await enter(page.context(), "quietledger");
  expect((await page.goto(`${HOME}/moderation`))?.status()).toBe(404);
  await page.goto(`${HOME}/orders`);
  await expect(page.getByRole("link", { name: "Moderation", exact: true })).toHaveCount(0);
});

test("warnings and bans of verdicts are listed, narrowed in the address, and kept as a file", async ({
  page,
}) => {
  await enter(page.context(), "hollowpine");
  await page.goto(`${HOME}/moderation`);
  await page.getByRole("link", { name: "Sanctions", exact: true }).click();
  await page.getByLabel("Kind").selectOption("ban");
  await page.getByLabel("Player").fill("nobody is called so");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/part=sanctions.*kind=ban/);
  await expect(page.getByText("Nothing of this kind")).toBeVisible();
  const file = await page.request.get(`/api/guilds/${BLACK_PINE.slug}/tickets/sanctions?kind=ban`);
  expect(await file.text()).toContain("given_utc,player,player_id,kind,days");
});
