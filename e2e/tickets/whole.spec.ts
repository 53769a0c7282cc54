import { type Browser, expect, type Page, test } from "@playwright/test";
import { discordControl } from "@/sandbox/discord/testing";
import { whileAsleep } from "../fixtures/grizzly-os";
import { BLACK_PINE } from "../fixtures/house";
import { enter } from "../fixtures/people";
import { threadOf } from "../fixtures/tickets";

const discord = () => discordControl(process.env.E2E_SANDBOX_URL ?? "");

async function pageOf(browser: Browser, person: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await enter(context, person);
  return context.newPage();
}

/** How often words stand in a thread, in whichever of its messages. */
async function timesIn(thread: string, words: string): Promise<number> {
  const messages = await discord().messages(thread);
  return messages.filter((message) => JSON.stringify(message).includes(words)).length;
}

async function once(thread: string, words: string): Promise<void> {
  await expect.poll(() => timesIn(thread, words), { timeout: 20_000 }).toBe(1);
}

test("a case from a death to the numbers: desk, thread, verdict, wallet and rating are one, also while Grizzly OS sleeps", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const mark = Date.now().toString(36);
  const [player, agent] = [await pageOf(browser, "cinderlynx"), await pageOf(browser, "quietledger")];

  // A report from a death that has none: not the last one, which another suite reports at the same time.
  await player.goto(`/me/tickets/new?guild=${BLACK_PINE.slug}`);
  await player.getByRole("link", { name: "My last death" }).click();
  const deaths = player.getByRole("group", { name: "Which death?" });
  await deaths.locator("input:enabled").nth(1).check();
  await player.getByRole("radio", { name: /Kit back/ }).check();
  const opened = /\/me\/tickets\/\d+\/\d+$/;
  // What is typed before the page listens is not the form's: it says so, and is filled in again.
  await expect(async () => {
    if (opened.test(player.url())) return;
    await player.getByLabel("What happened?").fill(`Shot while I was selling, ${mark}.`, { timeout: 2_000 });
    await player.getByRole("button", { name: "Report this death" }).click({ timeout: 2_000 });
    await expect(player).toHaveURL(opened, { timeout: 5_000 });
  }).toPass({ timeout: 30_000 });
  const number = Number(/(\d+)$/.exec(player.url())?.[1]);

  // The agent's answer stands in the thread.
  await agent.goto(`/desk/${BLACK_PINE.slug}/${number}`);
  const reply = agent.getByLabel("Reply", { exact: true });
  const talk = agent.getByRole("list", { name: "Conversation" });
  await reply.fill(`Which trader was it, ${mark}?`);
  await agent.getByRole("button", { name: "Send reply" }).click();
  await expect(talk).toContainText(`Which trader was it, ${mark}?`);
  await expect.poll(() => threadOf(number), { timeout: 30_000 }).not.toBeNull();
  const thread = (await threadOf(number)) ?? "";
  await once(thread, `Which trader was it, ${mark}?`);

  // The player's answer there stands on the desk, without a reload.
  await agent.evaluate(() => Object.assign(window, { sameDocument: true }));
  await discord().writes("cinderlynx", thread, `Green Mountain, ${mark}.`);
  await expect(talk).toContainText(`Green Mountain, ${mark}.`, { timeout: 15_000 });
  // Whoever writes before the whole page knows of it is asked to look first.
  const head = agent.locator("header", { has: agent.getByRole("heading", { level: 1 }) });
  await expect(head.getByText("Waiting for us")).toBeVisible();

  // Grizzly OS sleeps: the desk and the player go on, and both sides have each message once when it wakes.
  await whileAsleep(async () => {
    await reply.fill(`I look at the log, ${mark}.`);
    await agent.getByRole("button", { name: "Send reply" }).click();
    await expect(talk).toContainText(`I look at the log, ${mark}.`);
    await discord().writes("cinderlynx", thread, `Thank you, ${mark}.`);
    await player.getByLabel("Your message").fill(`It was the north gate, ${mark}.`);
    await player.getByRole("button", { name: "Send", exact: true }).click();
    await expect(player.getByRole("list", { name: "Conversation" })).toContainText("the north gate");
  });
  for (const words of [`I look at the log, ${mark}.`, `Thank you, ${mark}.`, `the north gate, ${mark}.`])
    await once(thread, words);
  for (const words of [`Thank you, ${mark}.`, `the north gate, ${mark}.`])
    await expect(talk.getByText(words)).toHaveCount(1, { timeout: 15_000 });
  expect(await agent.evaluate(() => "sameDocument" in window)).toBe(true);

  // A compensation ends it.
  await agent.getByRole("heading", { level: 1 }).click();
  await agent.keyboard.press("v");
  const sheet = agent.getByRole("dialog", { name: `Verdict on ticket ${number}` });
  await sheet.getByRole("checkbox", { name: /Compensation/ }).check();
  await sheet.getByLabel(/Coins for/).fill("173");
  await sheet.getByLabel("Reason", { exact: true }).fill(`The shot came from inside the ring, ${mark}.`);
  await agent.keyboard.press("Control+Enter");
  await expect(sheet).toBeHidden();
  await expect(agent.getByRole("button", { name: "Open it again" })).toBeVisible();

  // Coins in the wallet lead to the verdict.
  const wallet = await pageOf(browser, "cinderlynx");
  await wallet.goto(`/me/wallet?guild=${BLACK_PINE.slug}`);
  const line = wallet
    .locator("details")
    .filter({ hasText: /Verdict \d+/ })
    .first();
  await line.locator("summary").click();
  await expect(line).toContainText("+173");
  await line.getByRole("link", { name: /Open verdict/ }).click();
  await expect(wallet.getByRole("main")).toContainText(`The shot came from inside the ring, ${mark}.`);

  // The player rates it, with a word beside.
  await player.getByRole("button", { name: "4 of 5: Good" }).click({ timeout: 20_000 });
  await player.getByLabel(/What was good/).fill(`Fair and quick, ${mark}.`);
  await player.getByRole("button", { name: "Add the comment" }).click();
  await expect(player.getByRole("button", { name: "Change the comment" })).toBeVisible();

  // It shows in the numbers.
  await agent.goto(`/desk/numbers?guild=${BLACK_PINE.slug}&range=7d&agent=me&category=report`);
  await expect(async () => {
    await agent.reload();
    await expect(agent.getByText(`Fair and quick, ${mark}.`)).toBeVisible({ timeout: 1_000 });
    await expect(agent.getByRole("row", { name: /QuietLedger \(you\)/ })).toContainText(/\d\.\d of \d+/, {
      timeout: 1_000,
    });
  }).toPass({ timeout: 60_000 });
});
