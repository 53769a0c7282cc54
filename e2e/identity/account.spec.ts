import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { sql } from "drizzle-orm";
import { withGuild, withSystem } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { rivalOf } from "@/features/players/data/more-boards";
import { BLACK_PINE, idOf, SITE } from "../fixtures/house";
import { cookieHeader, enter, sessionOf, signIn } from "../fixtures/people";
import { overflow, watch } from "../fixtures/watch";

const BOARDS = "/servers/black-pine-chernarus/leaderboards";
const system = <T>(work: Parameters<typeof withSystem<T>>[1]) =>
  withSystem({ kind: "system", job: "test" }, work);

/** Tables of the site in which a text stands anywhere. */
async function tablesWith(text: string): Promise<string[]> {
  return system(async (ctx) => {
    const tables = await ctx.db.execute<{ name: string }>(
      sql`select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migrations' order by 1`,
    );
    const found: string[] = [];
    for (const { name } of tables.rows) {
      const rows = await ctx.db.execute(
        sql`select 1 from ${sql.identifier(name)} x where to_jsonb(x)::text like ${`%${text}%`} limit 1`,
      );
      if (rows.rows.length > 0) found.push(name);
    }
    return found;
  });
}

/** Somebody with a player on the board of kills, and another one above. */
async function challenger(): Promise<string> {
  for (const person of ["fernandflint", "borrowedcoat", "ironvesper", "secondthought", "gonefishingk"]) {
    const rival = await withGuild(scopeForJob(BLACK_PINE.id, "test"), (ctx) =>
      rivalOf(ctx, idOf(person), "kills"),
    );
    if (rival?.above) return person;
  }
  throw new Error("Nobody of them stands on the board below somebody.");
}

test("a person takes everything along, thinks twice, and leaves", async ({ page, context }) => {
  const id = idOf("glassviper");
  const jar = await signIn("glassviper");
  await context.addCookies([...jar].map(([name, value]) => ({ name, value, url: SITE })));
  const { troubles } = await watch(page);
  await page.goto("/me/account");
  await page.getByRole("button", { name: "Make my archive" }).click();
  const download = page.getByRole("link", { name: "Download" });
  await expect(download).toBeVisible({ timeout: 20_000 });
  const address = (await download.getAttribute("href")) ?? "";
  const [file] = await Promise.all([page.waitForEvent("download"), download.click()]);
  const archive = await readFile(await file.path());
  expect(file.suggestedFilename()).toMatch(/^grizzly-\d{4}-\d\d-\d\d\.zip$/);
  expect(archive.subarray(0, 2).toString()).toBe("PK");
  for (const name of ["account/profile-001.json", "guilds/membership-001.csv", "README.txt"])
    expect(archive.includes(name), name).toBe(true);
  const stranger = await fetch(`${SITE}${address}`, {
    headers: { cookie: cookieHeader(await sessionOf("twomaps")) },
  });
  expect(stranger.status).toBe(404);

  await page.getByLabel("Type your name").fill("Somebody else");
  await page.getByRole("button", { name: "Delete my account in seven days" }).click();
  await expect(page.getByText("Type GlassViper.")).toBeVisible();
  await page.getByLabel("Type your name").fill("GlassViper");
  await page.getByRole("button", { name: "Delete my account in seven days" }).click();
  const told = page.getByRole("main").getByText("Your account is to be deleted", { exact: true });
  await expect(told).toBeVisible();
  await page.getByRole("button", { name: "Keep my account" }).click();
  await expect(told).toBeHidden();
  await page.getByLabel("Type your name").fill("glassviper");
  await page.getByRole("button", { name: "Delete my account in seven days" }).click();
  await expect(told).toBeVisible();
  expect(troubles).toEqual([]);

  // Seven days later.
  await system((ctx) =>
    ctx.db.execute(
      sql`update account_deletions d set due_at = now(), next_try_at = now() from grizzly_users u
          where u.id = d.grizzly_user_id and u.discord_id = ${id} and d.state = 'asked'`,
    ),
  );
  await expect
    .poll(async () => (await page.goto("/me/account"))?.url(), { timeout: 20_000 })
    .toContain("/sign-in");
  // Whoever is a member of a Discord server is read from there again, and what was read is no account.
  await expect
    .poll(async () => (await tablesWith(id)).filter((name) => name !== "guild_members"), { timeout: 15_000 })
    .toEqual([]);
});

test("a player is found on a board, compared, and hidden by whom it is", async ({ page, context }) => {
  const { troubles } = await watch(page, /404/);
  await page.goto(BOARDS, { waitUntil: "networkidle" });
  const names = page.getByRole("main").getByRole("row").getByRole("link");
  const first = ((await names.nth(0).textContent()) ?? "").trim();
  await names.nth(0).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(first);
  await expect(page.getByRole("heading", { name: "Recent kills" })).toBeVisible();
  expect(await overflow(page)).toBe(0);
  await page.goto(`${BOARDS}/kills/${new Date().toISOString().slice(0, 7)}`);
  await expect(page.getByRole("navigation", { name: "Season" })).toBeVisible();

  const person = await challenger();
  await enter(context, person);
  await page.goto(BOARDS, { waitUntil: "networkidle" });
  const rival = page.getByText(/^You are (number|beyond)/);
  await expect(rival).toBeVisible();
  await rival.getByRole("link", { name: "Compare" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("against");
  const own = page.getByRole("columnheader").getByRole("link").first();
  const address = (await own.getAttribute("href")) ?? "";
  const name = (await own.textContent()) ?? "";
  expect((await page.goto(address))?.status()).toBe(200);

  await page.goto("/me/account");
  const show = page.getByRole("switch", { name: /^Show this player/ });
  await show.uncheck();
  await expect.poll(async () => (await page.goto(address))?.status(), { timeout: 10_000 }).toBe(404);
  const found = await fetch(`${SITE}/api/leaderboards/black-pine-chernarus?board=kills&q=${name}`);
  expect(((await found.json()) as { rows: unknown[] }).rows).toEqual([]);
  await page.goto("/me/account");
  await show.check();
  await expect.poll(async () => (await page.goto(address))?.status(), { timeout: 10_000 }).toBe(200);
  expect(troubles.filter((words) => !words.includes(address))).toEqual([]);
});

test("a notice goes to Discord where its person wants it", async ({ page, context }) => {
  await enter(context, "fernandflint");
  await page.goto("/me/notifications");
  const wanted = page.getByRole("switch", { name: "Coins: in Discord" });
  await wanted.check();
  await expect(wanted).toBeEnabled();
  await page.reload();
  await expect(wanted).toBeChecked();
});
