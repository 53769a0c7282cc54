import { expect, test } from "@playwright/test";
import { withSystem } from "@/db/context";
import { notify } from "@/features/notices/mutations";
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
    await page
      .getByRole("button", { name: /switch between your pages and your guilds/ })
      .first()
      .click();
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
  const palette = page.getByRole("dialog", { name: "Search" });
  // The page listens for keys once it is alive, which takes a moment on a slow machine.
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(palette).toBeVisible({ timeout: 1_500 });
  }).toPass();
  await page.keyboard.type("black");
  const found = palette.getByRole("option", { name: /Black Pine/ });
  await expect(found).toHaveAttribute("aria-selected", "true");
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
          const first = entries.find(({ name }) => name === "first-contentful-paint");
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
  await enter(page.context(), "gonefishingk");
  const me = async () => (await page.request.get("/api/me")).json();
  const { user } = await me();
  await withSystem({ kind: "system", job: "test" }, (ctx) =>
    notify(ctx, {
      grizzlyUserId: user.id,
      kind: "test",
      level: "info",
      title: "A parcel waits at the chapel",
      href: "/me/orders",
      key: `test-${crypto.randomUUID()}`,
    }),
  );
  expect((await me()).unread).toBeGreaterThan(0);
  await page.goto("/me/notifications");
  await page
    .getByRole("button", { name: /^Notifications, \d+ unread/ })
    .first()
    .click();
  await expect(page.locator("#inbox")).toContainText("A parcel waits at the chapel");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("main")).toContainText("A parcel waits at the chapel");
  await page.getByRole("button", { name: "Mark all as seen" }).click();
  await expect(page.getByRole("button", { name: "Mark all as seen" })).toBeHidden();
  expect((await me()).unread).toBe(0);
});
