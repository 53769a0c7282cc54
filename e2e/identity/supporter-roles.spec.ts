import { expect, test } from "@playwright/test";
import { guildByKey, personByKey } from "@/sandbox/population";
import { BLACK_PINE, LIVONIA, sandbox } from "../fixtures/house";
import { enter } from "../fixtures/people";

/** The roles of supporters that somebody holds in Black Pine, as the sandbox's Discord has it. */
async function heldBy(key: string): Promise<string[]> {
  const { guilds } = await sandbox().state();
  const member = guilds
    .find(({ id }) => id === BLACK_PINE.id)
    ?.members.find(({ userId }) => userId === personByKey(key).id);
  return guildByKey("black-pine")
    .roles.filter(({ id, key: role }) => role.startsWith("supporter-") && member?.roles.includes(id))
    .map(({ key: role }) => role);
}

const holds = (key: string, roles: string[]) =>
  expect.poll(() => heldBy(key), { timeout: 20_000, intervals: [250] }).toEqual(roles);

test("a pledge becomes a tier in the portal and a role in Discord within seconds, and goes as it came", async ({
  page,
}) => {
  await sandbox().pledge("twomaps", "pledge", "silver");
  await enter(page.context(), "twomaps");
  await page.goto("/me/supporter");
  await page.getByRole("button", { name: "Link Patreon", exact: true }).first().click();
  await page.getByRole("button", { name: "Sign in as TwoMaps" }).click();
  await expect(page.getByRole("main")).toContainText("Silver");
  await holds("twomaps", ["supporter-silver"]);
  await sandbox().pledge("twomaps", "change", "gold");
  await holds("twomaps", ["supporter-gold"]);
  await page.goto("/me/supporter");
  await expect(page.getByRole("main")).toContainText("Gold");
  await sandbox().pledge("twomaps", "cancel");
  await holds("twomaps", []);
});

test("a role without a plan is found, and one press takes it", async ({ page }) => {
  await enter(page.context(), "northwatch");
  await sandbox().rights("mudboots", "black-pine", { member: true, roles: ["survivor", "supporter-gold"] });
  const row = page.getByRole("row").filter({ hasText: "MudBoots" });
  await expect(async () => {
    await page.goto("/admin/patreon?part=differing");
    await page.getByRole("button", { name: "Look now" }).click();
    await expect(page.getByText("Grizzly OS looks now.")).toBeVisible();
    await page.reload();
    await expect(row).toContainText("Holds Supporter Gold, without a plan", { timeout: 1_000 });
    // Six looks a minute are all that one person has.
  }).toPass({ timeout: 30_000, intervals: [500, 1_000, 3_000, 6_000] });
  await row.getByRole("button", { name: "Repair" }).click();
  await holds("mudboots", []);
  // Grizzly OS writes down what it did a moment after Discord did it.
  await expect(async () => {
    await page.reload();
    await expect(row).toHaveCount(0, { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
});

test("a guild's manager chooses which role shows a tier, never one of staff, and the log takes it back", async ({
  page,
}) => {
  const roles = `/guilds/${LIVONIA.slug}/members?view=supporters`;
  await enter(page.context(), "marrowwren");
  await page.goto(roles);
  const partner = page.getByLabel("Partner", { exact: true });
  await expect(partner).not.toHaveValue("");
  await expect(partner.getByRole("option", { name: /staff permissions in Discord/ }).first()).toBeDisabled();
  await partner.selectOption("");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved. What differs is looked for now.")).toBeVisible();
  await page.reload();
  await expect(partner).toHaveValue("");
  await page.getByRole("link", { name: "Changes of rights" }).click();
  const line = page.getByRole("listitem").filter({ hasText: "chose the roles that show supporters' tiers" });
  await line.first().getByRole("button", { name: "Undo" }).click();
  await line.first().getByRole("button", { name: "Undo it" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Undone" }).first()).toBeVisible();
  await page.goto(roles);
  await expect(partner).not.toHaveValue("");
});
