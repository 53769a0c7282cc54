import { type Browser, expect, type Page, test } from "@playwright/test";
import { png, SVG } from "@/features/tickets/attachments/testing/samples";
import { enter } from "../fixtures/people";
import { overflow } from "../fixtures/watch";

async function pageOf(browser: Browser, person: string, options = {}): Promise<Page> {
  const context = await browser.newContext(options);
  await enter(context, person);
  return context.newPage();
}

const TICKET = /Sea chest was not where I paid for it/;
const reply = (page: Page) => page.getByLabel("Reply", { exact: true });
const talk = (page: Page) => page.getByRole("list", { name: "Conversation" });

async function openTicket(page: Page): Promise<void> {
  await page.goto("/desk");
  await page.getByRole("link", { name: TICKET }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: TICKET })).toBeVisible();
}

test("a saved reply is filled in and held back where a value is missing; files go along and are looked at", async ({
  browser,
}) => {
  const page = await pageOf(browser, "quietledger");
  await openTicket(page);
  // By keyboard alone up to the reply that is sent.
  await reply(page).focus();
  await page.keyboard.press("/");
  await expect(page.getByRole("option", { name: /Where your order is/ })).toBeVisible();
  await page.keyboard.type("where your");
  await page.keyboard.press("Enter");
  await expect(reply(page)).toHaveValue(/^Hello Rook_77|^Hello Rook/);
  await expect(page.getByText("This ticket is about no order.").first()).toBeVisible();
  await expect(page.getByText("opener.name")).toBeVisible();
  const before = await talk(page).getByRole("listitem").count();
  await page.keyboard.press("Control+Enter");
  await expect(reply(page)).toBeFocused();
  expect(await talk(page).getByRole("listitem").count()).toBe(before);
  await expect(page.getByRole("button", { name: "Send reply" })).toBeVisible();

  const words = `We found it ${Date.now()}`;
  await reply(page).fill(`${words}, **see** the picture.`);
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("region", { name: "Preview" }).locator("strong")).toHaveText("see");
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByLabel("Attach files").setInputFiles([
    { name: "barn.png", mimeType: "image/png", buffer: await png(900, 600) },
    { name: "evil.svg", mimeType: "image/svg+xml", buffer: SVG },
    { name: "really.png", mimeType: "image/png", buffer: SVG },
  ]);
  const files = page.getByRole("list", { name: "Files of this message" });
  await expect(files.getByText("Files of this type are not taken")).toBeVisible();
  await expect(files.getByText("its content says otherwise")).toBeVisible();
  await files.getByRole("button", { name: "Remove evil.svg" }).click();
  await files.getByRole("button", { name: "Remove really.png" }).click();
  // Words and files survive a reload.
  await page.reload();
  await expect(reply(page)).toHaveValue(new RegExp(words));
  await expect(files.getByText("barn.png")).toBeVisible();
  await reply(page).press("Control+Enter");
  const sent = talk(page).getByRole("listitem").filter({ hasText: words }).first();
  await expect(sent.locator("strong")).toHaveText("see");
  await expect(files).toHaveCount(0);
  await sent.getByRole("button", { name: "Open the picture barn.png" }).click();
  const whole = page.getByRole("dialog", { name: "barn.png" }).locator("img");
  await expect.poll(() => whole.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(900);
  await page.keyboard.press("Escape");

  await sent.hover();
  await sent.getByRole("button", { name: "Change the message" }).click();
  await page.getByLabel("Change the message", { exact: true }).last().fill(`${words}, look.`);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(sent.getByText("edited")).toBeVisible();
  await expect(sent).toContainText("look.");
  await sent.hover();
  await sent.getByRole("button", { name: "Delete the message" }).click();
  await page.getByRole("button", { name: "Delete it" }).click();
  await expect(
    talk(page)
      .getByText(/deleted a message/)
      .first(),
  ).toBeVisible();
  await expect(talk(page)).not.toContainText(words);
});

test("on a phone, whoever writes while somebody else answers sees it before they send", async ({
  browser,
}) => {
  const other = await pageOf(browser, "sableotter");
  const page = await pageOf(browser, "quietledger", {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  await openTicket(other);
  await openTicket(page);
  await reply(page).fill("My own answer takes a while.");
  const words = `Faster than you ${Date.now()}`;
  await reply(other).fill(words);
  await other.getByRole("button", { name: "Send reply" }).click();
  await expect(page.getByText(/SableOtter answered here/)).toBeVisible({ timeout: 15_000 });
  await expect(talk(page).getByText("New since you began your draft")).toBeVisible();
  expect(await overflow(page)).toBe(0);
  await page.getByRole("button", { name: "Review and send" }).click();
  await expect(talk(page).getByText(words)).toBeInViewport();
  await expect(reply(page)).toHaveValue("My own answer takes a while.");
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(talk(page)).toContainText("My own answer takes a while.");
});
