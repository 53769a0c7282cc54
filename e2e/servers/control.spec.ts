import { expect, type Page, test } from "@playwright/test";
import { nitradoControl } from "@/sandbox/nitrado/testing";
import { BLACK_PINE } from "../fixtures/house";
import { enter } from "../fixtures/people";

// No other test plays on it.
const SERVICE = "11840204";
const SERVERS = `/guilds/${BLACK_PINE.slug}/servers`;
const SERVER = `${SERVERS}/${SERVICE}`;
/** The bot looks every two seconds, the page every three, and Nitrado's note of a start is read by the poll. */
const SOON = { timeout: 30_000 };

const main = (page: Page) => page.getByRole("main");
const nitrado = () => nitradoControl(process.env.E2E_SANDBOX_URL ?? "");

test.describe.configure({ mode: "serial" });
test.beforeEach(async ({ page }) => {
  await enter(page.context(), "hollowpine");
});

test("a restart is asked for with what it touches, sent once, and followed to its end", async ({ page }) => {
  await page.goto(SERVERS);
  await main(page).locator(`a[href$="/${SERVICE}"]`).click();
  await main(page).getByRole("button", { name: "Restart" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText(/orders? waits?/);
  await dialog.getByLabel("Reason").fill("A test restarts it");
  await dialog.getByRole("button", { name: "Restart now" }).click();
  await expect(dialog).toBeHidden();
  await expect(main(page)).toContainText("“A test restarts it”");
  await expect(
    main(page)
      .getByText("Sent", { exact: true })
      .or(main(page).getByText("Done", { exact: true }))
      .first(),
  ).toBeVisible(SOON);
});

test("a stop wants the server's name, and a plan can be taken back", async ({ page }) => {
  await page.goto(SERVER);
  const name = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await main(page).getByRole("button", { name: "Stop" }).click();
  const stop = page.getByRole("dialog").getByRole("button", { name: "Stop now" });
  await expect(stop).toBeDisabled();
  await page.getByLabel(`Type “${name}”`).fill(name);
  await expect(stop).toBeEnabled();
  await page.getByRole("dialog").getByRole("button", { name: "Leave it" }).click();

  await main(page).getByRole("button", { name: "Plan", exact: true }).click();
  const plan = page.getByRole("dialog", { name: `Plan for ${name}` });
  await plan.getByLabel("Times").fill("25:00");
  await plan.getByRole("button", { name: "Plan it" }).click();
  await expect(plan).toContainText("A time looks like 05:00.");
  await plan.getByLabel("Times").fill("5:07, 17:07");
  await plan.getByRole("button", { name: "Plan it" }).click();
  await expect(plan).toBeHidden();
  const row = main(page).getByRole("listitem").filter({ hasText: "Every day at 05:07, 17:07" });
  await row.getByRole("button", { name: "Take back" }).click();
  await row.getByRole("button", { name: "Take the daily plan back" }).click();
  await expect(row).toBeHidden();
  await expect(main(page)).toContainText("Taken back");
});

test("a ban reaches the server's own list beside what the panel wrote, and is taken off again", async ({
  page,
}) => {
  const foe = `Foe ${Date.now().toString(36)}`;
  await nitrado().setting(SERVICE, "general", "bans", "From_The_Panel");
  await page.goto(`${SERVER}/lists?list=bans`);
  await main(page).getByLabel("Name or id").fill(foe);
  await main(page).getByLabel("Reason").fill("A test bans this name");
  await main(page).getByRole("button", { name: "Add ban" }).click();
  await expect(main(page).getByRole("button", { name: `Take off ${foe}` })).toBeVisible(SOON);
  await expect(main(page).getByRole("button", { name: "Take off From_The_Panel" })).toBeVisible(SOON);
  await main(page)
    .getByRole("button", { name: `Take off ${foe}` })
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Take off" }).click();
  await expect(main(page).getByRole("button", { name: `Take off ${foe}` })).toBeHidden(SOON);
  await expect(main(page)).toContainText("Taken off");
});
