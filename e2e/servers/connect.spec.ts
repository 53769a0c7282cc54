import { expect, type Page, test } from "@playwright/test";
import { nitradoControl } from "@/sandbox/nitrado/testing";
import { LIVONIA, sandbox } from "../fixtures/house";
import { enter } from "../fixtures/people";

const CONNECT = `/guilds/${LIVONIA.slug}/servers/connect`;
/** No other test plays on it. */
const SERVICE = "11902111";

const main = (page: Page) => page.getByRole("main");
const server = (page: Page) =>
  main(page)
    .getByRole("listitem")
    .filter({ hasText: `service ${SERVICE}` });
const account = (page: Page, title: RegExp) =>
  main(page)
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: title }) });

test.describe.configure({ mode: "serial" });
test.beforeEach(async ({ page }) => {
  await enter(page.context(), "marrowwren");
});

test("a server goes back to dry-run at once, and live only by its typed name", async ({ page }) => {
  await page.goto(CONNECT);
  await expect(server(page)).toContainText(/Read, (live|dry-run)/);
  // A try that was cut short leaves it in dry-run.
  const live = server(page).getByRole("button", { name: "Back to dry-run" });
  if (await live.isVisible()) await live.click();
  await expect(server(page)).toContainText("Read, dry-run");
  const name = (await server(page).getByRole("heading").textContent()) ?? "";
  await server(page).getByRole("button", { name: "Switch live" }).click();
  const typed = server(page).getByLabel(`Type “${name}”`);
  await typed.fill("Another server");
  await server(page).getByRole("button", { name: "Switch live" }).click();
  await expect(server(page)).toContainText("Type the server's name exactly");
  await typed.fill(name);
  await server(page).getByRole("button", { name: "Switch live" }).click();
  await expect(server(page)).toContainText("Read, live");
});

test("an account is connected at Nitrado, asked again, and disconnected", async ({ page, context }) => {
  await page.goto(CONNECT);
  // The browser goes to Nitrado and back; who presses there is chosen as in every sign-in of the tests.
  const asked = page.waitForRequest((request) => request.url().includes("/oauth/v2/auth"));
  await main(page).getByRole("button", { name: "Connect with Nitrado" }).click();
  const back = await sandbox().authorize((await asked).url(), "marrowwren");
  await page.goto(back.href);
  await expect(main(page).getByRole("status").first()).toContainText("Your Nitrado account is connected");
  const mine = account(page, /^Nitrado account of/);
  await expect(mine).toContainText("Works");
  await mine.getByRole("button", { name: "Ask Nitrado now" }).click();
  await expect(mine).toContainText("Asked Nitrado just now.");
  await mine.getByRole("button", { name: "Disconnect" }).click();
  await mine.getByRole("button", { name: "Disconnect: its servers are read no more" }).click();
  await expect(mine).toBeHidden();
  await expect(server(page)).toContainText("Read, live");
  expect((await context.cookies()).some(({ name }) => name.includes("grizzly.nitrado"))).toBe(false);
});

test("a token that Nitrado does not know is refused, and Nitrado's silence is told", async ({ page }) => {
  await page.goto(CONNECT);
  await main(page).getByText("Paste a long-life token instead").click();
  const token = page.getByLabel("Long-life token");
  await token.fill("a-token-that-nobody-knows-0123456789");
  await main(page).getByRole("button", { name: "Check and connect" }).click();
  await expect(main(page).getByRole("alert")).toContainText("Nitrado does not know this token");
  await expect(token).toHaveValue("");
  const nitrado = nitradoControl(process.env.E2E_SANDBOX_URL ?? "");
  await nitrado.fault({ mode: "maintenance", path: "/token" });
  await token.fill("a-token-that-nobody-knows-0123456789");
  await main(page).getByRole("button", { name: "Check and connect" }).click();
  await expect(main(page).getByRole("alert")).toContainText(
    "Nitrado is under maintenance. Nothing was changed.",
  );
  await nitrado.fault({ mode: "none", path: "/token" });
});
