import { expect, type Page, test } from "@playwright/test";
import { FAIRNESS_RULE } from "@/features/shop/fairness";
import { BLACK_PINE, LIVONIA } from "../fixtures/house";
import { enter } from "../fixtures/people";

const SHOP = `/guilds/${BLACK_PINE.slug}/shop`;
const stamp = Date.now().toString(36);
const CATEGORY = `Tools ${stamp}`;
const ITEM = `Fence kit ${stamp}`;

const main = (page: Page) => page.getByRole("main");
const field = (page: Page, name: string) => main(page).getByLabel(name, { exact: true });
const publicShop = async (page: Page) => (await page.request.get(`/shop/${BLACK_PINE.slug}`)).text();

async function menu(page: Page, choice: string): Promise<void> {
  await page.getByRole("button", { name: `What to do with ${ITEM}` }).click();
  await page.getByRole("menuitem", { name: choice }).click();
}

test.describe.configure({ mode: "serial" });

test("an owner makes a category and an item, and within a second it stands in the public shop", async ({
  page,
}) => {
  await enter(page.context(), "hollowpine");
  await page.goto(SHOP);
  await page.getByRole("button", { name: "New", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "New category" });
  await dialog.getByRole("button", { name: "Make it" }).click();
  await expect(dialog.getByText("A category needs a name.")).toBeVisible();
  await dialog.getByLabel("Name").fill(CATEGORY);
  await dialog.getByRole("button", { name: "Make it" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: `Edit ${CATEGORY}` })).toBeVisible();

  expect(await publicShop(page)).not.toContain(ITEM);
  await page.getByRole("link", { name: "Add an item" }).click();
  await page.getByRole("heading", { name: "New item" }).waitFor();
  await field(page, "Name").fill(ITEM);
  await field(page, "Category").selectOption({ label: CATEGORY });
  await field(page, "Price").fill("420");
  await field(page, "Stock").fill("7");
  await field(page, "Class names, one a line").fill("WoodenLog\n\nNailBox\nNailBox");
  await main(page).getByText("tool crate").click();
  await expect(main(page).getByRole("region", { name: "Preview" })).toContainText(`${ITEM}`);
  await page.getByRole("button", { name: "Add the item" }).click();
  await expect(page.getByRole("status").filter({ hasText: `${ITEM} was added.` })).toBeVisible();
  await expect.poll(() => publicShop(page), { timeout: 1_000, intervals: [50] }).toContain(ITEM);
  const row = page.getByRole("row").filter({ hasText: ITEM });
  await expect(row).toContainText("3 objects");
  await expect(row).toContainText("420");
  // Its category counts its own items only.
  const category = page.getByRole("listitem").filter({ hasText: CATEGORY });
  await expect(category).toContainText("1 item");
});

test("what is wrong stands at its field, and the rule of fairness is quoted", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  await page.goto(`${SHOP}/new`);
  await page.getByRole("button", { name: "Add the item" }).click();
  await expect(page.locator("#name-error")).toHaveText("An item needs a name of two characters.");
  await expect(page.locator("#price-error")).toHaveText("A price is a whole number of coins.");
  await field(page, "Name").fill(`Bronze rifle ${stamp}`);
  await field(page, "Price").fill("5");
  await field(page, "Class names, one a line").fill("M4A1\nM4 A1");
  await page.getByRole("button", { name: "Add the item" }).click();
  await expect(page.locator("#classNames-error")).toContainText("Line 2: A class name has letters");
  await expect(page.locator("#name-error")).toHaveCount(0);
  // A tier on what is placed in the game.
  await field(page, "Class names, one a line").fill("M4A1");
  await main(page).getByText("Outside the game", { exact: true }).click();
  await field(page, "Tier that it needs").selectOption("bronze");
  await page.getByRole("button", { name: "Add the item" }).click();
  await expect(page.locator("#classNames-error")).toContainText(FAIRNESS_RULE);
  await main(page).getByText("In the game", { exact: true }).click();
  await page.getByRole("button", { name: "Add the item" }).click();
  await expect(page.locator("#needsTier-error")).toContainText(FAIRNESS_RULE);
  expect(await publicShop(page)).not.toContain(`Bronze rifle ${stamp}`);
});

test("leaving a form that is not saved asks first", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  await page.goto(`${SHOP}/new`);
  await field(page, "Name").fill("Half an item");
  await page.getByRole("link", { name: "Orders" }).first().click();
  const asked = page.getByRole("dialog", { name: "Leave without saving?" });
  await asked.getByRole("button", { name: "Keep editing" }).click();
  await expect(field(page, "Name")).toHaveValue("Half an item");
  await page.getByRole("link", { name: "Orders" }).first().click();
  await asked.getByRole("button", { name: "Leave" }).click();
  await expect(page).toHaveURL(/\/guilds\/black-pine\/orders$/);
});

test("a form that somebody else saved meanwhile is not written over", async ({ page, context }) => {
  await enter(context, "hollowpine");
  await page.goto(SHOP);
  await page.getByRole("link", { name: ITEM }).first().click();
  await page.getByRole("heading", { name: ITEM, level: 1 }).waitFor();
  const other = await context.newPage();
  await other.goto(page.url());
  await field(other, "Price").fill("430");
  await other.getByRole("button", { name: "Save the item" }).click();
  await expect(other.getByText("Saved. The shop shows it now.")).toBeVisible();
  await field(page, "Price").fill("9");
  await page.getByRole("button", { name: "Save the item" }).click();
  await expect(page.getByText("Somebody else saved this item meanwhile.")).toBeVisible();
  // Once more by the one who was first: the form knows its new version.
  await field(other, "Price").fill("98765");
  await other.getByRole("button", { name: "Save the item" }).click();
  await expect(other.getByText("Saved. The shop shows it now.")).toBeVisible();
  await expect.poll(() => publicShop(page), { timeout: 1_000, intervals: [50] }).toContain("98,765");
});

