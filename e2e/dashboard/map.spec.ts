import { expect, type Page, test } from "@playwright/test";
import { withGuild } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { playedMap } from "@/features/map/data/maps";
import { deathPage } from "@/features/map/data/table";
import { BLACK_PINE, LIVONIA } from "../fixtures/house";
import { enter } from "../fixtures/people";

const MAP = `/guilds/${BLACK_PINE.slug}/map`;
const plane = (page: Page) => page.getByRole("application", { name: /^Map of Chernarus/ });
const time = (page: Page) => page.getByRole("region", { name: "Time" });
const begin = (page: Page) => page.getByRole("slider", { name: "Begin of the time shown" });

/** A kill of the last days that has a place. */
async function someKill() {
  const now = new Date();
  const week = { from: new Date(now.getTime() - 6 * 86_400_000), to: now };
  const none = { servers: [], weapon: null, player: null, near: null, far: null, after: null };
  const { rows } = await withGuild(scopeForJob(BLACK_PINE.id, "test"), async (ctx) => {
    const { key, servers } = await playedMap(ctx, "chernarusplus");
    const services = servers.map(({ serviceId }) => serviceId);
    return deathPage(ctx, { ...none, ...week, map: key, services, layer: "kills", limit: 1 });
  });
  const [kill] = rows;
  if (!kill) throw new Error("The demo community has no kill with a place this week.");
  return kill;
}

test("the map shows a week, is narrowed by keys and filters, and its address opens the same again", async ({
  page,
}) => {
  await enter(page.context(), "hollowpine");
  await page.goto(MAP);
  await expect(plane(page)).toBeVisible();
  await expect(time(page)).toContainText(/[1-9][\d,]* kills?/);
  await begin(page).press("PageUp");
  await expect(page).toHaveURL(/from=/);
  await page.getByRole("button", { name: "Deaths" }).click();
  await expect(time(page)).toContainText(/[1-9][\d,]* deaths?/);
  await page.getByRole("checkbox", { name: "Heat" }).uncheck();
  await plane(page).press("+");
  await expect(page).toHaveURL(/zoom=/);
  const [address, chosen] = [page.url(), await begin(page).getAttribute("aria-valuetext")];
  expect(address).toContain("layer=deaths");
  expect(address).toContain("hide=heat%2Czones");
  await page.goto(address);
  await expect(page.getByRole("button", { name: "Deaths" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("checkbox", { name: "Heat" })).not.toBeChecked();
  await expect(begin(page)).toHaveAttribute("aria-valuetext", chosen ?? "");
});

test("a kill of the feed opens on the map with its line; the table holds the same and leads back", async ({
  page,
}) => {
  const kill = await someKill();
  await enter(page.context(), "hollowpine");
  const params = new URLSearchParams({
    map: "chernarusplus",
    x: String(Math.round(kill.x)),
    z: String(Math.round(kill.z)),
    at: kill.at,
  });
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`${MAP}?${params}`);
  const panel = page.getByRole("region", { name: /^(kill|fight) / });
  await expect(panel.getByText(kill.victim ?? "", { exact: true }).first()).toBeVisible();
  // All of it is shown; the slider goes from event to event by arrow keys.
  const film = panel.getByRole("slider", { name: "Moment of the fight" });
  await expect(film).toHaveAttribute("aria-valuetext", /^([1-9]\d*) of \1: /);
  await film.press("Home");
  await expect(film).toHaveAttribute("aria-valuetext", /^0 of \d+: Before the first shot$/);
  await film.press("ArrowRight");
  await expect(film).toHaveAttribute("aria-valuetext", /^1 of /);
  const replay = panel.getByRole("group", { name: "Replay" });
  await expect(replay.getByRole("button", { name: "Replay" })).toHaveAttribute("aria-pressed", "false");
  await film.press(" ");
  await expect(replay.getByRole("button", { name: "Pause" })).toHaveAttribute("aria-pressed", "true");
  await film.press("End");
  await panel.getByText("Raw lines of kills").click();
  await expect(panel.getByText(/killed by/).first()).toBeVisible();
  await panel.getByRole("button", { name: "Close" }).click();
  await expect(panel).toHaveCount(0);
  await plane(page).press("Enter");
  await expect(panel.getByText(kill.victim ?? "", { exact: true }).first()).toBeVisible();

  await page.goto(`${MAP}?view=table`);
  const rows = page.getByRole("table", { name: "Kills, newest first" }).getByRole("row");
  await expect(rows.filter({ hasText: kill.victim ?? "" }).first()).toBeVisible();
  const file = await page.request.get(`/api/guilds/${BLACK_PINE.slug}/map/table?view=table`);
  expect(await file.text()).toContain("time_utc,killer,victim,weapon_or_cause");
  await rows.nth(1).getByRole("link").click();
  await expect(plane(page)).toBeVisible();
  await expect(page).toHaveURL(/at=/);
});

test("who may see players sees the map without deliveries; for others and in other guilds it does not exist", async ({
  page,
}) => {
  await enter(page.context(), "quietledger");
  await page.goto(MAP);
  await expect(plane(page)).toBeVisible();
  await expect(page.getByRole("button", { name: "Deliveries" })).toHaveCount(0);
  const asked = "from=2026-11-01T00:00:00Z&to=2026-11-02T00:00:00Z";
  const points = (slug: string, layer: string) =>
    page.request.get(`/api/guilds/${slug}/map/points?layer=${layer}&${asked}`);
  expect((await points(BLACK_PINE.slug, "kills")).status()).toBe(200);
  expect((await points(BLACK_PINE.slug, "deliveries")).status()).toBe(404);
  expect((await points(LIVONIA.slug, "kills")).status()).toBe(404);
  expect((await page.goto(`/guilds/${LIVONIA.slug}/map`))?.status()).toBe(404);
});
