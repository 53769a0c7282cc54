import { expect, type Page, test } from "@playwright/test";
import { BLACK_PINE } from "../fixtures/house";
import { enter } from "../fixtures/people";

const SERVERS = `/guilds/${BLACK_PINE.slug}/servers`;
const SERVER = `${SERVERS}/11840201`;
const main = (page: Page) => page.getByRole("main");

test("a server shows its players and its host over a day and a week, by an address that opens the same view", async ({
  page,
}) => {
  await enter(page.context(), "hollowpine");
  await page.goto(SERVER);
  const players = main(page).getByRole("region", { name: "Players online" });
  await expect(players.getByRole("img", { name: /Players online, means of 30 minutes/ })).toBeVisible();
  await main(page).getByRole("link", { name: "7 d" }).click();
  await expect(page).toHaveURL(/range=7d/);
  await expect(players.getByRole("img", { name: /means of 3 hours/ })).toBeVisible();
  for (const name of ["Processor", "Memory", "Disk"])
    await expect(main(page).getByRole("region", { name })).toBeVisible();
});

test("a plan says what waits and who plays before it is made", async ({ page }) => {
  await enter(page.context(), "hollowpine");
  await page.goto(SERVER);
  await main(page).getByRole("button", { name: "Plan", exact: true }).click();
  const plan = page.getByRole("dialog");
  await expect(plan).toContainText(/(No order waits|orders? waits?).*(online|not known)/);
  await plan.getByRole("button", { name: "Leave it" }).click();
});

test("what was asked of a server and its lists go out as files; a server that is not there does not exist", async ({
  page,
}) => {
  await enter(page.context(), "hollowpine");
  const file = async (path: string) => {
    const answer = await page.request.get(`/api${path}`);
    expect([path, answer.status(), answer.headers()["content-type"]]).toEqual([
      path,
      200,
      "text/csv; charset=utf-8",
    ]);
    return answer.text();
  };
  expect(await file(SERVERS)).toContain("11840201");
  expect(await file(`${SERVER}/commands`)).toMatch(/^action,by,reason,/);
  expect(await file(`${SERVER}/lists?list=bans`)).toMatch(/^entry,player,/);
  expect(await file(`${SERVER}/history?list=bans`)).toMatch(/^change,list,/);
  expect(await file(`${SERVER}/permissions`)).toMatch(/^who,kind,/);
  for (const path of [`${SERVERS}/11902110`, `${SERVERS}/nothing`, `/api${SERVERS}/11902110/lists`])
    expect([path, (await page.request.get(path)).status()]).toEqual([path, 404]);
});
