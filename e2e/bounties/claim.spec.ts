import { expect, type Page, test } from "@playwright/test";
import { withGuild } from "@/db/context";
import { reconcile } from "@/features/economy/data/reconcile";
import { scopeForJob } from "@/features/guilds/scope";
import { BLACK_PINE, sandbox } from "../fixtures/house";
import { enter } from "../fixtures/people";

const SERVICE = "11840201";
const BOARD = "/servers/black-pine-chernarus/leaderboards";
const PLAYERS = `/guilds/${BLACK_PINE.slug}/players`;
/** Nitrado's poll in the demo, the log's step, and a slow machine. */
const SOON = { timeout: 45_000, intervals: [1_000] };
const REASON = `For the tests ${Date.now().toString(36)}`;
const HUNTER = { person: "rook77", name: "Rook_77" };
const PLACER = "twomaps";

const main = (page: Page) => page.getByRole("main");
const stood = (page: Page) => main(page).getByRole("listitem").filter({ hasText: REASON });

test.describe.configure({ mode: "serial" });

let target = "";
let killsBefore = 0;

async function killsOfHunter(page: Page): Promise<number> {
  await page.goto(BOARD);
  await page.getByLabel("Find a player on this board").fill(HUNTER.name);
  const row = page.getByRole("row").filter({ hasText: HUNTER.name });
  await expect(row).toHaveCount(1);
  return Number((await row.getByRole("cell").nth(1).textContent())?.replace(/\D/g, ""));
}

test("a player puts coins on a head, once, and they leave the wallet", async ({ page }) => {
  await enter(page.context(), PLACER);
  await page.goto(`/me/bounties?guild=${BLACK_PINE.slug}`);
  const choices = main(page).getByRole("radio");
  await choices.first().check();
  const chosen = main(page).locator("label:has(input:checked) > span").first();
  target = (await chosen.textContent())?.trim() ?? "";
  await main(page).getByLabel("Amount").fill("120");
  await main(page).getByLabel("Why").fill(REASON);
  await main(page).getByRole("button", { name: "Review bounty" }).click();
  await expect(main(page).getByText("You cannot take it back")).toBeVisible();
  await main(page).getByRole("button", { name: "Place 120" }).dblclick();
  await expect(main(page).getByText(`are on the head of ${target}`)).toBeVisible();
  await page.goto(`/me/bounties?guild=${BLACK_PINE.slug}&tab=placed`);
  await expect(stood(page)).toHaveCount(1);
  await expect(stood(page)).toContainText("On the head");
});

test("a kill in the game claims it, and stands in player page, leaderboard and wallet", async ({ page }) => {
  killsBefore = await killsOfHunter(page);
  const server = sandbox();
  await server.serverSettings(SERVICE, { logStepSeconds: 0 });
  const present = new Set((await server.server(SERVICE)).players.map((player) => player.name));
  for (const player of [HUNTER.name, target])
    if (!present.has(player)) await server.act(SERVICE, { do: "connect", player });
  await server.act(SERVICE, {
    do: "kill",
    killer: HUNTER.name,
    victim: target,
    weapon: "M4-A1",
    metres: 180,
  });
  await enter(page.context(), PLACER);
  await expect(async () => {
    await page.goto(`/me/bounties?guild=${BLACK_PINE.slug}&tab=placed`);
    await expect(stood(page)).toContainText(HUNTER.name, { timeout: 500 });
  }).toPass(SOON);
  await expect.poll(() => killsOfHunter(page), SOON).toBe(killsBefore + 1);
  await enter(page.context(), HUNTER.person);
  await page.goto(`/me/wallet?guild=${BLACK_PINE.slug}&cause=bounty`);
  const line = main(page)
    .locator("details")
    .filter({ hasText: `Claimed the bounty on ${target}` })
    .first();
  await line.locator("summary").click();
  await expect(line.locator("code").filter({ hasText: "killed by Player" })).toContainText(HUNTER.name);
});

test("the owner sees who claimed it by which line, and the player's page has the kill", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  await page.goto(`/guilds/${BLACK_PINE.slug}/bounties?show=claimed`);
  const row = stood(page).first();
  await row.locator("summary").click();
  await expect(row.getByText("killed by Player")).toBeVisible();
  await page.goto(`${PLAYERS}?q=${HUNTER.name}`);
  await main(page).getByRole("link", { name: HUNTER.name }).first().click();
  await expect(main(page).getByRole("heading", { name: HUNTER.name })).toBeVisible();
  const fight = main(page).locator("details").filter({ hasText: target }).first();
  await fight.locator("summary").click();
  await expect(fight.getByText("killed by Player")).toBeVisible();
});

test("no coin was made or lost", async () => {
  const books = await withGuild(scopeForJob(BLACK_PINE.id, "test"), (ctx) => reconcile(ctx));
  expect(books.problems).toEqual([]);
});
