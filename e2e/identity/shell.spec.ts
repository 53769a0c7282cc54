import { expect, test } from "@playwright/test";
import { SITE } from "../fixtures/house";
import { enter } from "../fixtures/people";

test("the guild switcher shows one's own guilds and no other", async ({ page }) => {
  for (const [person, shown, hidden] of [
    ["hollowpine", ["Black Pine"], ["Livonia Outlaws", "Sakhal Drift"]],
    ["marrowwren", ["Livonia Outlaws", "Sakhal Drift"], ["Black Pine"]],
    ["stoneharrow", [], ["Black Pine", "Livonia Outlaws", "Sakhal Drift"]],
    ["noharbour", [], ["Black Pine", "Livonia Outlaws", "Sakhal Drift"]],
  ] as const) {
    await page.context().clearCookies();
    await enter(page.context(), person);
    await page.goto("/me");
    await page.getByRole("button", { name: "Switch between your pages and your guilds" }).first().click();
    const menu = page.locator("#switcher");
    await expect(menu.getByRole("link", { name: "My Grizzly" })).toBeVisible();
    for (const name of shown) await expect(menu.getByRole("link", { name })).toBeVisible();
    for (const name of hidden) await expect(menu.getByRole("link", { name })).toHaveCount(0);
  }
});

test("the palette opens by Ctrl K, finds a page by its name and goes there by keyboard alone", async ({
  page,
}) => {
  await enter(page.context(), "hollowpine");
  await page.goto("/me");
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Search" });
  await expect(palette).toBeVisible();
  await page.keyboard.type("black");
  await expect(palette.getByRole("option", { name: /Black Pine/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${SITE}/guilds/black-pine`);
  await page.keyboard.press("Control+k");
  await expect(palette).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
});

test("the theme switches at once, is kept, and the next page starts in it", async ({ page }) => {
  await enter(page.context(), "mudboots");
  await page.goto("/me");
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await background();
  await page.getByRole("button", { name: "Signed in as MudBoots" }).first().click();
  await page.getByRole("button", { name: "Light" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  expect(await background()).not.toBe(dark);
  // Nothing may be painted in the other theme first: the script that knows it has to be there before any paint.
  for (const path of ["/me/account", "/"]) {
    await page.goto(path);
    await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
    const paintedEarly = await page.evaluate(async () => {
      const paint = await new Promise<number>((resolve) => {
        const seen = (entries: PerformanceEntryList) => {
          const first = entries.find(({ name }) => name === "first-paint");
          if (first) resolve(first.startTime);
        };
        new PerformanceObserver((list) => seen(list.getEntries())).observe({ type: "paint", buffered: true });
      });
      const script = performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/frame.js"));
      return script === undefined || paint < (script as PerformanceResourceTiming).responseEnd;
    });
    expect(paintedEarly).toBe(false);
  }
});

test("the inbox tells what happened, and all is marked as seen", async ({ page }) => {
  await enter(page.context(), "cinderlynx");
  await page.goto("/me/notifications");
  const unread = page.getByRole("button", { name: "Mark all as seen" });
  await expect(page.getByRole("main").getByRole("listitem").first()).toBeVisible();
  await page
    .getByRole("button", { name: /^Notifications/ })
    .first()
    .click();
  await expect(page.locator("#inbox").getByRole("listitem").first()).toBeVisible();
  await page.keyboard.press("Escape");
  if (await unread.isVisible()) await unread.click();
  await expect(unread).toBeHidden();
  await page.reload();
  await expect(unread).toBeHidden();
  expect((await (await page.request.get("/api/me")).json()).unread).toBe(0);
});
