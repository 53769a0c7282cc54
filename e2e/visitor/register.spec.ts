import { type Browser, expect, type Page, test } from "@playwright/test";
import { sql } from "drizzle-orm";
import { type GuildContext, withGuild } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { hideListing } from "@/features/listings/mutations/listing";
import { saveService } from "@/features/nitrado/mutations";
import { axeFinds } from "../fixtures/axe";
import { BLACK_PINE, idOf } from "../fixtures/house";
import { enter } from "../fixtures/people";

const stamp = Date.now().toString(36);
const name = `Ridge of Wolves ${stamp}`;
const slug = `ridge-of-wolves-${stamp}`;
const service = `99${Date.now() % 1_000_000_000}`;
const inGuild = <T>(fn: (ctx: GuildContext) => Promise<T>) =>
  withGuild(scopeForJob(BLACK_PINE.id, "test"), fn);

const SANDBOX = process.env.E2E_SANDBOX_URL ?? "";

/** Renames the sandbox's game server that is rented elsewhere. */
const call = (called: string) =>
  fetch(`${SANDBOX}/__sandbox/outside`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: SANDBOX },
    body: JSON.stringify({ name: called }),
  });

test.afterAll(async () => {
  await inGuild(async (ctx) => {
    const { rows } = await ctx.db.execute<{ id: string }>(
      sql`select listing_id as id from server_listings where slug = ${slug} and state = 'live'`,
    );
    if (rows[0]) await hideListing(ctx, Number(rows[0].id), null);
    await ctx.db.execute(sql`delete from player_sessions where service_id = ${service}`);
    await ctx.db.execute(sql`update registered_servers set service_id = null where service_id = ${service}`);
    await ctx.db.execute(sql`delete from nitrado_services where service_id = ${service}`);
  });
});

async function pageOf(browser: Browser, person: string): Promise<Page> {
  const context = await browser.newContext();
  await enter(context, person);
  return context.newPage();
}

/** Its owner connects Nitrado later, and the log has seen a player there for six hours. */
async function play(person: string): Promise<void> {
  await inGuild(async (ctx) => {
    await saveService(ctx, {
      serviceId: service,
      name,
      game: "dayzxb",
      map: "chernarusplus",
      slots: 60,
      utcOffsetMinutes: 0,
    });
    await ctx.db.execute(sql`update nitrado_services set is_active = false where service_id = ${service}`);
    await ctx.db.execute(sql`
      update registered_servers r set service_id = ${service} from server_listings l
      where l.slug = ${slug} and r.guild_id = l.guild_id and r.id = l.server_id`);
    await ctx.db.execute(sql`
      insert into player_sessions (guild_id, service_id, player_id, player_name, session_start, session_end, duration_seconds)
      select guild_id, ${service}, player_id, ingame_name, now() - interval '6 hours', now(), 21600
      from player_links where guild_id = ${BLACK_PINE.id} and discord_id = ${idOf(person)} and verified`);
  });
}

async function write(owner: Page): Promise<string> {
  await owner.goto("/register");
  await owner.getByRole("link", { name: "Begin" }).click();
  await owner.getByRole("button", { name: "Begin for Black Pine" }).click();
  await expect(owner.getByText("Only you see it.")).toBeVisible();
  await owner.getByRole("button", { name: "Send to review" }).click();
  await expect(owner.getByText("The name is missing.").first()).toBeVisible();
  await owner.getByLabel("Where it answers").fill(`127.0.0.1:${new URL(SANDBOX).port}`);
  await owner.getByLabel("Name", { exact: true }).fill(name);
  await owner.getByLabel("Slots").fill("60");
  await owner.getByLabel("About").fill("Nights last forty minutes, and nobody sells a helicopter here.");
  await owner.getByLabel("Discord invite").fill("https://discord.gg/ridge");
  await expect(owner.getByText("Kept. You can leave and come back.")).toBeVisible();
  // A draft survives, also in another browser.
  await owner.reload();
  await expect(owner.getByLabel("Name", { exact: true })).toHaveValue(name);
  expect(await axeFinds(owner)).toEqual([]);
  await owner.getByRole("button", { name: "Send to review" }).click();
  await expect(owner.getByText("In review, not proven")).toBeVisible();
  return (
    (await owner
      .getByText(/^GZ-\w{6}$/)
      .first()
      .textContent()) ?? ""
  );
}