test("an item is counted anew, paused with a reason, sold again, archived and brought back", async ({
  page,
}) => {
  await enter(page.context(), "hollowpine");
  await page.goto(SHOP);
  await menu(page, "Set the stock");
  const stock = page.getByRole("dialog", { name: `Stock of ${ITEM}` });
  await stock.getByLabel("Pieces").fill("1.5");
  await stock.getByRole("button", { name: "Set the stock" }).click();
  await expect(stock.getByText("Stock is a whole number.")).toBeVisible();
  await stock.getByLabel("Pieces").fill("12");
  await stock.getByRole("button", { name: "Set the stock" }).click();
  await expect(stock).toBeHidden();
  await expect(page.getByRole("row").filter({ hasText: ITEM })).toContainText("12");

  await menu(page, "Pause the sale");
  const pause = page.getByRole("dialog", { name: `Pause ${ITEM}` });
  await pause.getByLabel("Reason that buyers read").fill("The nails are being counted.");
  await pause.getByRole("button", { name: "Pause the sale" }).click();
  await expect(pause).toBeHidden();
  await expect.poll(() => publicShop(page), { timeout: 1_000 }).toContain("The nails are being counted.");
  await page.goto(`${SHOP}?show=away`);
  await menu(page, "Sell it again");
  await expect(page.getByRole("row").filter({ hasText: ITEM })).toHaveCount(0);

  await page.goto(SHOP);
  await menu(page, "Archive");
  await page.getByRole("button", { name: "Archive it" }).click();
  await expect(page.getByRole("row").filter({ hasText: ITEM })).toHaveCount(0);
  await expect.poll(() => publicShop(page), { timeout: 1_000 }).not.toContain(ITEM);
  await page.goto(`${SHOP}?show=archived`);
  await menu(page, "Bring back, hidden at first");
  await expect(page.getByRole("row").filter({ hasText: ITEM })).toHaveCount(0);
  await page.goto(`${SHOP}?show=away`);
  await expect(page.getByRole("row").filter({ hasText: ITEM })).toContainText("Hidden");
  expect(await publicShop(page)).not.toContain(ITEM);
});

test("a category is moved and deleted, and its item stays", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  await page.goto(SHOP);
  const names = page.getByRole("region", { name: "Categories" }).getByRole("listitem");
  await expect(names.last()).toContainText(CATEGORY);
  await page.getByRole("button", { name: `Move ${CATEGORY} up` }).click();
  await expect(names.last()).not.toContainText(CATEGORY);
  await page.getByRole("button", { name: `Edit ${CATEGORY}` }).click();
  const dialog = page.getByRole("dialog", { name: `Edit ${CATEGORY}` });
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(dialog.getByText("Its item stays in the shop, without a category.")).toBeVisible();
  await dialog.getByRole("button", { name: "Delete it for good" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: `Edit ${CATEGORY}` })).toHaveCount(0);
  await page.goto(`${SHOP}?show=away`);
  await expect(page.getByText("Without a category")).toBeVisible();
});

test("another guild's owner finds nothing, and staff without the shop do not see it", async ({ page }) => {
  await enter(page.context(), "marrowwren");
  for (const path of ["shop", "shop/new", "shop/1", "orders", "orders/1"])
    expect((await page.goto(`/guilds/${BLACK_PINE.slug}/${path}`))?.status(), path).toBe(404);
  expect((await page.goto(`/guilds/${LIVONIA.slug}/shop/999999`))?.status()).toBe(404);

  await page.context().clearCookies();
  await enter(page.context(), "quietledger");
  await page.goto(`/guilds/${BLACK_PINE.slug}/orders`);
  await expect(page.getByRole("heading", { name: "Orders", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Shop", exact: true })).toHaveCount(0);
  for (const path of [SHOP, `${SHOP}/new`]) expect((await page.goto(path))?.status(), path).toBe(404);
});

test("staff find an order, and refund it with a reason that its buyer reads", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  await page.goto(`/guilds/${BLACK_PINE.slug}/orders?show=delivered`);
  const first = await main(page).locator('a[href*="/orders/"]').first().getAttribute("href");
  const number = /(\d+)$/.exec(first ?? "")?.[1] ?? "no delivered order";
  await page.goto(`/guilds/${BLACK_PINE.slug}/orders`);
  await main(page).getByRole("searchbox").fill(number);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`text=${number}`));
  await main(page).locator(`a[href$="/orders/${number}"]`).click();
  await page.waitForURL(new RegExp(`/orders/${number}$`));
  const why = `It was gone, test ${stamp}`;
  const form = page.locator("form").filter({ has: page.getByRole("button", { name: /^Give .* back$/ }) });
  await form.getByLabel("Why").fill(why);
  await form.getByRole("button", { name: /^Give .* back$/ }).click();
  await expect(main(page).getByText(why).first()).toBeVisible();
  await expect(main(page).getByText("Refunded").first()).toBeVisible();
  await expect(form).toHaveCount(0);
});
