import { expect, type Page, test } from "@playwright/test";
import { BLACK_PINE, SAKHAL } from "../fixtures/house";
import { enter } from "../fixtures/people";

const PLAN = `/guilds/${BLACK_PINE.slug}/plan`;
const main = (page: Page) => page.getByRole("main");
const row = (page: Page, name: string) =>
  main(page)
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name, exact: true }) });

test("the owner sees who pays, what that gives and what is used, and nothing of anybody's Patreon", async ({
  page,
}) => {
  await enter(page.context(), "hollowpine");
  await page.goto(PLAN);
  await expect(main(page).getByRole("heading", { name: "Partner" })).toBeVisible();
  await expect(main(page)).toContainText("OldKestrel");
  await expect(row(page, "Game servers")).toContainText("4, no limit");
  for (const name of ["Website listing", "Featured listing", "Beta features"])
    await expect(row(page, name)).toContainText("Included");
  await expect(main(page).getByText("OldKestrel pays for the guild with Partner.")).toBeVisible();
  await expect(main(page).getByText("Covered")).toHaveCount(4);
  // HollowPine's own Gold could not take the place of more.
  await expect(main(page).getByRole("button", { name: /^Pay with my/ })).toHaveCount(0);
  await main(page).getByRole("link", { name: "In the log, as CSV too" }).click();
  await expect(page).toHaveURL(/audit\?about=plan/);
  await expect(main(page)).toContainText("pays for the guild with their plan");
});

test("a guild without a plan says what is missing, and a supporter who runs it pays with theirs", async ({
  page,
}) => {
  await enter(page.context(), "marrowwren");
  await page.goto(`/guilds/${SAKHAL.slug}/plan`);
  // The skeleton comes first.
  await expect(
    main(page).getByRole("heading", { name: /^(No plan pays for this guild|Silver)$/ }),
  ).toBeVisible();
  const pay = main(page).getByRole("button", { name: "Pay with my Silver" });
  // A second try finds it paid.
  if ((await pay.count()) > 0) {
    await expect(main(page).getByRole("heading", { name: "No plan pays for this guild" })).toBeVisible();
    await expect(row(page, "Website listing")).toContainText("Needs Silver");
    await pay.click();
    await main(page).getByRole("button", { name: "Yes, pay with my silver" }).click();
  }
  await expect(main(page).getByRole("heading", { name: "Silver" })).toBeVisible();
  await expect(main(page).getByText("That is you")).toBeVisible();
  await expect(row(page, "Game servers")).toContainText("0 of 1");
  await expect(row(page, "Featured listing")).toContainText("Needs Gold");
  await page.goto("/me/supporter");
  await expect(main(page)).toContainText("Your plan pays for it");
  // A plan is moved once a day, and says so.
  const other = main(page).getByRole("listitem").filter({ hasText: "Livonia Outlaws" });
  await other.getByRole("button", { name: "Pay for this guild" }).click();
  await other.getByRole("button", { name: /^Move my plan/ }).click();
  await expect(other.getByRole("status")).toContainText(/Nothing was changed/);
});

test("for an agent of the desk and for strangers the plan does not exist", async ({ page, browser }) => {
  await enter(page.context(), "quietledger");
  expect((await page.goto(PLAN))?.status()).toBe(404);
  const stranger = await browser.newContext();
  await enter(stranger, "marrowwren");
  expect((await (await stranger.newPage()).goto(PLAN))?.status()).toBe(404);
  await stranger.close();
});
