import { type Browser, expect, type Page, test } from "@playwright/test";
import { discordControl } from "@/sandbox/discord/testing";
import { BLACK_PINE } from "../fixtures/house";
import { enter } from "../fixtures/people";

test.describe.configure({ mode: "serial" });

const TITLE = `My barrel is empty ${Date.now()}`;
const discord = discordControl(process.env.E2E_SANDBOX_URL ?? "");
let agent: Page;
let thread: string;

async function pageOf(browser: Browser, person: string): Promise<Page> {
  const context = await browser.newContext();
  await enter(context, person);
  return context.newPage();
}

const talk = () => agent.getByRole("list", { name: "Conversation" });
const message = (text: string) => talk().getByRole("listitem").filter({ hasText: text });
const answer = async (text: string) => {
  await agent.getByLabel("Reply", { exact: true }).fill(text);
  await agent.getByRole("button", { name: "Send reply" }).click();
};

test.beforeAll(async ({ browser }) => {
  const player = await pageOf(browser, "drymatch");
  await player.goto(`/me/tickets/new?guild=${BLACK_PINE.slug}`);
  await player.getByRole("radio", { name: /A game server/ }).check();
  await player.getByLabel("In a few words").fill(TITLE);
  await player.getByLabel("What happened?").fill("Nobody but us knows where it stood.");
  await player.getByRole("button", { name: "Open the ticket" }).click();
  await expect(player.getByRole("heading", { name: TITLE })).toBeVisible();
  agent = await pageOf(browser, "quietledger");
  await agent.goto(new URL(player.url()).pathname.replace("/me/tickets/", "/desk/"));
  await player.context().close();
});
test.afterAll(async () => {
  await discord.works();
  await agent?.context().close();
});

test("an answer stands in the thread, and what is written there stands on the desk, without a reload", async () => {
  const mine = async () => (await discord.threads(BLACK_PINE.slug)).find((one) => one.name.includes(TITLE));
  await expect.poll(mine).toBeTruthy();
  thread = (await mine())?.id ?? "";
  await expect(message("Nobody but us")).toContainText("Delivered to Discord");
  await answer("Was it **locked**?");
  await expect(message("Was it locked?")).toContainText("Delivered to Discord");
  const last = (await discord.messages(thread)).at(-1);
  expect(last?.content).toMatch(/^\*\*\[QuietLedger\]\(.+\)\*\* · staff\nWas it \*\*locked\*\*\?$/);
  // Lines of the inbox beside it name who is in other tickets.
  const writer = agent.locator("[data-presence]").getByText(/is writing/);
  await discord.types("drymatch", thread);
  await expect(writer.first()).toBeVisible();
  await discord.writes("drymatch", thread, "With a code, yes.");
  await expect(writer).toHaveCount(0);
  await expect(message("With a code, yes.")).toContainText("Delivered to the site");
  await expect(message("With a code, yes.")).toContainText("Discord");
});

test("says what Discord did not take and when it is tried next, and sends it at a press", async () => {
  await discord.fault({ mode: "error", path: `/channels/${thread}` });
  await answer("We look at the log.");
  const unsent = message("We look at the log.");
  await expect(unsent).toContainText("Discord answered 500", { timeout: 15_000 });
  await expect(unsent).toContainText("Next try", { timeout: 15_000 });
  await discord.works();
  // It may have gone by itself meanwhile.
  const press = unsent.getByRole("button", { name: "Send now" });
  await press.click({ timeout: 5_000 }).catch(() => undefined);
  await expect(unsent).toContainText("Delivered to Discord", { timeout: 15_000 });
  const shown = (await discord.messages(thread)).filter((one) => one.content.includes("We look at the log."));
  expect(shown).toHaveLength(1);
});
