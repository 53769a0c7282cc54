import { expect, type Page, test } from "@playwright/test";
import { BLACK_PINE } from "../fixtures/house";
import { enter } from "../fixtures/people";

const DELIVERIES = `/guilds/${BLACK_PINE.slug}/deliveries`;
const NAME = `Swamp ${Date.now().toString(36)}`;
const main = (page: Page) => page.getByRole("main");
const row = (page: Page) =>
  page.getByRole("table", { name: "Zones" }).getByRole("row").filter({ hasText: NAME });

test.describe.configure({ mode: "serial" });
test.beforeEach(async ({ page }) => {
  await enter(page.context(), "hollowpine");
});

test("a closed zone is drawn by a press on the map, changed, and taken away", async ({ page }) => {
  await page.goto(`${DELIVERIES}/zones`);
  const map = main(page).getByRole("application", { name: /^Map of/ });
  await main(page).getByLabel("Kind").selectOption({ label: "Closed zone" });
  await map.click({ position: { x: 60, y: 90 } });
  await expect(main(page).getByLabel("East")).not.toHaveValue("");
  await main(page).getByRole("button", { name: "Add the zone" }).click();
  await expect(main(page).getByText("A place needs a name.")).toBeVisible();
  await main(page).getByLabel("Name", { exact: true }).fill(NAME);
  await main(page).getByLabel("Radius", { exact: true }).fill("300");
  await expect(map).toContainText(`Closed: ${NAME.toLowerCase()}`);
  await main(page).getByRole("button", { name: "Add the zone" }).click();
  await expect(row(page)).toContainText("300 m around");

  await row(page).getByRole("link", { name: NAME }).click();
  await expect(page).toHaveURL(/zone=/);
  await main(page).getByLabel("Radius in metres").fill("450");
  await main(page).getByRole("button", { name: "Save the zone" }).click();
  await expect(row(page)).toContainText("450 m around");
  await row(page).getByRole("button", { name: "Remove" }).click();
  await expect(row(page)).toHaveCount(0);
});

test("the map is worked by keyboard: Enter chooses its middle", async ({ page }) => {
  await page.goto(`${DELIVERIES}/zones`);
  const map = main(page).getByRole("application", { name: /^Map of/ });
  await map.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(main(page).getByLabel("East")).not.toHaveValue("");
  await expect(main(page).getByText("Not saved yet.")).toBeVisible();
});

test("queue, zones and events go out as files, each view with its own rows", async ({ page }) => {
  for (const [path, head] of [
    [`/api${DELIVERIES}?show=done`, "order,what,kind"],
    [`/api${DELIVERIES}/zones`, "name,kind,state"],
    [`/api${DELIVERIES}/events`, "event,server,state"],
  ] as const) {
    const answer = await page.request.get(path);
    expect([path, answer.status()]).toEqual([path, 200]);
    expect(await answer.text()).toContain(head);
  }
  expect((await page.request.get(`/api${DELIVERIES}?show=everything`)).status()).toBe(422);
});

test("the rail leads to drop zones and dynamic events, and marks one place at a time", async ({ page }) => {
  await page.goto(DELIVERIES);
  const rail = page.getByRole("complementary", { name: "Navigation" });
  await rail.getByRole("link", { name: "Dynamic events" }).click();
  await expect(main(page).getByRole("heading", { name: "Dynamic events", level: 1 })).toBeVisible();
  await expect(rail.locator('[aria-current="page"]')).toHaveText("Dynamic events");
});
