import { expect, type Page, test } from "@playwright/test";
import { BLACK_PINE, LIVONIA, SAKHAL, sandbox } from "../fixtures/house";
import { enter } from "../fixtures/people";

const HOME = `/guilds/${BLACK_PINE.slug}`;
const figure = (page: Page, name: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });

test("an owner sees what happened, chooses another stretch, and the address opens the same view", async ({
  page,
}) => {
  await enter(page.context(), "hollowpine");
  await page.goto(HOME);
  await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
  for (const name of [
    "Players online",
    "Kills",
    "New players",
    "Returning players",
    "Coins in circulation",
    "Orders delivered",
  ])
    await expect(figure(page, name)).toBeVisible();
  await expect(figure(page, "Kills")).toContainText(/Log until/);
  await expect(page.getByRole("heading", { name: "Kills by hour" })).toBeVisible();
  await page.getByRole("navigation", { name: "Time" }).getByRole("link", { name: "7 d" }).click();
  await expect(page).toHaveURL(/range=7d/);
  await expect(page.getByRole("heading", { name: "Kills by six hours" })).toBeVisible();
  await expect(figure(page, "Kills")).toContainText("the week before");
  await page.getByRole("button", { name: /Compared with/ }).click();
  await page.getByRole("link", { name: "Nothing" }).click();
  await expect(page).toHaveURL(/compare=none/);
  await expect(figure(page, "Kills")).not.toContainText("the week before");
  await page.goBack();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Kills by six hours" })).toBeVisible();
  await expect(figure(page, "Kills")).toContainText("the week before");
});

test("a course is read step by step with the arrow keys, and stands as a table too", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  await page.goto(HOME);
  const course = page.getByRole("slider", { name: /^Players online: peak \d+/ });
  await course.scrollIntoViewIfNeeded();
  await expect(course.locator("canvas")).toBeVisible();
  await course.focus();
  await page.keyboard.press("Home");
  await expect(course).toHaveAttribute("aria-valuetext", /Last 24 h [\d.]+, Day before/);
  await page.keyboard.press("ArrowRight");
  await expect(course).toHaveAttribute("aria-valuenow", "1");
  await page.getByText("As a table").first().click();
  await expect(page.getByRole("table", { name: /^Players online/ }).getByRole("row")).toHaveCount(49);
});

test("a number explains itself", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  await page.goto(HOME);
  await page.getByRole("button", { name: "Explain this number: Kills" }).click();
  const said = page.locator("#explain-kills");
  await expect(said).toContainText("kill_hours");
  await expect(said).toContainText("Counted again");
});

test("the brief is posted into the team's channel, once", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  await page.goto(HOME);
  await expect(page.getByRole("heading", { name: "Morning brief" })).toBeVisible();
  await page.getByRole("button", { name: /^Post to #/ }).click();
  await expect(page.getByText("It stands in Discord now.")).toBeVisible();
  const { messages } = (await sandbox().state()) as unknown as {
    messages: Record<string, { content: string }>;
  };
  expect(
    Object.values(messages).some(({ content }) =>
      /peaked at \*\*\d+ players?\*\* at <t:\d+:t>/.test(content),
    ),
  ).toBe(true);
});

test("a support agent sees the orders that wait, and none of the community's figures", async ({ page }) => {
  await enter(page.context(), "quietledger");
  await page.goto(HOME);
  await expect(page.getByRole("heading", { name: "Waiting for you" })).toBeVisible();
  await expect(figure(page, "Orders delivered")).toBeVisible();
  for (const name of ["Kills", "New players", "Coins in circulation"])
    await expect(figure(page, name)).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Post to #/ })).toHaveCount(0);
  expect((await page.goto(`/guilds/${LIVONIA.slug}`))?.status()).toBe(404);
});

test("a guild without a game server says what will stand here, and what brings it", async ({ page }) => {
  await enter(page.context(), "marrowwren");
  const answer = await page.goto(`/guilds/${SAKHAL.slug}`);
  expect(answer?.status()).toBe(200);
  await expect(page.getByText("The numbers of your community will stand here")).toBeVisible();
  await expect(page.getByRole("link", { name: "Connect Nitrado" })).toBeVisible();
});
