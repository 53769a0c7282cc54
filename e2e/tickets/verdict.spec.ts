import { type Browser, expect, type Page, test } from "@playwright/test";
import { BLACK_PINE } from "../fixtures/house";
import { enter } from "../fixtures/people";

async function pageOf(browser: Browser, person: string): Promise<Page> {
  const context = await browser.newContext();
  await enter(context, person);
  return context.newPage();
}

test("a player reports a death, the log stands beside it, and the verdict's coins lead back to it until it is undone", async ({
  browser,
}) => {
  const player = await pageOf(browser, "cinderlynx");
  const agent = await pageOf(browser, "quietledger");

  await player.goto(`/me/tickets/new?guild=${BLACK_PINE.slug}`);
  await player.getByRole("link", { name: "My last death" }).click();
  // The oldest of those that can be reported: its half hour is over, and in the log. Nobody decides about themselves.
  const deaths = player
    .getByRole("group", { name: "Which death?" })
    .getByRole("radio", { name: /^(?!.*QuietLedger)/, disabled: false });
  await deaths.last().check();
  await player.getByRole("radio", { name: /Kit back/ }).check();
  const words = `Shot while I was selling, number ${Date.now()}.`;
  await player.getByLabel("What happened?").fill(words);
  await player.getByRole("button", { name: "Report this death" }).click();
  await expect(player).toHaveURL(/\/me\/tickets\/\d+\/\d+$/);
  await expect(player.getByRole("list", { name: "Conversation" })).toContainText("Kit back");
  const number = /(\d+)$/.exec(player.url())?.[1] ?? "";

  await agent.goto(`/desk/${BLACK_PINE.slug}/${number}`);
  const facts = agent.getByRole("complementary", { name: "Facts" });
  // The bot freezes it by itself.
  await expect(async () => {
    await agent.reload();
    await expect(facts).toContainText(/Frozen/, { timeout: 2_000 });
  }).toPass({ timeout: 40_000 });
  await expect(
    facts.getByRole("list", { name: "Timeline of the players" }).getByRole("listitem").first(),
  ).toBeVisible();
  await facts.getByText(/All \d+ lines/).click();
  await expect(facts.getByText(/byte \d+/).first()).toBeVisible();

  await agent.getByRole("button", { name: "Evidence" }).click();
  const take = agent.getByRole("dialog", { name: "Put evidence into a note" });
  await take.getByLabel("What it shows").fill("From outside the ring.");
  await take.getByRole("checkbox").first().check();
  await take.getByRole("button", { name: "Keep note" }).click();
  await expect(agent.getByRole("list", { name: "Conversation" })).toContainText("sha256");
  await expect(player.getByRole("list", { name: "Conversation" })).not.toContainText("outside the ring");

  // By keyboard: V opens the sheet.
  await agent.getByRole("heading", { level: 1 }).click();
  await agent.keyboard.press("v");
  const sheet = agent.getByRole("dialog", { name: `Verdict on ticket ${number}` });
  await expect(sheet.getByRole("button", { name: "Apply verdict" })).toBeDisabled();
  await sheet.getByRole("checkbox", { name: /Compensation/ }).check();
  await sheet.getByLabel(/Coins for/).fill("90000000");
  await expect(sheet.getByText(/more than the .* coins that your level may give/)).toBeVisible();
  await sheet.getByLabel(/Coins for/).fill("137");
  await sheet.getByLabel("Reason", { exact: true }).fill("The log shows the shot from outside the ring.");
  await expect(sheet.getByText("You receive 137 GC now.")).toBeVisible();
  await expect(sheet.getByText(new RegExp(`137 GC. Ticket ${number} closes.`))).toBeVisible();
  await agent.keyboard.press("Control+Enter");
  await expect(sheet).toBeHidden();
  const card = agent.getByRole("region", { name: /^Verdict \d+$/ });
  await expect(card).toContainText("137 GC");

  await player.goto(`/me/wallet?guild=${BLACK_PINE.slug}`);
  const line = player
    .locator("details")
    .filter({ hasText: /Verdict \d+/ })
    .first();
  await line.locator("summary").click();
  await expect(line).toContainText("+137");
  await line.getByRole("link", { name: /Open verdict/ }).click();
  await expect(player.getByRole("heading", { level: 1, name: /^Verdict \d+$/ })).toBeVisible();
  await expect(player.getByRole("main")).toContainText("The log shows the shot from outside the ring.");
  await expect(player.getByRole("button", { name: "Appeal" })).toBeVisible();

  await card.getByRole("button", { name: /^Undo/ }).click();
  const undo = agent.getByRole("dialog", { name: "Take it back" });
  await undo.getByLabel("Why, for them to read").fill("Given in the wrong ticket.");
  await undo.getByRole("button", { name: "Take it back" }).click();
  await expect(card).toContainText("taken back by");
  await player.reload();
  await expect(player.getByRole("main")).toContainText("Given in the wrong ticket.");
  await player.goto(`/me/wallet?guild=${BLACK_PINE.slug}`);
  await expect(
    player
      .locator("details")
      .filter({ hasText: /Verdict \d+/ })
      .first(),
  ).toContainText("−137");
});
