import { expect, type Locator, type Page, test } from "@playwright/test";
import { enter } from "../fixtures/people";
import { openedBy } from "../fixtures/tickets";

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stops = 0; stops < 80; stops++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

/** Goes down the queue until a ticket's line has the focus. */
async function downTo(page: Page, title: string): Promise<void> {
  for (let lines = 0; lines < 80; lines++) {
    await page.keyboard.press("j");
    const here = await page.evaluate(() => document.activeElement?.textContent ?? "");
    if (here.includes(title) && here.length < 400) return;
  }
  throw new Error(`The queue holds no “${title}”.`);
}

test("a whole day's work of an agent needs no mouse: open, read, note, take, reply, verdict, close, next", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const mark = Date.now().toString(36);
  const title = `Crossbow gone ${mark}`;
  const number = await openedBy("ironvesper", title, `It lay in the tent at **Kabanino**, ${mark}.`);
  await page.addInitScript(() => {
    for (const kind of ["pointerdown", "mousedown", "touchstart"])
      addEventListener(kind, () => document.documentElement.setAttribute("data-pointed", kind), true);
  });
  await enter(page.context(), "quietledger");
  await page.goto("/desk");
  await expect(page.locator("[data-ticket]").first()).toBeVisible();

  // What the keys are.
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "The desk by keyboard" });
  await expect(help).toContainText("Give a verdict");
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();

  // Open and read.
  await downTo(page, title);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  const talk = page.getByRole("list", { name: "Conversation" });
  await expect(talk).toContainText(`It lay in the tent at Kabanino, ${mark}.`);

  // Note.
  await page.keyboard.press("n");
  await expect(page.getByLabel("Internal note")).toBeFocused();
  await page.keyboard.type(`Second crossbow this week ${mark}.`);
  await page.keyboard.press("Control+Enter");
  await expect(talk).toContainText(`Second crossbow this week ${mark}.`);
  await page.keyboard.press("Escape");

  // Take, and answer.
  await page.keyboard.press("a");
  await expect(page.getByRole("button", { name: "Give it back" })).toBeVisible();
  await page.keyboard.press("r");
  await expect(page.getByLabel("Reply", { exact: true })).toBeFocused();
  await page.keyboard.type(`You are right ${mark}.`);
  await page.keyboard.press("Control+Enter");
  await expect(talk).toContainText(`You are right ${mark}.`);
  await expect(page.getByText("Waiting for them").first()).toBeVisible();
  await page.keyboard.press("Escape");

  // Verdict: a compensation, and the ticket stays open.
  await page.keyboard.press("v");
  const sheet = page.getByRole("dialog", { name: `Verdict on ticket ${number}` });
  await expect(sheet).toBeVisible();
  await tabTo(page, sheet.getByRole("checkbox", { name: /Compensation/ }));
  await page.keyboard.press("Space");
  await tabTo(page, sheet.getByLabel(/Coins for/));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("25");
  await tabTo(page, sheet.getByLabel("Reason", { exact: true }));
  await page.keyboard.type("The log shows that the tent was packed by the restart.");
  await tabTo(page, sheet.getByRole("checkbox", { name: "Close the ticket with it" }));
  await page.keyboard.press("Space");
  await page.keyboard.press("Control+Enter");
  await expect(sheet).toBeHidden();
  await expect(page.getByRole("region", { name: /^Verdict \d+$/ })).toContainText("25 GC");

  // Close.
  await page.keyboard.press("e");
  const end = page.getByRole("dialog", { name: "Close this ticket" });
  await tabTo(page, end.getByLabel("What was done, for the opener to read"));
  await page.keyboard.type("Paid for.");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Open it again" })).toBeVisible();
  await expect(talk).toContainText("closed it: Paid for.");

  // Next: what is closed leaves the queue.
  const queue = page.getByRole("region", { name: "Inbox" });
  await expect(queue.getByRole("link", { name: new RegExp(title) })).toHaveCount(0, { timeout: 20_000 });
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).not.toHaveText(title);
  await expect(heading).toBeVisible();
  await expect(page.locator("html")).not.toHaveAttribute("data-pointed", /./);
});
