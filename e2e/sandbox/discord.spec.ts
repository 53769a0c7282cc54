import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import {
  ActionRowBuilder,
  Client,
  Events,
  GatewayIntentBits,
  MessageFlags,
  ModalBuilder,
  TextInputBuilder,
  TextInputStyle,
} from "discord.js";
import { botCall, type DiscordControl, discordControl } from "@/sandbox/discord/testing";
import { guildByKey } from "@/sandbox/population";
import { type Sandbox, startSandbox } from "@/sandbox/start";

// A sandbox and a bot of its own: what stands here needs neither the site nor its build.
let sandbox: Sandbox;
let client: Client;
let discord: DiscordControl;
const pine = guildByKey("black-pine");
const channelId = (key: string) => pine.channels.find((one) => one.key === key)?.id ?? "";

test.beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  discord = discordControl(sandbox.url);
  client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.MessageContent],
    rest: { api: `${sandbox.url}/discord/api`, version: "10" },
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login("sandbox-only-grizzly-os");
  await ready;
  client.on(Events.InteractionCreate, async (asked) => {
    if (asked.isButton()) {
      const about = new TextInputBuilder()
        .setCustomId("about")
        .setLabel("What happened?")
        .setStyle(TextInputStyle.Paragraph);
      const row = new ActionRowBuilder<TextInputBuilder>().addComponents(about);
      await asked.showModal(
        new ModalBuilder().setCustomId("new").setTitle("Open a ticket").addComponents(row),
      );
    } else if (asked.isModalSubmit()) {
      await asked.deferReply({ flags: MessageFlags.Ephemeral });
      await asked.editReply(`Ticket 42 is open: ${asked.fields.getTextInputValue("about")}`);
    } else if (asked.isStringSelectMenu()) {
      await asked.update({ content: `Chosen: ${asked.values.join()}`, components: [] });
    } else if (asked.isChatInputCommand()) {
      await asked.reply(`${asked.options.getInteger("amount")} coins for you`);
    }
  });
  await client.guilds.cache.get(pine.id)?.commands.set([
    {
      name: "pay",
      description: "Gives coins",
      options: [{ type: 4, name: "amount", description: "How many", required: true }],
    },
  ]);
  const menu = {
    type: 3,
    custom_id: "kind",
    placeholder: "Which kind?",
    options: [{ label: "Raid", value: "raid" }],
  };
  await botCall(sandbox)("POST", `/channels/${channelId("tickets")}/messages`, {
    content: "Need help?",
    components: [{ type: 1, components: [{ type: 2, style: 1, label: "Open a ticket", custom_id: "open" }] }],
  });
  await botCall(sandbox)("POST", `/channels/${channelId("general")}/messages`, {
    content: "What is it?",
    components: [{ type: 1, components: [menu] }],
  });
});
test.afterAll(async () => {
  await client.destroy();
  await sandbox.stop();
});

const log = (page: Page) => page.locator("#chat-log");

test("a button opens a modal, and its answer is there for whoever asked, without a reload", async ({
  page,
}) => {
  await page.goto(`${sandbox.url}/chat/${channelId("tickets")}?as=rook77`);
  await page.getByRole("button", { name: "Open a ticket" }).click();
  const modal = page.getByRole("dialog", { name: "Open a ticket" });
  await expect(modal.getByLabel("What happened?")).toBeFocused();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.type("My boat is gone");
  await modal.getByRole("button", { name: "Submit" }).click();
  await expect(modal).toHaveCount(0);
  await expect(log(page)).toContainText("Ticket 42 is open: My boat is gone");
  await expect(log(page)).toContainText("Only you can see this");
  await page.getByRole("link", { name: "Be MudBoots" }).or(page.getByTitle("Be MudBoots")).first().click();
  await expect(page).toHaveURL(/as=mudboots/);
  await expect(log(page)).toContainText("Need help?");
  await expect(log(page)).not.toContainText("My boat");
});

