import { expect, type Page, test } from "@playwright/test";
import { nitradoControl } from "@/sandbox/nitrado/testing";
import { BLACK_PINE } from "../fixtures/house";
import { enter } from "../fixtures/people";

const HEALTH = `/guilds/${BLACK_PINE.slug}/health`;
/** No other test plays on it. */
const SERVICE = "11840203";
const main = (page: Page) => page.getByRole("main");
const nitrado = () => nitradoControl(process.env.E2E_SANDBOX_URL ?? "");

test.describe.configure({ mode: "serial", timeout: 180_000 });

test("an outage of one server stands on the page with its reason and its way out, and goes when it ends", async ({
  page,
}) => {
  await enter(page.context(), "hollowpine");
  const part = main(page).locator(`[id="server:${SERVICE}"]`);
  const shown = async (word: RegExp) => {
    await page.goto(HEALTH);
    await expect(part).toContainText(word, { timeout: 2_000 });
  };
  await nitrado().fault({ mode: "maintenance", service: SERVICE, path: "/file_server/list" });
  try {
    await expect(() => shown(/Degraded|Down/)).toPass({ timeout: 90_000 });
    await expect(part).toContainText(/Nitrado/);
    await expect(part.getByRole("link", { name: "Open the Nitrado connection" })).toBeVisible();
    await expect(main(page).getByText(/\d+ parts/)).toBeVisible();
  } finally {
    await nitrado().fault({ mode: "none", service: SERVICE, path: "/file_server/list" });
  }
  await expect(() => shown(/Running|Quiet/)).toPass({ timeout: 90_000 });
});

test("every part that is not well says why, and its way out opens", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  await page.goto(HEALTH);
  const fixes = main(page)
    .getByRole("listitem")
    .filter({ hasText: /Degraded|Down/ })
    .getByRole("link");
  const paths = await fixes.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  for (const path of paths.filter((one) => !one.includes("#")))
    expect([path, (await page.request.get(path)).status()]).toEqual([path, 200]);
});

test("for an agent of the desk there is no health page", async ({ page }) => {
  await enter(page.context(), "quietledger");
  expect((await page.goto(HEALTH))?.status()).toBe(404);
});
