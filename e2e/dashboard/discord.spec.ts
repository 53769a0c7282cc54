import { expect, test } from "@playwright/test";
import { discordControl } from "@/sandbox/discord/testing";
import { guildByKey } from "@/sandbox/population";
import { BLACK_PINE } from "../fixtures/house";
import { enter } from "../fixtures/people";

const discord = () => discordControl(process.env.E2E_SANDBOX_URL ?? "");
const channel = (key: string) => guildByKey("black-pine").channels.find((one) => one.key === key)?.id ?? "";

test("coins that were taken in Discord are the website's, and a purchase is shown before it is paid", async ({
  page,
}) => {
  const control = discord();
  const slash = async (name: string) =>
    (await control.answered(await control.slash("ironvesper", channel("general"), name))).content;
  expect(await slash("daily")).toMatch(/^You (got \*\*[\d,]+ |have claimed today)/);
  const [, coins = ""] = /You have \*\*([\d,]+) /.exec(await slash("balance")) ?? [];
  expect(coins).not.toBe("");
  await enter(page.context(), "ironvesper");
  await page.goto(`/me/wallet?guild=${BLACK_PINE.id}`);
  await expect(page.getByRole("main")).toContainText(coins);
  expect(await slash("shop")).toContain("**Shop of Black Pine**");
});

test("a right that is taken in Discord is named on the feeds' page and in health, until it is given back", async ({
  page,
}) => {
  const control = discord();
  const bounties = channel("bounties");
  await enter(page.context(), "hollowpine");
  const problem = page.getByText("Grizzly OS misses “Send messages” there.");
  const shown = (path: string) => async () => {
    await page.goto(`/guilds/${BLACK_PINE.slug}${path}`);
    return problem.first().isVisible();
  };
  await control.overwrites(bounties, "bot-0", { deny: ["SEND_MESSAGES"] });
  try {
    await expect.poll(shown("/feeds?feed=bounties"), { timeout: 20_000 }).toBe(true);
    await expect.poll(shown("/health"), { timeout: 20_000 }).toBe(true);
    const told = await control.slash("hollowpine", channel("general"), "health");
    expect((await control.answered(told)).content).toContain("bounties");
  } finally {
    await control.overwrites(bounties, "bot-0", { allow: ["VIEW_CHANNEL", "SEND_MESSAGES"] });
  }
  await expect.poll(shown("/feeds?feed=bounties"), { timeout: 20_000 }).toBe(false);
});
