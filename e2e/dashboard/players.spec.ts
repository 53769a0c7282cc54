import { expect, type Page, test } from "@playwright/test";
import { guildFacts } from "../fixtures/facts";
import { BLACK_PINE, SITE } from "../fixtures/house";
import { cookieHeader, enter, sessionOf } from "../fixtures/people";

const LIST = `/guilds/${BLACK_PINE.slug}/players`;
const table = (page: Page) => page.getByRole("table", { name: "Players" });

test("players are filtered and their columns chosen in the address, and come as a file", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  await page.goto(LIST);
  await expect(table(page).getByRole("columnheader", { name: "Sessions" })).toHaveCount(0);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByLabel("Sessions").check();
  await page.getByRole("button", { name: "Show these" }).click();
  await expect(table(page).getByRole("columnheader", { name: "Sessions" })).toBeVisible();
  await page.getByRole("link", { name: "Linked", exact: true }).click();
  await expect(page).toHaveURL(/linked=yes/);
  await expect(table(page)).not.toContainText("nobody yet");
  await expect(table(page).getByRole("columnheader", { name: "Sessions" })).toBeVisible();
  const file = await fetch(`${SITE}/api${LIST}?linked=yes`, {
    headers: { cookie: cookieHeader(await sessionOf("hollowpine")) },
  });
  expect(file.headers.get("content-type")).toContain("text/csv");
  const lines = (await file.text()).trim().split("\r\n");
  expect(lines[0]).toMatch(/^player,player_id,platform_id,linked_to/);
  expect(lines.length).toBeGreaterThan(2);
});

test("staff keep a note about a player and take it away; what may connect accounts is no verdict", async ({
  page,
}) => {
  const [{ player }] = await guildFacts();
  await enter(page.context(), "hollowpine");
  await page.goto(`${LIST}/${player}`);
  await page.getByLabel("A note, staff read it").fill("Asked for his bed back twice");
  await page.getByRole("button", { name: "Keep this note" }).click();
  const note = page.getByRole("listitem").filter({ hasText: "Asked for his bed back twice" });
  await expect(note).toContainText("HollowPine");
  await expect(page.getByLabel("A note, staff read it")).toHaveValue("");
  await note.getByRole("button", { name: "Remove" }).click();
  await note.getByRole("button", { name: "Take it away" }).click();
  await expect(note).toHaveCount(0);
  await page.getByRole("link", { name: "Other accounts" }).click();
  await expect(page.getByText("It proves nothing")).toBeVisible();
});

test("a life is followed by arrow keys, from spawn to death", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  await page.goto(`${LIST}?sort=kills`);
  await table(page).locator("tbody").first().getByRole("link").first().click();
  await page.getByRole("link", { name: "A life" }).click();
  const slider = page.getByRole("slider", { name: "Moment of this life" });
  await slider.focus();
  const words = () => slider.getAttribute("aria-valuetext");
  await slider.press("Home");
  await expect.poll(words).toMatch(/^1 of \d+/);
  await slider.press("ArrowRight");
  await expect.poll(words).toMatch(/^2 of \d+/);
  await expect(page.locator('[aria-current="step"]')).toHaveCount(1);
});

test("a player of nobody is not there, and neither is the list for a mere player", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  expect((await page.goto(`${LIST}/2000000000`))?.status()).toBe(404);
  await page.context().clearCookies();
  await enter(page.context(), "rook77");
  expect((await page.goto(LIST))?.status()).toBe(404);
});