test("people write with files, reply, edit and delete, and everybody's page follows", async ({
  page,
  context,
}) => {
  const address = (as: string) => `${sandbox.url}/chat/${channelId("general")}?as=${as}`;
  const other = await context.newPage();
  await other.goto(address("cinderlynx"));
  await page.goto(address("rook77"));
  const box = page.getByRole("textbox", { name: "Message" });
  await page.getByRole("button", { name: "Attach files" }).setInputFiles({
    name: "loot.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("two barrels"),
  });
  await box.fill("Anyone at the airfield?");
  await box.press("Enter");
  await expect(log(other)).toContainText("Anyone at the airfield?");
  await expect(log(other).getByRole("link", { name: /loot\.txt/ })).toBeVisible();
  const line = log(other).locator("li", { hasText: "Anyone at the airfield?" });
  await line.hover();
  await line.getByRole("link", { name: "Reply" }).click();
  await other.getByRole("textbox", { name: "Message" }).fill("Six of us");
  await other.getByRole("button", { name: "Send" }).click();
  await expect(log(page)).toContainText("Six of us");
  const mine = log(page).locator("li", { hasText: "Anyone at the airfield?" }).first();
  await mine.hover();
  await mine.getByRole("link", { name: "Edit" }).click();
  await page.getByRole("textbox", { name: "Edit the message" }).fill("Anyone at NWAF?");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(log(other)).toContainText("Anyone at NWAF? (edited)");
  const edited = log(page).locator("li", { hasText: "Anyone at NWAF?" }).first();
  await edited.hover();
  await edited.getByRole("button", { name: "Delete" }).click();
  await expect(log(other)).toContainText("The original message was deleted.");
  await discord.types("mudboots", channelId("general"));
  await expect(page.getByText("MudBoots is typing…")).toBeVisible();
  await page.getByRole("textbox", { name: "Message" }).fill("And");
  await expect(other.getByText("Rook_77 is typing…")).toBeVisible();
});

test("menus and commands are used, also on a phone, and broken connections are seen", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${sandbox.url}/chat/${channelId("general")}?as=rook77`);
  await page.getByRole("combobox", { name: "Which kind?" }).selectOption("raid");
  await expect(log(page)).toContainText("Chosen: raid");
  await page.getByRole("textbox", { name: "Message" }).fill("/pay amount:7");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(log(page)).toContainText("7 coins for you");
  await page.getByTitle("Commands").click();
  await page.getByText("/pay", { exact: true }).last().click();
  await page.getByLabel("amount").fill("9");
  await page.getByRole("button", { name: "Run /pay" }).click();
  await expect(log(page)).toContainText("9 coins for you");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await page.getByRole("link", { name: "Channels" }).click();
  await page.getByRole("link", { name: "# tickets" }).click();
  await expect(page.getByRole("heading", { name: "# tickets" })).toBeVisible();
  await expect(page.getByRole("link", { name: "# rules" })).toBeHidden();
  await page.getByText("Grizzly OS is connected").click();
  await page.getByRole("button", { name: "500" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Discord answers 500." })).toBeVisible();
  await page.getByRole("button", { name: "Let Discord work again" }).click();
  await expect(page.getByText("Grizzly OS is connected")).toBeVisible();
});

test("rights are taken from a bot, and its refusal is Discord's", async ({ page }) => {
  const bounties = channelId("bounties");
  const posts = () => botCall(sandbox)("POST", `/channels/${bounties}/messages`, { content: "A head" });
  await page.goto(`${sandbox.url}/chat/${bounties}?as=hollowpine`);
  await page.getByText("Grizzly OS is connected").click();
  await page.getByText("Grizzly OS's rights").click();
  await page.getByRole("checkbox", { name: "Send messages", exact: true }).first().uncheck();
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByText("#bounties is changed.")).toBeVisible();
  expect((await posts()).body.code).toBe(50013);
  const box = page.getByRole("checkbox", { name: "Send messages", exact: true }).first();
  await expect(box).not.toBeChecked();
  await box.check();
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect.poll(async () => (await posts()).status).toBe(200);
  await expect(log(page)).toContainText("A head");
});

test("it works without a script too", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${sandbox.url}/chat/${channelId("general")}?as=mudboots`);
  await page.getByRole("textbox", { name: "Message" }).fill("No script here");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(log(page)).toContainText("No script here");
  await context.close();
});
