import { expect, test } from "@playwright/test";
import { guildFacts } from "../fixtures/facts";
import { SITE } from "../fixtures/house";
import { enter } from "../fixtures/people";

for (const [path, person] of [
  ["/", null],
  ["/servers", null],
  ["/me", "mudboots"],
  ["/guilds/black-pine", "hollowpine"],
] as const) {
  test(`${path}: the first Tab leads past the navigation`, async ({ page }) => {
    await enter(page.context(), person);
    await page.goto(path, { waitUntil: "networkidle" });
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "Skip to the content" });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press("Enter");
    await expect(page.locator("#content")).toBeFocused();
    // The next stop is inside the content, with a ring around it.
    await page.keyboard.press("Tab");
    const next = page.locator(":focus");
    expect(await next.evaluate((element) => element.closest("#content") !== null)).toBe(true);
    expect(await next.evaluate((element) => getComputedStyle(element).outlineStyle)).not.toBe("none");
  });
}

test("everything on a form of the portal is reached and pressed by keyboard", async ({ page }) => {
  await enter(page.context(), "mudboots");
  await page.goto("/me/supporter", { waitUntil: "networkidle" });
  const link = page.getByRole("button", { name: "Link Patreon", exact: true });
  for (let stops = 0; stops < 40; stops++) {
    await page.keyboard.press("Tab");
    if (await link.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(link).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Cancel/ })).toBeVisible();
  expect(page.url()).not.toContain(SITE);
});

test("the checkout's choices are reached by keyboard, and each has a name", async ({ page }) => {
  const [guild] = await guildFacts();
  await enter(page.context(), guild.buyer);
  await page.goto(`/checkout/${guild.slug}/${guild.item}`, { waitUntil: "networkidle" });
  const pay = page
    .getByRole("main")
    .getByRole("button", { name: /^(Pay|Buy|Place)/ })
    .last();
  await expect(pay).toBeVisible();
  await page.getByRole("main").focus();
  const unnamed: string[] = [];
  let reached = false;
  for (let stops = 0; stops < 80 && !reached; stops++) {
    await page.keyboard.press("Tab");
    const stop = page.locator(":focus");
    if ((await stop.count()) === 0) break;
    if (!(await stop.evaluate((element) => element.closest("#content")))) break;
    const [line = ""] = (await stop.ariaSnapshot()).split("\n");
    if (!/"|: \S/.test(line)) unnamed.push(line);
    reached = await pay.evaluate((element) => element === document.activeElement);
  }
  expect(unnamed).toEqual([]);
  // A button that cannot be pressed yet is no stop; then the way there is what was tried.
  if (await pay.isEnabled()) expect(reached).toBe(true);
});
