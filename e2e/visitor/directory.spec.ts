import { expect, test } from "@playwright/test";
import { BLACK_PINE, SITE } from "../fixtures/house";
import { enter } from "../fixtures/people";
import { startSecondSite } from "../fixtures/second-site";
import { watch } from "../fixtures/watch";

const CARDS = /Black Pine Chernarus/;
const SAKHAL = "/servers/black-pine-sakhal";

test("filters stand in the address, so that a reload and the back button keep them", async ({ page }) => {
  const { troubles } = await watch(page);
  await page.goto("/servers", { waitUntil: "networkidle" });
  const main = page.getByRole("main");
  await expect(main.getByRole("link", { name: CARDS }).first()).toBeVisible();
  await main.getByRole("button", { name: /^Sakhal/ }).click();
  await expect(page).toHaveURL(/[?&]map=sakhal/i);
  await expect(main.getByRole("link", { name: "Black Pine Sakhal" }).first()).toBeVisible();
  await expect(main.getByRole("link", { name: CARDS })).toHaveCount(0);
  await page.reload({ waitUntil: "networkidle" });
  await expect(main.getByRole("link", { name: "Black Pine Sakhal" }).first()).toBeVisible();
  await expect(main.getByRole("link", { name: CARDS })).toHaveCount(0);
  // The database's answer is lost: what was found stays, and the sentence says what to do.
  await page.route("**/api/servers?**", (route) => route.abort());
  await main.getByRole("button", { name: /^Chernarus/ }).click();
  await expect(main).toContainText("The list could not be read.");
  await expect(main.getByRole("link", { name: "Black Pine Sakhal" }).first()).toBeVisible();
  await page.unroute("**/api/servers?**");
  await main.getByRole("button", { name: "Try again" }).click();
  await expect(main.getByRole("link", { name: CARDS }).first()).toBeVisible();
  await page.goto("/servers", { waitUntil: "networkidle" });
  await expect(main.getByRole("link", { name: CARDS }).first()).toBeVisible();
  expect(troubles.filter((trouble) => !trouble.includes("/api/servers"))).toEqual([]);
});

test("a search finds a server by its name, and says so when there is none", async ({ page }) => {
  await page.goto("/servers", { waitUntil: "networkidle" });
  const main = page.getByRole("main");
  const search = main.getByRole("searchbox").or(main.getByRole("textbox")).first();
  await search.fill("OUTL");
  await expect(main.getByRole("link", { name: "Livonia Outlaws", exact: true }).first()).toBeVisible();
  await expect(main.getByRole("link", { name: CARDS })).toHaveCount(0);
  await search.fill("no server is called like this");
  await expect(main).toContainText("No server fits.");
  await expect(main.getByRole("link", { name: "Livonia Outlaws", exact: true })).toHaveCount(0);

  // Whoever runs it sees the search, by what was looked for and nothing else.
  await enter(page.context(), "hollowpine");
  await page.goto(`/guilds/${BLACK_PINE.slug}/listing`);
  const row = page.getByRole("list", { name: "Listings" }).getByRole("listitem");
  const own = await row.filter({ hasText: SAKHAL }).getByRole("link").first().getAttribute("href");
  await page.request.get("/api/servers?map=sakhal", {
    headers: { "user-agent": "Mozilla/5.0 (X11; Linux)" },
  });
  await expect(async () => {
    await page.goto(`${own}?view=searches`);
    const found = page.getByRole("row").filter({ hasText: "Sakhal" });
    await expect(found.first()).toContainText(/1\./, { timeout: 500 });
  }).toPass({ timeout: 8_000 });
  await page.goto(`${own}?view=share`);
  await expect(page.getByText(`[img]${SITE}${SAKHAL}/badge.svg[/img]`)).toBeVisible();
});

test("the money rule is printed on the directory", async ({ page }) => {
  await page.goto("/servers");
  await expect(page.getByText("Payment changes place and look, never numbers.")).toBeVisible();
});

test("others read the same in the open interface, the feed and the badge", async ({ request }) => {
  const list = await request.get("/api/v1/servers?map=sakhal&zone=Europe/Warsaw");
  expect(list.headers()).toMatchObject({
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
  });
  const { servers, featured, found } = await list.json();
  expect(found.servers).toBe(servers.length + featured.length);
  expect([...servers, ...featured].every((one: { map: string }) => one.map === "sakhal")).toBe(true);
  const one = await (await request.get(`/api/v1${SAKHAL}`)).json();
  expect(one).toMatchObject({ name: "Black Pine Sakhal", page: `${SITE}${SAKHAL}` });
  const { points } = await (await request.get(`/api/v1${SAKHAL}/players?range=week`)).json();
  expect(points).toHaveLength(7 * 24);
  expect((await request.get("/api/v1/servers?colour=red")).status()).toBe(422);
  expect((await request.get("/api/v1/servers/no-such-server")).status()).toBe(404);

  const badge = await request.get(`${SAKHAL}/badge.svg`);
  expect(badge.headers()).toMatchObject({
    "content-type": "image/svg+xml; charset=utf-8",
    "cross-origin-resource-policy": "cross-origin",
  });
  expect(await badge.text()).toContain("Black Pine Sakhal");
  expect(await (await request.get("/servers/new.xml")).text()).toContain(`<id>${SITE}${SAKHAL}</id>`);
});

test("what an owner publishes is right on every instance of the website within two seconds", async ({
  page,
}) => {
  const second = await startSecondSite("second");
  try {
    const words = `Drift ice, told on two instances ${Date.now().toString(36)}.`;
    const told = async (site: string) => (await (await fetch(`${site}${SAKHAL}`)).text()).includes(words);
    // Both have the page by then, and the first sight of it is not the last.
    for (const site of [SITE, second.url])
      for (let nr = 0; nr < 3; nr += 1) expect(await told(site)).toBe(false);
    await enter(page.context(), "hollowpine");
    await page.goto(`/guilds/${BLACK_PINE.slug}/listing`);
    const row = page.getByRole("list", { name: "Listings" }).getByRole("listitem");
    await row.filter({ hasText: SAKHAL }).getByRole("link").first().click();
    await page.getByLabel("Short text").fill(words);
    await page.getByRole("button", { name: "Save the draft" }).click();
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Publish", exact: true }).click();
    await expect(page.getByText("Visitors see it now.")).toBeVisible();
    const published = Date.now();
    for (const site of [SITE, second.url])
      await expect.poll(() => told(site), { timeout: 2_000, intervals: [50] }).toBe(true);
    test
      .info()
      .annotations.push({ type: "both instances after", description: `${Date.now() - published} ms` });
  } finally {
    await second.stop();
  }
});
