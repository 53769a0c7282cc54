import { type Browser, expect, type Page, test } from "@playwright/test";
import { BLACK_PINE } from "../fixtures/house";
import { enter } from "../fixtures/people";

async function pageOf(browser: Browser, person: string): Promise<Page> {
  const context = await browser.newContext();
  await enter(context, person);
  return context.newPage();
}

test("a player asks, an agent answers, both see it without a reload, and it ends rated", async ({
  browser,
}) => {
  const player = await pageOf(browser, "rook77");
  const agent = await pageOf(browser, "quietledger");
  const title = `My tent is gone ${Date.now()}`;

  await player.goto(`/me/tickets/new?guild=${BLACK_PINE.slug}`);
  await player.getByRole("radio", { name: /A game server/ }).check();
  await player.getByLabel("In a few words").fill(title);
  await player.getByLabel("What happened?").fill("Too short");
  await player.getByLabel("What happened?").fill("It stood at **Kabanino** until the restart at 23:00.");
  // Words survive a reload.
  await player.reload();
  await expect(player.getByLabel("In a few words")).toHaveValue(title);
  await player.getByRole("radio", { name: /A game server/ }).check();
  await player.getByRole("button", { name: "Open the ticket" }).click();
  await expect(player.getByRole("heading", { name: title })).toBeVisible();
  await expect(player.getByRole("list", { name: "Conversation" })).toContainText("Kabanino");

  await agent.goto("/desk");
  await agent.getByRole("link", { name: new RegExp(title) }).click();
  await expect(agent.getByRole("heading", { name: title })).toBeVisible();
  await expect(agent.getByRole("complementary", { name: "Facts" })).toContainText("Rook_77");

  // By keyboard alone: a note, then an answer.
  await agent.keyboard.press("n");
  await expect(agent.getByLabel("Internal note")).toBeFocused();
  await agent.keyboard.type("Same place as last week.");
  await agent.keyboard.press("Control+Enter");
  const talk = agent.getByRole("list", { name: "Conversation" });
  await expect(talk).toContainText("Same place as last week.");
  await agent.getByRole("heading", { name: title }).click();
  await agent.keyboard.press("r");
  await expect(agent.getByLabel("Reply", { exact: true })).toBeFocused();
  await agent.keyboard.type("We look at the log. Was it locked?");
  await agent.keyboard.press("Control+Enter");
  await expect(talk).toContainText("Was it locked?");

  const theirs = player.getByRole("list", { name: "Conversation" });
  await expect(theirs).toContainText("We look at the log. Was it locked?", { timeout: 15_000 });
  await expect(player.getByText("Staff answered and wait for you.")).toBeVisible();
  await expect(theirs).not.toContainText("Same place as last week.");
  await player.getByLabel("Your message").fill("Yes, with a code.");
  await player.getByRole("button", { name: "Send", exact: true }).click();
  await expect(talk).toContainText("Yes, with a code.", { timeout: 15_000 });
  await expect(agent.getByText("Waiting for us").first()).toBeVisible();

  await agent.getByRole("button", { name: "Close ticket" }).click();
  await agent.getByLabel("What was done, for the opener to read").fill("The tent is back.");
  await agent.getByRole("button", { name: "Close it" }).click();
  await expect(agent.getByRole("button", { name: "Open it again" })).toBeVisible();
  await expect(player.getByRole("main").getByText("The tent is back.").first()).toBeVisible({
    timeout: 15_000,
  });
  await player.getByRole("button", { name: "5 of 5: Very good" }).click();
  await expect(player.getByText("Thank you for your rating.")).toBeVisible();
  await expect(agent.getByText("Rated 5 of 5")).toBeVisible({ timeout: 15_000 });

  await player.goto("/me/notifications");
  await expect(
    player
      .getByRole("main")
      .getByText(new RegExp(`QuietLedger answered .${title}`))
      .first(),
  ).toBeVisible();
});

test("an answer that somebody else was faster with is asked about, and nothing of it is lost", async ({
  browser,
}) => {
  const [first, second] = [await pageOf(browser, "quietledger"), await pageOf(browser, "sableotter")];
  await first.goto("/desk?view=open");
  const link = first.getByRole("link", { name: /Shot inside the Green Mountain trader/ });
  const address = (await link.getAttribute("href")) ?? "";
  // The page of the second does not hear what comes, neither by the gateway nor by asking.
  await second.route("**/api/live/ticket", (route) => route.abort());
  await Promise.all([first.goto(address), second.goto(address)]);
  await second.route("**/api/guilds/*/tickets/*", (route) => route.abort());
  await first.getByLabel("Reply", { exact: true }).fill("I have the log line.");
  await first.getByRole("button", { name: "Send reply" }).click();
  await expect(first.getByRole("list", { name: "Conversation" })).toContainText("I have the log line.");
  await second.getByLabel("Reply", { exact: true }).fill("I look at it now.");
  await second.getByRole("button", { name: "Send reply" }).click();
  await expect(
    second.getByRole("alert").filter({ hasText: "QuietLedger wrote while you did" }),
  ).toBeVisible();
  await expect(second.getByLabel("Reply", { exact: true })).toHaveValue("I look at it now.");
  // The page is made anew with what came; whoever has read it may send all the same.
  await second.getByRole("button", { name: "Review and send" }).click();
  await second.getByRole("button", { name: "Send anyway" }).click();
  await expect(second.getByRole("list", { name: "Conversation" })).toContainText("I look at it now.");
});

test("words of people stay words", async ({ browser }) => {
  const player = await pageOf(browser, "rook77");
  await player.addInitScript(() => {
    Object.assign(window, { alert: () => document.documentElement.setAttribute("data-ran", "yes") });
  });
  await player.goto("/me/tickets");
  await player.getByRole("link", { name: /Sea chest was not where I paid for it/ }).click();
  const nasty =
    "<img src=x onerror=alert(1)> <script>alert(2)</script> [x](javascript:alert(3)) <svg onload=alert(4)>";
  await player.getByLabel("Your message").fill(nasty);
  await player.getByRole("button", { name: "Send", exact: true }).click();
  await expect(player.getByLabel("Your message")).toHaveValue("");
  await player.reload();
  await expect(
    player
      .getByRole("list", { name: "Conversation" })
      .locator("img:not([src^='/api/']), script, svg[onload]"),
  ).toHaveCount(0);
  await expect(player.locator("a[href^=javascript]")).toHaveCount(0);
  await expect(player.locator("html")).not.toHaveAttribute("data-ran", "yes");
});
