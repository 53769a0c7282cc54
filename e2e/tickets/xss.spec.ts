import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { and, eq, gte, like, or } from "drizzle-orm";
import { withGuild } from "@/db/context";
import { ticketMessages, ticketSavedReplies, tickets } from "@/db/schema/tickets";
import { scopeForJob } from "@/features/guilds/scope";
import { png } from "@/features/tickets/attachments/testing/samples";
import { idOf, LIVONIA } from "../fixtures/house";
import { enter } from "../fixtures/people";
import { guard, look } from "./xss/guard";
import { inMessages, PAYLOADS } from "./xss/payloads";

const OPENER = "twomaps";
const AGENT = "tinroof";
const LONGEST = 3_900;
/** Far from every number that people count up to. */
const FIRST = 700_000;
const job = scopeForJob(LIVONIA.id, "test");

async function inside(
  browser: Browser,
  person: string,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<{ page: Page; found: string[]; context: BrowserContext }> {
  const context = await browser.newContext(options);
  const found = await guard(context);
  await enter(context, person);
  return { page: await context.newPage(), found, context };
}

/** Tickets whose title, opener, writers in Discord and words are payloads: one each, and one with all of them. */
async function plant(): Promise<void> {
  await withGuild(job, async (ctx) => {
    const rows = await ctx.db
      .insert(tickets)
      .values(
        PAYLOADS.map((payload, nr) => ({
          guildId: LIVONIA.id,
          number: FIRST + nr,
          type: "other",
          title: payload.slice(0, 120),
          waitingFor: "staff",
          createdBy: idOf(OPENER),
          data: { tier: "gold", openerName: payload, openerUserId: null, waitingSince: null, names: {} },
        })),
      )
      .returning({ ticketId: tickets.ticketId, number: tickets.number });
    const ticketId = rows.find((row) => row.number === FIRST)?.ticketId ?? 0;
    await ctx.db.insert(ticketMessages).values(
      PAYLOADS.map((payload, nr) => ({
        guildId: LIVONIA.id,
        ticketId,
        userId: nr % 2 === 0 ? idOf(OPENER) : "100000000000000001",
        username: payload,
        message: payload,
        isStaff: nr % 2 === 1,
        source: "discord",
        discordMessageId: String(10n ** 18n + BigInt(nr)),
        createdAt: new Date(ctx.now.getTime() - (PAYLOADS.length - nr) * 600_000),
      })),
    );
  });
}

async function unplant(): Promise<void> {
  await withGuild(job, async (ctx) => {
    const ours = or(gte(tickets.number, FIRST), like(tickets.title, "%__ran(1)%"));
    await ctx.db.delete(tickets).where(and(eq(tickets.guildId, LIVONIA.id), ours));
    await ctx.db.delete(ticketSavedReplies).where(eq(ticketSavedReplies.guildId, LIVONIA.id));
  });
}

test.afterAll(unplant);

test("a planted script is found, by the hook where it runs and by the policy where it is stopped", async ({
  browser,
}) => {
  for (const [options, expected] of [
    [{}, /stopped by script-src-attr/],
    [{ bypassCSP: true }, /ran by __ran/],
  ] as const) {
    const { page, found, context } = await inside(browser, AGENT, options);
    await look(page, "/desk", "Ticket desk");
    expect(found).toEqual([]);
    await page.evaluate(() => {
      const planted = document.createElement("div");
      planted.innerHTML = "<img src=x onerror=__ran(1)>";
      document.body.append(planted);
    });
    await expect.poll(() => found.join("\n")).toMatch(expected);
    await context.close();
  }
});

test("200 payloads through every field of tickets and back: none runs, none is reported", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  expect(PAYLOADS.length).toBeGreaterThanOrEqual(200);
  const texts = inMessages(PAYLOADS, LONGEST);
  const player = await inside(browser, OPENER);
  const agent = await inside(browser, AGENT);
  const title = `<img src=x onerror=__ran(1)> ${Date.now()}`;

  // Through the forms, as people do it: a new ticket with its files, the opener's words, answers, notes.
  const { page } = player;
  await page.goto(`/me/tickets/new?guild=${LIVONIA.slug}`);
  await page.getByRole("radio", { name: /Something else/ }).check();
  await page.getByLabel("In a few words").fill(title);
  await page.getByLabel("What happened?").fill(texts[0] ?? "");
  const names = PAYLOADS.filter((payload) => payload.length < 110 && !/[/\\\n\p{C}]/u.test(payload)).slice(
    0,
    6,
  );
  const buffer = await png();
  await page
    .getByLabel("Attach files")
    .setInputFiles(names.map((name) => ({ name: `${name}.png`, mimeType: "image/png", buffer })));
  await expect(page.getByRole("list", { name: "Files of this message" }).getByRole("listitem")).toHaveCount(
    6,
  );
  await expect(page.getByText("is being checked")).toHaveCount(0);
  await page.getByRole("button", { name: "Open the ticket" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  const own = new URL(page.url()).pathname;
  for (const text of texts) {
    await page.getByLabel("Your message").fill(text);
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(page.getByLabel("Your message")).toHaveValue("", { timeout: 15_000 });
  }
  const desk = own.replace("/me/tickets/", "/desk/");
  await agent.page.goto(desk);
  for (const [tab, field] of [
    ["reply", "Reply"],
    ["note", "Internal note"],
  ] as const) {
    await agent.page.locator(`[data-tab=${tab}]`).click();
    for (const text of texts) {
      const box = agent.page.getByLabel(field, { exact: true });
      await box.fill(text);
      await agent.page.getByRole("button", { name: "Preview" }).click();
      await expect(agent.page.getByRole("region", { name: "Preview" })).toContainText("__ran(1)");
      await agent.page.getByRole("button", { name: "Preview" }).click();
      await box.press("Control+Enter");
      await expect(box).toHaveValue("", { timeout: 15_000 });
    }
  }
  for (const [nr, text] of texts.entries()) {
    await agent.page.goto(`/desk/replies?guild=${LIVONIA.slug}&edit=new`);
    await agent.page.getByLabel("Name", { exact: true }).fill(`${nr}<svg onload=__ran(1)>`);
    await agent.page.getByLabel("What it says").fill(text);
    await agent.page.getByRole("button", { name: "Save reply" }).click();
    await expect(agent.page.getByRole("heading", { name: `${nr}<svg onload=__ran(1)>` })).toBeVisible();
  }

  // And back, wherever it is shown, with what came from Discord.
  await plant();
  const planted = `/desk/${LIVONIA.slug}/${FIRST}`;
  await look(page, own, "__ran(1)");
  await look(page, "/me/tickets", title);
  await look(page, "/me/notifications", "__ran(1)");
  await look(page, `/me/tickets/${LIVONIA.slug}/${FIRST}?from=1`, PAYLOADS[5] ?? "");
  await look(agent.page, desk, "__ran(1)");
  await look(agent.page, `${planted}?from=1`, PAYLOADS[5] ?? "");
  await look(agent.page, `/desk?guild=${LIVONIA.slug}`, "__ran(1)");
  await look(agent.page, `/desk/replies?guild=${LIVONIA.slug}`, "__ran(1)");
  await agent.page.goto(desk);
  await agent.page.getByLabel("Reply", { exact: true }).press("/");
  await agent.page.getByRole("option", { name: /^0<svg/ }).click();
  await expect(agent.page.getByLabel("Reply", { exact: true })).toHaveValue(/__ran/);
  expect([...player.found, ...agent.found]).toEqual([]);
});
