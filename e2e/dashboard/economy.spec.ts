import { expect, type Page, test } from "@playwright/test";
import { BLACK_PINE } from "../fixtures/house";
import { enter } from "../fixtures/people";

const HOME = `/guilds/${BLACK_PINE.slug}/economy`;
const OWNER = "hollowpine";
/** Sees orders, players and tickets, and no economy. */
const AGENT = "sableotter";

test.describe.configure({ mode: "serial", timeout: 120_000 });

/** The bot counts the ledger within a minute after it starts. */
async function openCounted(page: Page): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(HOME);
        return page.getByRole("button", { name: "Explain this number" }).count();
      },
      { timeout: 90_000, intervals: [1_000, 3_000, 5_000] },
    )
    .toBe(1);
}

test("the owner sees where coins come from and go, and holds the books against the ledger", async ({
  page,
}) => {
  await enter(page.context(), OWNER);
  await openCounted(page);
  await expect(page.getByRole("heading", { level: 1, name: "Economy" })).toBeVisible();
  await expect(
    page.getByRole("img", { name: /Coins minted and spent on each of the last 30 days/ }).first(),
  ).toBeVisible();
  const kinds = page.getByRole("table", { name: /by kind/ });
  await expect(kinds.getByText("Kills", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "90 d" }).click();
  await expect(page).toHaveURL(/days=90/);
  await expect(page.getByText("Minted in 90 days")).toBeVisible();
  await page.getByRole("button", { name: "Explain this number" }).click();
  await expect(page.getByText("Minted since the beginning")).toBeVisible();
  await page.getByRole("button", { name: "Check now" }).click();
  await expect(page.getByText("Checked.", { exact: true })).toBeVisible();
  await expect(page.getByText("The books are right")).toBeVisible();
});

test("a rule is tried on the last week, saved, and set back from the audit log", async ({ page }) => {
  await enter(page.context(), OWNER);
  await page.goto(`${HOME}/rules`);
  const base = page.getByLabel("A kill", { exact: true });
  const before = await base.inputValue();
  await base.fill("");
  await page.getByRole("button", { name: "Simulate" }).click();
  await expect(page.getByText("Give a whole number.").first()).toBeVisible();
  await base.fill(String(Number(before) + 11));
  await page.getByRole("button", { name: "Simulate" }).click();
  const result = page.getByTestId("simulation");
  await expect(result).toContainText("instead of");
  await expect(result.getByRole("table", { name: "By rule" })).toContainText("A kill");
  await expect(result.getByRole("table", { name: "Would gain most" })).toBeVisible();
  await page.getByRole("button", { name: "Save the rules" }).click();
  await expect(page.getByText("Saved. It can be undone in the audit log.")).toBeVisible();
  await page.reload();
  await expect(base).toHaveValue(String(Number(before) + 11));

  await page.getByRole("link", { name: "Changes of rules" }).click();
  const line = page.getByRole("listitem").filter({ hasText: "changed what kills pay" }).first();
  await line.getByRole("button", { name: "Undo" }).click();
  await line.getByRole("button", { name: "Undo it" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Undone" }).first()).toBeVisible();
  await page.goto(`${HOME}/rules`);
  await expect(base).toHaveValue(before);
});

test("coins are given with a reason, stand in the ledger with both sides, and are set back", async ({
  page,
}) => {
  await enter(page.context(), OWNER);
  await page.goto(`${HOME}/grants`);
  await page.getByLabel("Name in the game or in Discord").fill("Rook_77");
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByLabel("Coins", { exact: true }).fill("12000");
  await page.getByLabel("Reason").fill("A crate that fell through the floor");
  await page.getByRole("button", { name: "Give coins" }).click();
  const question = page.getByRole("dialog");
  const give = question.getByRole("button", { name: /^Give 12,000/ });
  await expect(give).toBeDisabled();
  await question.getByLabel(/type Rook_77 to go on/).fill("Rook_77");
  await give.click();
  await expect(page.getByText(/^Done\. Rook_77 has/)).toBeVisible();

  await page.getByRole("link", { name: /see the ledger/ }).click();
  const entry = page.locator("details").filter({ hasText: "A crate that fell" }).first();
  await entry.locator("summary").click();
  await expect(entry.getByText("The guild's mint")).toBeVisible();
  await expect(entry).toContainText("−12,000");

  await page.goto(`${HOME}/grants`);
  const moved = page.getByRole("listitem").filter({ hasText: "A crate that fell" }).first();
  await moved.getByRole("button", { name: "Undo" }).click();
  await moved.getByRole("button", { name: "Set it back" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Taken back: A crate" }).first()).toBeVisible();
  await page.goto(`${HOME}/ledger?kind=fine`);
  await expect(page.locator("details").filter({ hasText: "Taken back: A crate" }).first()).toContainText(
    "−12,000",
  );
  const csv = await page.request.get(`/api/guilds/${BLACK_PINE.slug}/economy/ledger?kind=fine`);
  expect(await csv.text()).toContain("Taken back: A crate that fell through the floor");
});

test("whoever may not see the economy finds nothing there", async ({ page }) => {
  await enter(page.context(), AGENT);
  for (const part of ["", "/rules", "/grants", "/ledger"])
    expect((await page.goto(`${HOME}${part}`))?.status(), part).toBe(404);
  await expect(page.getByRole("link", { name: "Economy" })).toHaveCount(0);
  const answer = await page.request.post(`/api/guilds/${BLACK_PINE.slug}/economy/simulate`, {
    data: { coins: {}, kills: {} },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(answer.status()).toBe(404);
});