test("a server is registered, asked about, proven, approved, listed, reviewed by who was there, and by nobody else", async ({
  browser,
}) => {
  const people = ["hollowpine", "northwatch", "rook77", "mudboots"].map((one) => pageOf(browser, one));
  const [owner, staff, player, newcomer] = (await Promise.all(people)) as [Page, Page, Page, Page];
  await call(name);
  const code = await write(owner);
  expect(await axeFinds(owner)).toEqual([]);

  await staff.goto(`/admin/applications?q=${stamp}`);
  await staff.getByRole("link", { name }).click();
  await expect(staff.getByRole("button", { name: "Approve" })).toHaveCount(0);
  expect(await axeFinds(staff)).toEqual([]);
  await staff.getByLabel("Your words").fill("Which mods does it run?");
  await staff.getByRole("button", { name: "Ask the applicant" }).click();
  const theirs = owner.getByRole("list", { name: "Thread" });
  await expect(theirs).toContainText("Which mods does it run?", { timeout: 12_000 });
  await expect(owner.getByText("Waiting for you")).toBeVisible();
  await owner.getByLabel("Your message").fill("None, it is vanilla.");
  await owner.getByRole("button", { name: "Send", exact: true }).click();
  await expect(theirs).toContainText("None, it is vanilla.");

  await owner.getByRole("button", { name: "Look now" }).click();
  await expect(owner.getByText(`The code ${code} is not in it yet.`).first()).toBeVisible();
  await call(`${name} ${code}`);
  await owner.getByRole("button", { name: "Look now" }).click();
  await expect(owner.getByText("Proven", { exact: true })).toBeVisible();

  await staff.reload();
  await expect(staff.getByRole("list", { name: "Thread" })).toContainText("None, it is vanilla.");
  await staff.getByLabel("Your words").fill("Welcome to the directory.");
  await staff.getByRole("button", { name: "Approve" }).click();
  await expect(staff.getByText("Approved and listed")).toBeVisible();
  await owner.reload();
  await expect(owner.getByText("“Welcome to the directory.”").first()).toBeVisible();

  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(`/servers?q=${stamp}`);
  await expect(visitor.getByRole("link", { name: new RegExp(name) }).first()).toBeVisible();

  await play("rook77");
  await player.goto(`/servers/${slug}`);
  await player.getByRole("button", { name: "Write a review" }).click();
  await player.locator("label", { hasText: "4 Good" }).click();
  await player.getByLabel("Your review").fill("Quiet nights, honest fights and fair staff.");
  await player.getByRole("button", { name: "Publish the review" }).click();
  await expect(player.getByRole("list", { name: "Reviews" })).toContainText("Quiet nights");

  await newcomer.goto(`/servers/${slug}`);
  await expect(newcomer.getByRole("list", { name: "Reviews" })).toContainText("after 6 h here");
  await newcomer.getByRole("button", { name: "Write a review" }).click();
  await expect(newcomer.getByText(/at least 5 hours/)).toBeVisible();
  await expect(newcomer.getByLabel("Your review")).toHaveCount(0);
  await newcomer.getByRole("list", { name: "Reviews" }).getByRole("button", { name: "Report" }).click();
  await newcomer.getByLabel("In your words").fill("They were never on this server.");
  await newcomer.getByRole("button", { name: "Send the report" }).click();
  await expect(newcomer.getByText("Staff look at it and answer you.")).toBeVisible();

  await owner.goto(`/guilds/${BLACK_PINE.slug}/listing`);
  const row = owner.getByRole("listitem").filter({ hasText: name });
  await owner.goto(`${await row.getByRole("link").first().getAttribute("href")}?view=reviews`);
  await owner.getByRole("button", { name: "Answer" }).click();
  await owner.getByLabel("Your answer").fill("Thank you, see you there.");
  await owner.getByRole("button", { name: "Publish the answer" }).click();
  await expect(owner.getByRole("button", { name: "Change the answer" })).toBeVisible();
  await visitor.goto(`/servers/${slug}`);
  await expect(visitor.getByRole("list", { name: "Reviews" })).toContainText("Thank you, see you there.");

  await staff.goto("/admin/listings?view=reports");
  const report = staff.getByRole("listitem").filter({ hasText: name });
  await expect(report).toContainText("They were never on this server.");
  await report.getByLabel("Your answer").fill("The log has six hours of them there.");
  await report.getByRole("button", { name: "Dismiss" }).click();
  await expect(report).toHaveCount(0);
});
