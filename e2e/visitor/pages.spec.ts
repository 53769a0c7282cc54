import { expect, test } from "@playwright/test";
import { guildFacts } from "../fixtures/facts";
import { overflow, watch } from "../fixtures/watch";

const PAGES: [path: string, heading: RegExp][] = [
  ["/", /Grizzly reads it/],
  ["/servers", /^Servers$/],
  ["/servers/black-pine-chernarus", /Black Pine Chernarus/],
  ["/shop", /Shop/],
  ["/shop/black-pine", /Black Pine/],
  ["/supporters", /Support/],
  ["/status", /./],
  ["/changelog", /Changelog/],
  ["/privacy", /Privacy/],
  ["/terms", /Terms/],
  ["/sign-in", /Sign in/],
];

for (const [name, viewport] of [
  ["a desk", { width: 1440, height: 900 }],
  ["a phone", { width: 390, height: 844 }],
] as const) {
  test.describe(`on ${name}`, () => {
    test.use({ viewport });
    for (const [path, heading] of PAGES) {
      test(`${path} opens whole and still, without a complaint of the browser`, async ({ page }) => {
        const { troubles, shift } = await watch(page);
        await page.goto(path, { waitUntil: "networkidle" });
        await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
        expect(await overflow(page)).toBe(0);
        expect(await shift()).toBeLessThan(0.002);
        expect(troubles).toEqual([]);
      });
    }
  });
}

test("an item of a shop opens from its shop, with its price", async ({ page }) => {
  const [guild] = await guildFacts();
  const { troubles } = await watch(page);
  await page.goto(`/shop/${guild.slug}`);
  await page.getByRole("main").getByRole("link", { name: /M4-A1/ }).first().click();
  await expect(page).toHaveURL(new RegExp(`/shop/${guild.slug}/.+`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("M4-A1");
  await expect(page.getByRole("main")).toContainText("GC");
  expect(troubles).toEqual([]);
});

for (const path of [
  "/no-such-page",
  "/servers/no-such-server",
  "/shop/no-such-guild",
  "/shop/black-pine/999999",
]) {
  test(`${path} says that there is nothing, and how to go on`, async ({ page }) => {
    const { troubles } = await watch(page, /404/);
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("link", { name: /home|servers/i }).first()).toBeVisible();
    expect(troubles).toEqual([]);
  });
}

test("the site map names the public pages, and robots may read it", async ({ request }) => {
  const robots = await (await request.get("/robots.txt")).text();
  const map = await (await request.get("/sitemap.xml")).text();
  expect(robots).toContain("/sitemap.xml");
  for (const path of ["/servers/black-pine-chernarus", "/shop/black-pine", "/supporters"])
    expect(map).toContain(path);
  expect(map).not.toMatch(/\/(me|guilds|checkout)\b/);
});
