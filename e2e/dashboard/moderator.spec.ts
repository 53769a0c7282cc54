import { expect, type Page, test } from "@playwright/test";
import { withGuild } from "@/db/context";
import { grantSection, revokeGrant } from "@/features/guilds/mutations";
import { sectionLevels } from "@/features/guilds/rules";
import { scopeForJob } from "@/features/guilds/scope";
import { builtRoutes } from "../fixtures/build";
import { guildFacts } from "../fixtures/facts";
import { BLACK_PINE, idOf } from "../fixtures/house";
import { enter } from "../fixtures/people";
import { DOORS, fill } from "../isolation/doors";

/** Holds the role that this guild makes moderator of tickets, orders and players: what its desk's agents see. */
const MODERATOR = "sableotter";
const HOME = `/guilds/${BLACK_PINE.slug}`;
const rail = (page: Page) => page.getByRole("complementary", { name: "Navigation" });
const main = (page: Page) => page.getByRole("main");

test.describe.configure({ mode: "serial", timeout: 120_000 });
test.beforeEach(async ({ page }) => {
  await enter(page.context(), MODERATOR);
});

test("every page and file of the dashboard opens for a moderator, or does not exist for them", async ({
  page,
}) => {
  const [guild] = await guildFacts();
  const wrong: string[] = [];
  let tried = 0;
  for (const { pattern } of builtRoutes()) {
    const door = DOORS.get(pattern);
    const reads = pattern.startsWith("/guilds/[guildId]") || pattern.startsWith("/api/guilds/[guildId]");
    if (!reads || !door || (door.method ?? "GET") !== "GET") continue;
    const expected = door.expects(guild.agent, guild);
    if (expected !== "open" && expected !== "missing") continue;
    const answer = await page.request.get(door.path(guild), { maxRedirects: 0 });
    tried++;
    if (answer.status() !== (expected === "open" ? 200 : 404))
      wrong.push(`${pattern}: ${answer.status()}, not ${expected}`);
  }
  expect(tried).toBeGreaterThan(30);
  expect(wrong).toEqual([]);
});

test("the rail leads where a moderator may go, and nowhere else", async ({ page }) => {
  const [guild] = await guildFacts();
  await page.goto(HOME);
  const links = await rail(page)
    .getByRole("navigation", { name: "Pages" })
    .getByRole("link")
    .evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
  expect(links).toContain(`${HOME}/orders`);
  for (const path of links) expect([path, (await page.request.get(path)).status()]).toEqual([path, 200]);
  const closed = [...DOORS]
    .filter(
      ([pattern, door]) => pattern.startsWith("/guilds/") && door.expects(guild.agent, guild) === "missing",
    )
    .map(([pattern]) => fill(pattern, guild));
  expect(closed.filter((path) => links.includes(path))).toEqual([]);
});

test("a moderator moves an order on and finds its buyer, and sets no right", async ({ page }) => {
  const [guild] = await guildFacts();
  await page.goto(`${HOME}/orders`);
  await expect(main(page).getByRole("heading", { name: "Orders", level: 1 })).toBeVisible();
  await page.goto(`${HOME}/orders/${guild.order}`);
  await expect(main(page).getByRole("heading", { name: "What you can do" })).toBeVisible();
  await page.goto(`${HOME}/players/${guild.player}`);
  await expect(main(page).getByRole("heading", { level: 1 })).toBeVisible();
  expect((await page.request.get(`/api/guilds/${BLACK_PINE.slug}/members/rights`)).status()).toBe(404);
});

test("a section that is given opens with what its level may do, and is gone when it is taken", async ({
  page,
}) => {
  const scope = scopeForJob(BLACK_PINE.id, "test");
  const zones = `${HOME}/deliveries/zones`;
  expect((await page.request.get(zones)).status()).toBe(404);
  const giver = sectionLevels("owner", []);
  const grant = {
    section: "deliveries" as const,
    subjectKind: "user" as const,
    subjectId: idOf(MODERATOR),
    level: "moderator" as const,
  };
  const id = await withGuild(scope, (ctx) => grantSection(ctx, giver, grant));
  try {
    await page.goto(zones);
    await expect(rail(page).getByRole("link", { name: "Drop zones" })).toBeVisible();
    await expect(main(page).getByText("Zones are drawn by managers of Deliveries.")).toBeVisible();
    await expect(main(page).getByRole("button", { name: "Add the zone" })).toHaveCount(0);
    await page.goto(`${HOME}/deliveries`);
    await expect(main(page).getByRole("heading", { name: "Deliveries", level: 1 })).toBeVisible();
    await expect(main(page).getByText("How it is planned")).toHaveCount(0);
  } finally {
    await withGuild(scope, (ctx) => revokeGrant(ctx, giver, id));
  }
  expect((await page.request.get(zones)).status()).toBe(404);
});
