import { type Browser, expect, type Page, test } from "@playwright/test";
import { BLACK_PINE } from "../fixtures/house";
import { enter } from "../fixtures/people";

async function pageOf(browser: Browser, person: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await enter(context, person);
  return context.newPage();
}

async function opened(player: Page, type: RegExp, title: string, text: string): Promise<string> {
  await player.goto(`/me/tickets/new?guild=${BLACK_PINE.slug}`);
  // A choice that is made before the page has come alive is made anew.
  const alive = () =>
    [...document.forms].every((form) => Object.keys(form).some((key) => key.startsWith("__react")));
  await expect.poll(() => player.evaluate(alive)).toBe(true);
  await player.getByRole("radio", { name: type }).check();
  await player.getByLabel("In a few words").fill(title);
  await player.locator("textarea[name=text]").fill(text);
  if (type.test("A staff member"))
    await player.getByLabel("Staff member", { exact: true }).selectOption({ label: "SableOtter" });
  await player.getByRole("button", { name: "Open the ticket" }).click();
  await expect(player.getByRole("heading", { name: title })).toBeVisible();
  return player.url().split("/").at(-1) ?? "";
}

test("an agent goes through the queue by keyboard, finds words, tags, and changes two tickets at once", async ({
  browser,
}) => {
  const mark = Date.now().toString(36);
  const player = await pageOf(browser, "twomaps");
  const one = await opened(player, /A game server/, `Lamp out ${mark}`, "The lamp at the harbour is dark.");
  const two = await opened(player, /Something else/, `Gate stuck ${mark}`, `It creaks like a kettle${mark}.`);

  const agent = await pageOf(browser, "quietledger");
  await agent.goto("/desk");
  const inbox = agent.getByRole("region", { name: "Inbox" });
  const line = (title: string) => inbox.getByRole("link", { name: new RegExp(`${title} ${mark}`) });
  await expect(line("Lamp out")).toContainText("1 new");
  await inbox.getByRole("link", { name: /Unassigned/ }).click();
  await expect(agent).toHaveURL(/view=unassigned/);

  // The queue stays while tickets change beside it.
  await line("Lamp out").focus();
  await agent.keyboard.press("Enter");
  await expect(agent.getByRole("heading", { name: `Lamp out ${mark}`, level: 1 })).toBeVisible();
  await expect(agent).toHaveURL(new RegExp(`/${one}\\?view=unassigned`));
  await expect(line("Lamp out")).not.toContainText("1 new");
  await line("Lamp out").focus();
  await agent.keyboard.press("j");
  await expect(line("Lamp out")).not.toBeFocused();
  await agent.keyboard.press("k");
  await expect(line("Lamp out")).toBeFocused();

  // Tags, from the menu.
  await agent.getByRole("button", { name: "More", exact: true }).click();
  await agent.getByRole("button", { name: "Tags" }).click();
  await agent.getByLabel("Another one").fill(`Harbour ${mark}`);
  await agent.getByRole("button", { name: "Save tags" }).click();
  await expect(agent.getByRole("list", { name: "Conversation" })).toContainText(`tagged it harbour-${mark}`);

  // Words of a message, by their beginning.
  await agent.getByRole("heading", { level: 1 }).click();
  await agent.keyboard.press("/");
  await expect(agent.getByLabel("Search tickets")).toBeFocused();
  await agent.keyboard.type(`creaks kettle${mark.slice(0, 4)}`);
  const found = inbox.getByRole("list", { name: "Found tickets" });
  await expect(found.getByRole("link")).toHaveCount(1);
  await expect(found.locator("mark").first()).toHaveText("creaks");
  await found.getByRole("link").click();
  await expect(agent.getByRole("heading", { name: `Gate stuck ${mark}`, level: 1 })).toBeVisible();
  await inbox.getByRole("button", { name: "Close the search" }).click();

  // Another kind of ticket, and a guild that it cannot go to.
  await agent.getByRole("button", { name: "More", exact: true }).click();
  await agent.getByRole("button", { name: "Change what it is about" }).click();
  await expect(agent.getByRole("dialog")).toContainText("A ticket stays in its guild");
  await agent.getByLabel("It is about", { exact: true }).selectOption({ label: "A game server" });
  await agent.getByRole("button", { name: "Change it" }).click();
  await expect(agent.getByText(/made it a ticket about a game server/)).toBeVisible();

  // Merged and taken back.
  await agent.getByRole("button", { name: "More", exact: true }).click();
  await agent.getByRole("button", { name: "Merge into another ticket" }).click();
  await agent.getByLabel("Number of the other ticket").fill(one);
  await agent.getByRole("button", { name: "Merge it" }).click();
  await agent.getByRole("button", { name: "Take the merge back" }).click();
  await expect(agent.getByRole("list", { name: "Conversation" })).toContainText(`kettle${mark}`);

  // Both at once: what will change is said first, and taken back after.
  await agent.goto(`/desk/${BLACK_PINE.slug}/${two}?view=unassigned`);
  await inbox.getByRole("button", { name: "Choose several" }).click();
  await inbox.getByRole("checkbox", { name: `Choose Lamp out ${mark}` }).check();
  await inbox.getByRole("checkbox", { name: `Choose Gate stuck ${mark}` }).check();
  await inbox.getByRole("button", { name: "Change them" }).click();
  const dialog = agent.getByRole("dialog");
  await dialog.getByLabel("What").selectOption({ label: "Set the priority" });
  await dialog.getByRole("button", { name: "See what changes" }).click();
  await expect(dialog.getByText("Normal becomes high")).toHaveCount(2);
  await dialog.getByRole("button", { name: "Change 2 tickets" }).click();
  await expect(dialog).toContainText("2 tickets changed");
  await expect(line("Gate stuck")).toContainText("High");
  await dialog.getByRole("button", { name: "Undo" }).click();
  await expect(dialog).toContainText("2 tickets as before");
  await expect(line("Gate stuck")).not.toContainText("High");
});

test("a report about staff does not exist for whom it is about, nor for other agents", async ({
  browser,
}) => {
  const title = `Banned for fun ${Date.now().toString(36)}`;
  const player = await pageOf(browser, "cinderlynx");
  const number = await opened(player, /A staff member/, title, "SableOtter banned my friend for fun.");

  for (const person of ["sableotter", "quietledger"]) {
    const agent = await pageOf(browser, person);
    const answer = await agent.goto(`/desk/${BLACK_PINE.slug}/${number}`);
    expect(answer?.status()).toBe(404);
    await agent.goto("/desk");
    const inbox = agent.getByRole("region", { name: "Inbox" });
    await expect(inbox.getByRole("link").first()).toBeVisible();
    await expect(inbox.getByRole("link", { name: title })).toHaveCount(0);
    await agent.keyboard.press("/");
    await agent.getByLabel("Search tickets").fill(title);
    await expect(inbox.getByText("No ticket has these words.")).toBeVisible();
    expect((await agent.request.get(`/api/guilds/${BLACK_PINE.slug}/tickets/${number}`)).status()).toBe(404);
  }

  const owner = await pageOf(browser, "hollowpine");
  await owner.goto("/desk");
  await owner
    .getByRole("region", { name: "Inbox" })
    .getByRole("link", { name: new RegExp(title) })
    .click();
  await expect(owner.getByText("Private, about SableOtter")).toBeVisible();
  await expect(owner.getByRole("list", { name: "Conversation" })).toContainText("banned my friend");
});
