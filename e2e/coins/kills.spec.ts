import { expect, test } from "@playwright/test";
import { withGuild } from "@/db/context";
import { ledgerPage } from "@/features/economy/data/ledger";
import { ledgerFilterInput } from "@/features/economy/schema";
import { scopeForJob } from "@/features/guilds/scope";
import { BLACK_PINE, idOf } from "../fixtures/house";
import { enter } from "../fixtures/people";

const PLAYER = "rook77";
const NAME = "Rook_77";
const figure = (amount: number) => new Intl.NumberFormat("en-GB").format(amount);

test("each amount for a kill opens to the log line that paid it", async ({ page }) => {
  await enter(page.context(), PLAYER);
  await page.goto(`/me/wallet?guild=${BLACK_PINE.slug}`);
  const kills = page
    .locator("details")
    .filter({ has: page.locator("summary").getByText("Kill", { exact: true }) });
  // The skeleton comes first.
  await expect(kills.first()).toBeVisible();
  const count = await kills.count();
  expect(count).toBeGreaterThan(3);
  for (let at = 0; at < Math.min(count, 8); at++) {
    const line = kills.nth(at);
    await line.locator("summary").click();
    const proof = line.locator("code").filter({ hasText: "killed by Player" });
    await expect(proof).toBeVisible();
    // The victim stands first in the server's line, the killer after it: the wallet's owner.
    await expect(proof).toContainText(new RegExp(`killed by Player "${NAME}"`));
    const parts = await line.locator("dl dd").allInnerTexts();
    const numbers = parts.map((words) => Number(words.replace(/[^\d-]/g, "")));
    const total = numbers.pop();
    expect(numbers.reduce((sum, one) => sum + one, 0)).toBe(total);
    await expect(line.locator("summary")).toContainText(`+${figure(total ?? 0)}`);
  }
});

test("the balance is the sum of what the ledger shows", async ({ page }) => {
  const lines = await withGuild(scopeForJob(BLACK_PINE.id, "test"), async (ctx) => {
    const all = [];
    let before: string | null = null;
    do {
      const filter = ledgerFilterInput.parse({ before, limit: 100 });
      const found = await ledgerPage(ctx, idOf(PLAYER), filter);
      all.push(...found.lines);
      before = found.next;
    } while (before !== null);
    return all;
  });
  const sum = lines.reduce((total, { amount }) => total + amount, 0);
  expect(lines.length).toBeGreaterThan(20);
  await enter(page.context(), PLAYER);
  await page.goto(`/me/wallet?guild=${BLACK_PINE.slug}`);
  await expect(page.getByRole("main")).toContainText(figure(sum));
});
