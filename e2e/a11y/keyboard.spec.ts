import { expect, test } from "@playwright/test";
import { builtRoutes } from "../fixtures/build";
import { guildFacts } from "../fixtures/facts";
import { SITE } from "../fixtures/house";
import { enter } from "../fixtures/people";
import { fill } from "../isolation/doors";

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

test("every section of a dashboard is entered by keyboard, past its navigation", async ({ page }) => {
  test.setTimeout(180_000);
  const [guild] = await guildFacts();
  await enter(page.context(), guild.owner);
  const wrong: string[] = [];
  for (const { pattern, kind } of builtRoutes()) {
    if (kind !== "page" || !pattern.startsWith("/guilds/[guildId]/")) continue;
    const path = fill(pattern, guild);
    await page.goto(path, { waitUntil: "load" });
    await page.locator("h1").first().waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const inside = await page.locator("#content").evaluate((content) => content === document.activeElement);
    if (!inside) wrong.push(`${path}: the first Tab does not lead past the navigation`);
    // What is pressed with a mouse alone is out of reach for whoever has none.
    const unreached = await page
      .locator(
        "#content :is([onclick], [role=button], [role=link]):not(:is(a[href], button, input, [tabindex]))",
      )
      .count();
    if (unreached > 0) wrong.push(`${path}: ${unreached} things cannot be reached`);
  }
  expect(wrong).toEqual([]);
});
