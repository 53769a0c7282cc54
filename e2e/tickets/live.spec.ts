import { type Browser, expect, type Page, test } from "@playwright/test";
import { BLACK_PINE } from "../fixtures/house";
import { enter } from "../fixtures/people";

test.describe.configure({ mode: "serial" });

const TITLE = `The gate of our base is open ${Date.now()}`;
let player: Page;
let agent: Page;
let address: string;

async function pageOf(browser: Browser, person: string): Promise<Page> {
  const context = await browser.newContext();
  await enter(context, person);
  return context.newPage();
}

const talk = (page: Page) => page.getByRole("list", { name: "Conversation" });
const followed = (page: Page) => expect(page.locator("[data-following=live]").first()).toBeAttached();
/** What came by the socket stands in the page as the server renders it: whoever writes now has seen it. */
const settled = (page: Page) => expect(page.locator("[data-live]")).toHaveCount(0);
const answer = async (text: string) => {
  await settled(agent);
  await agent.getByLabel("Reply", { exact: true }).fill(text);
  await agent.getByRole("button", { name: "Send reply" }).click();
};
/** Sees whether the document stays the same: a page that is loaded anew forgets it. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { grizzlyStays: true }));
const stays = (page: Page) => page.evaluate(() => "grizzlyStays" in window);

test.beforeAll(async ({ browser }) => {
  [player, agent] = [await pageOf(browser, "drymatch"), await pageOf(browser, "quietledger")];
  await player.goto(`/me/tickets/new?guild=${BLACK_PINE.slug}`);
  await player.getByRole("radio", { name: /A game server/ }).check();
  await player.getByLabel("In a few words").fill(TITLE);
  await player.getByLabel("What happened?").fill("Somebody opened it while the server restarted.");
  await player.getByRole("button", { name: "Open the ticket" }).click();
  await expect(player.getByRole("heading", { name: TITLE })).toBeVisible();
  address = new URL(player.url()).pathname.replace("/me/tickets/", "/desk/");
});
test.afterAll(async () => {
  await player?.context().close();
  await agent?.context().close();
});

test("both see who is there and who writes, and each word as it comes", async () => {
  await agent.goto(address);
  await Promise.all([followed(player), followed(agent), mark(player), mark(agent)]);
  await player.getByLabel("Your message").pressSequentially("Nobody had the code");
  await expect(
    agent
      .locator("[data-presence]")
      .getByText(/is writing/)
      .first(),
  ).toBeVisible();
  await player.getByRole("button", { name: "Send", exact: true }).click();
  await expect(talk(agent)).toContainText("Nobody had the code", { timeout: 2_000 });
  await settled(agent);
  await agent.getByLabel("Reply", { exact: true }).pressSequentially("We **look** at the log");
  await expect(player.locator("[data-presence]")).toContainText("is writing");
  await agent.getByRole("button", { name: "Send reply" }).click();
  await expect(talk(player).locator("strong", { hasText: "look" })).toBeVisible({ timeout: 2_000 });
  // What came by the socket is the server's a moment later, and stands once.
  await expect(talk(player).locator("[data-live]")).toHaveCount(0);
  await expect(talk(player).locator("strong", { hasText: "look" })).toHaveCount(1);
  await expect(player.getByText("Staff answered and wait for you.")).toBeVisible();
  expect([await stays(player), await stays(agent)]).toEqual([true, true]);
});

test("a note reaches staff and nobody else", async ({ browser }) => {
  const second = await pageOf(browser, "sableotter");
  await second.goto(address);
  await followed(second);
  await expect(
    agent
      .locator("[data-presence]")
      .getByText(/is here/)
      .first(),
  ).toBeVisible();
  await agent.locator("[data-tab=note]").click();
  await agent.getByLabel("Internal note").fill("Their neighbour has the code.");
  await agent.getByRole("button", { name: "Keep note" }).click();
  await expect(talk(second)).toContainText("Their neighbour has the code.", { timeout: 2_000 });
  await agent.locator("[data-tab=reply]").click();
  await expect(talk(player)).not.toContainText("neighbour");
  await second.context().close();
});

test("a lost connection comes back with everything that was written meanwhile", async () => {
  await player.context().setOffline(true);
  for (const text of ["First of two", "Second of two"]) {
    await answer(text);
    await expect(talk(agent)).toContainText(text);
  }
  await player.context().setOffline(false);
  await expect(talk(player)).toContainText("First of two", { timeout: 10_000 });
  await expect(talk(player)).toContainText("Second of two");
  expect(await stays(player)).toBe(true);
});

test("without a gateway the page asks, and shows what came all the same", async ({ browser }) => {
  const alone = await pageOf(browser, "drymatch");
  await alone.route("**/api/live/ticket", (route) =>
    route.fulfill({ json: { url: null, pass: "", topics: [], renewInMs: 20_000 } }),
  );
  await alone.goto(address.replace("/desk/", "/me/tickets/"));
  await expect(alone.locator("[data-following=asking]")).toBeAttached();
  await mark(alone);
  await answer("Asked for, not told");
  await expect(talk(alone)).toContainText("Asked for, not told", { timeout: 9_000 });
  expect(await stays(alone)).toBe(true);
  await alone.context().close();
});

test("words go over the line; those whose answer is lost stand there once all the same", async ({
  browser,
}) => {
  const page = await pageOf(browser, "drymatch");
  const requests: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/reply")) requests.push(request.url());
  });
  let cuts = false;
  await page.routeWebSocket(/.*/, (line) => {
    const gateway = line.connectToServer();
    line.onMessage((message) => {
      gateway.send(message);
      if (cuts && String(message).includes('"write"')) void line.close({ code: 1012 });
    });
  });
  await page.goto(address.replace("/desk/", "/me/tickets/"));
  await followed(page);
  const says = async (text: string) => {
    await page.getByLabel("Your message").fill(text);
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(page.getByLabel("Your message")).toHaveValue("");
    await expect(talk(agent).getByText(text)).toHaveCount(1);
  };
  await says("Over the line");
  expect(requests).toEqual([]);
  cuts = true;
  await says("And nobody answered");
  expect(requests).toHaveLength(1);
  await settled(agent);
  await expect(talk(agent).getByText("And nobody answered")).toHaveCount(1);
  await page.context().close();
});

test("the inbox follows what happens", async ({ browser }) => {
  const desk = await pageOf(browser, "quietledger");
  await desk.goto("/desk");
  await followed(desk);
  await mark(desk);
  const line = desk.locator("[data-ticket]", { hasText: TITLE });
  await expect(line).toBeVisible();
  await player.getByLabel("Your message").fill("Is it closed now?");
  await player.getByRole("button", { name: "Send", exact: true }).click();
  await expect(line.getByText("Waiting for us")).toBeVisible({ timeout: 5_000 });
  expect(await stays(desk)).toBe(true);
  await desk.context().close();
});
