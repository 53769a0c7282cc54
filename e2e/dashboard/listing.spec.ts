import { expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { BLACK_PINE, LIVONIA } from "../fixtures/house";
import { enter } from "../fixtures/people";

const HOME = `/guilds/${BLACK_PINE.slug}`;
const PUBLIC = "/servers/black-pine-hardcore";
const stamp = Date.now().toString(36);

async function open(page: Page): Promise<string> {
  await enter(page.context(), "hollowpine");
  await page.goto(`${HOME}/listing`);
  const row = page.getByRole("list", { name: "Listings" }).getByRole("listitem");
  const path = await row.filter({ hasText: PUBLIC }).getByRole("link").first().getAttribute("href");
  await page.goto(path ?? "");
  return path ?? "";
}
const confirm = (page: Page, verb: string) =>
  page.getByRole("dialog").getByRole("button", { name: verb, exact: true }).click();

test("a draft is seen by nobody but its editors until it is published, then by every visitor", async ({
  page,
  context,
}) => {
  const path = await open(page);
  const words = `Cold nights, test ${stamp}.`;
  await page.getByLabel("Short text").fill(words);
  await page.getByLabel("Discord invite").fill("https://example.com/not-discord");
  await page.getByRole("button", { name: "Save the draft" }).click();
  await expect(page.getByText("An invite looks like https://discord.gg/name.").first()).toBeVisible();
  await page.getByLabel("Discord invite").fill("https://discord.gg/blackpine");
  await page.getByRole("button", { name: "Save the draft" }).click();
  await expect(page.getByText("Saved as a draft. Visitors see it when you publish.")).toBeVisible();

  const visitor = await context.newPage();
  await visitor.goto(PUBLIC);
  await expect(visitor.getByText(words)).toHaveCount(0);
  await page.goto(`${path}?view=preview`);
  await expect(page.getByRole("region", { name: "Preview" })).toContainText(words);
  await page.goto(`${path}?view=preview&as=phone`);
  await expect(page.getByRole("region", { name: "Preview" })).toContainText(words);

  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByRole("dialog")).toContainText("Changed: Short text");
  await confirm(page, "Publish");
  await expect(page.getByText("Visitors see it now.")).toBeVisible();
  await visitor.goto(PUBLIC);
  await expect(visitor.getByText(words).first()).toBeVisible();
});

test("a new name and a new banner wait for a look while the page stays live, and can be thrown away", async ({
  page,
}) => {
  const path = await open(page);
  const banner = await sharp({ create: { width: 1_440, height: 300, channels: 3, background: "#3a5" } })
    .png()
    .toBuffer();
  const file = page.getByLabel("Banner", { exact: true });
  // Until React listens, a chosen file goes unheard.
  await expect(async () => {
    await file.setInputFiles({ name: "b.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg/>") });
    await expect(page.getByText("Use a PNG, JPEG or WebP picture")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await file.setInputFiles({ name: "b.png", mimeType: "image/png", buffer: banner });
  await expect(page.getByRole("img", { name: "The banner as it is cut" })).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill(`Black Pine ${stamp}`);
  await page.getByRole("button", { name: "Save the draft" }).click();
  await expect(page.getByText("Saved as a draft. Visitors see it when you publish.")).toBeVisible();
  await page.getByRole("button", { name: "Send to review" }).click();
  await expect(page.getByRole("dialog")).toContainText(
    "Its name is another one. Its banner is a new picture.",
  );
  await confirm(page, "Send to review");
  await expect(page.getByText("Live, changes in review")).toBeVisible();
  expect(await (await page.request.get(PUBLIC)).text()).not.toContain(stamp.toUpperCase());

  await page.goto(path);
  await page.getByLabel("City").fill("Oslo");
  await page.getByRole("button", { name: "Save the draft" }).click();
  await page.getByRole("button", { name: "Throw the changes away" }).click();
  await confirm(page, "Throw them away");
  await expect(page.getByText("The changes are gone.")).toBeVisible();
  await expect(page.getByLabel("City")).not.toHaveValue("Oslo");
});

test("a listing is hidden and shown again, and its visitors and joins are counted", async ({ page }) => {
  const path = await open(page);
  await page.getByRole("button", { name: "Hide", exact: true }).click();
  await confirm(page, "Hide it");
  await expect(page.getByText("Hidden by you").first()).toBeVisible();
  expect((await page.request.get(PUBLIC)).status()).toBe(404);
  await page.getByRole("button", { name: "Show it again" }).click();
  await expect(page.getByText("Visitors see it again.")).toBeVisible();

  const told = page.waitForResponse((answer) => answer.url().endsWith("/view"));
  await page.goto(PUBLIC);
  expect((await told).status()).toBe(204);
  const join = page.getByRole("link", { name: "Join on Discord" });
  expect(await join.getAttribute("href")).toBe(`${PUBLIC}/join`);
  const led = await page.request.get(`${PUBLIC}/join`, { maxRedirects: 0 });
  expect([led.status(), led.headers().location]).toEqual([302, "https://discord.gg/blackpine"]);
  await page.goto(`${path}?view=numbers`);
  await expect(page.getByText("Saw the page")).toBeVisible();
  const csv = page.getByRole("link", { name: "Export as CSV" });
  const days = await (await page.request.get((await csv.getAttribute("href")) ?? "")).text();
  expect(days).toMatch(/^day_utc,views,join_presses\r\n/);
});

test("another guild's listing does not exist, nor does the section for an agent of the desk", async ({
  page,
}) => {
  const path = await open(page);
  const id = path.split("/").at(-1);
  await page.context().clearCookies();
  await enter(page.context(), "marrowwren");
  expect((await page.goto(`/guilds/${LIVONIA.slug}/listing`))?.status()).toBe(200);
  expect((await page.goto(`/guilds/${LIVONIA.slug}/listing/${id}`))?.status()).toBe(404);
  await page.context().clearCookies();
  await enter(page.context(), "quietledger");
  expect((await page.goto(path))?.status()).toBe(404);
});
