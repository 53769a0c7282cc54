import { expect, type Page, type Request, test } from "@playwright/test";
import { withGuild } from "@/db/context";
import { feedSettings } from "@/features/guilds/data/feeds";
import { updateFeed } from "@/features/guilds/mutations/feeds";
import { scopeForJob } from "@/features/guilds/scope";
import { BLACK_PINE, sandbox } from "../fixtures/house";
import { enter } from "../fixtures/people";

const HOME = `/guilds/${BLACK_PINE.slug}`;
const SERVICE = "11840201";
const KILLER = "Rook_77";
/** Nitrado's poll in the demo, the log's step, the pulse, and a slow machine. */
const SOON = { timeout: 75_000 };
const isPulse = (request: Request) => new URL(request.url()).pathname.endsWith("/pulse");

test.describe.configure({ timeout: 180_000 });

/** Marks the document: the mark is gone when it was loaded anew. */
const mark = (page: Page) => page.evaluate(() => document.body.setAttribute("data-same", "yes"));
const same = (page: Page) => expect(page.locator("body")).toHaveAttribute("data-same", "yes");

async function look(page: Page, state: "hidden" | "visible"): Promise<void> {
  await page.evaluate((to) => {
    Object.defineProperty(document, "visibilityState", { value: to, configurable: true });
    Object.defineProperty(document, "hidden", { value: to === "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, state);
}

async function kill(): Promise<void> {
  const server = sandbox();
  await server.serverSettings(SERVICE, { logStepSeconds: 0 });
  const names = (await server.server(SERVICE)).players.map((player) => player.name);
  if (!names.includes(KILLER)) await server.act(SERVICE, { do: "connect", player: KILLER });
  const victim = names.find((name) => name !== KILLER) ?? "MudBoots";
  if (!names.includes(victim)) await server.act(SERVICE, { do: "connect", player: victim });
  await server.act(SERVICE, { do: "kill", killer: KILLER, victim, weapon: "M4-A1", metres: 88 });
}

/** Lets the page's clock run ahead until something holds: its own patience is no part of what is tried. */
const hastened = (page: Page, holds: () => Promise<void>) =>
  expect(async () => {
    await page.clock.runFor(3_000);
    await holds();
  }).toPass({ timeout: 30_000, intervals: [100] });

test("a kill in the game stands on the open page, and what was typed there stays", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  await page.goto(`${HOME}/players?q=${KILLER}`);
  const cell = page.getByRole("table", { name: "Players" }).getByRole("row").filter({ hasText: KILLER });
  const kills = async () =>
    Number(((await cell.getByRole("cell").nth(2).textContent()) ?? "").replace(/\D.*$/s, ""));
  const before = await kills();
  await mark(page);
  const search = page.getByRole("searchbox");
  await search.fill("not sent yet");
  await search.evaluate((input: HTMLInputElement) => input.setSelectionRange(3, 6));
  await kill();
  await expect.poll(kills, SOON).toBeGreaterThan(before);
  await same(page);
  await expect(search).toHaveValue("not sent yet");
  await expect(search).toBeFocused();
  expect(await search.evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(3);
});

test("a hidden tab asks nothing, and one that is looked at again asks at once", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  await page.clock.install();
  const asked: Request[] = [];
  page.on("request", (request) => isPulse(request) && asked.push(request));
  await page.goto(`${HOME}/orders`);
  await hastened(page, async () => expect(asked.length).toBeGreaterThan(0));
  await look(page, "hidden");
  // What was asked while it was still seen is answered.
  await page.waitForLoadState("networkidle");
  asked.length = 0;
  // Longer than it waits between two questions.
  await page.clock.runFor(40_000);
  await page.waitForTimeout(500);
  expect(asked).toHaveLength(0);
  const first = page.waitForRequest(isPulse, { timeout: 3_000 });
  await look(page, "visible");
  await first;
});

test("a form that is being filled in is left alone, and the page says that newer data wait", async ({
  page,
}) => {
  const scope = scopeForJob(BLACK_PINE.id, "test");
  await enter(page.context(), "hollowpine");
  await page.clock.install();
  await page.goto(`${HOME}/feeds?feed=kills`);
  await page.getByLabel("Delay").fill("9");
  const settings = await withGuild(scope, (ctx) => feedSettings(ctx, "kills"));
  await withGuild(scope, (ctx) =>
    updateFeed(ctx, "kills", { ...settings, minMetres: settings.minMetres + 1 }),
  );
  const waits = page.getByText("Newer data come when this is saved or closed.");
  await hastened(page, () => expect(waits).toBeVisible({ timeout: 500 }));
  await expect(page.getByLabel("Delay")).toHaveValue("9");
  await withGuild(scope, (ctx) => updateFeed(ctx, "kills", settings));
});

test("a page that gets no answer says so, and goes on when there is one", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  await page.clock.install();
  await page.goto(`${HOME}/orders`);
  await page.route("**/pulse", (route) => route.abort());
  await hastened(page, () => expect(page.getByText(/Not live since \d/)).toBeVisible({ timeout: 300 }));
  await page.unroute("**/pulse");
  await hastened(page, () => expect(page.getByText(/Not live since/)).toHaveCount(0, { timeout: 300 }));
});

test("staff learn of their own sections alone, and strangers of nothing", async ({ page }) => {
  await enter(page.context(), "quietledger");
  const theirs = await page.request.get(`/api${HOME}/pulse`);
  expect(theirs.status()).toBe(200);
  const topics = Object.keys((await theirs.json()) as object);
  expect(topics).toContain("orders");
  for (const hidden of ["audit", "feeds", "members", "deliveries"]) expect(topics).not.toContain(hidden);
  const again = await page.request.get(`/api${HOME}/pulse`, {
    headers: { "if-none-match": theirs.headers().etag ?? "" },
  });
  expect(again.status()).toBe(304);
  await page.context().clearCookies();
  expect((await page.request.get(`/api${HOME}/pulse`)).status()).toBe(401);
  await enter(page.context(), "marrowwren");
  expect((await page.request.get(`/api${HOME}/pulse`)).status()).toBe(404);
});
