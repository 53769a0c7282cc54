import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { BLACK_PINE, idOf } from "../fixtures/house";
import { enter } from "../fixtures/people";

const NUMBERS = `/desk/numbers?guild=${BLACK_PINE.slug}&range=90d`;

test("the numbers say of how many they are, keep their filters in the address, and leave as a file", async ({
  page,
}) => {
  await enter(page.context(), "hollowpine");
  await page.goto(NUMBERS);
  await expect(page.getByRole("heading", { level: 1, name: "Numbers" })).toBeVisible();
  const main = page.getByRole("main");
  await expect(main.getByText(/^of \d+ tickets, 90 % within/).first()).toBeVisible();
  await expect(main.getByText(/^\d+ of \d+ promised answers/)).toBeVisible();
  await expect(page.getByRole("row", { name: /SableOtter/ })).toBeVisible();
  await page.getByText("As a table").click();
  await expect(page.getByRole("table", { name: "Tickets by day" }).getByRole("row").nth(5)).toBeVisible();

  await page.getByRole("button", { name: /^About/ }).click();
  await page.getByRole("link", { name: "A game server" }).click();
  await expect(page).toHaveURL(/category=server/);
  await page.getByRole("button", { name: /^Whose/ }).click();
  await page.getByRole("link", { name: "SableOtter" }).click();
  await expect(page).toHaveURL(new RegExp(`category=server.*agent=${idOf("sableotter")}`));
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export as CSV" }).first().click(),
  ]);
  const [head, ...days] = readFileSync(await file.path(), "utf8")
    .trim()
    .split("\r\n");
  expect(head).toMatch(/^Day,Opened,Closed,Reopened,/);
  expect(days.length).toBeGreaterThan(5);
});

test("an agent sees their own numbers and the team's, and no colleague's", async ({ page }) => {
  await enter(page.context(), "quietledger");
  const other = idOf("sableotter");
  await page.goto(`${NUMBERS}&agent=${other}`);
  await expect(page.getByRole("button", { name: /^Whose: The whole team/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /QuietLedger \(you\)/ })).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText("SableOtter");
  const file = (query: string) =>
    page.request.get(`/api/guilds/${BLACK_PINE.slug}/tickets/numbers?range=90d&${query}`);
  expect((await file(`by=day&agent=${other}`)).status()).toBe(404);
  const agents = await (await file("by=agent")).text();
  expect(agents).toContain(idOf("quietledger"));
  expect(agents).not.toContain(other);
});

test("a transcript is A4 on paper without the frame, and an opener's holds no note", async ({ page }) => {
  await enter(page.context(), "quietledger");
  await page.goto("/desk?view=open");
  const link = page.getByRole("link", { name: /Sea chest was not where I paid for it/ }).first();
  const address = ((await link.getAttribute("href")) ?? "").split("?")[0] ?? "";
  const number = address.split("/").at(-1);
  await page.goto(`${address}/transcript`);
  const paper = page.getByRole("article", { name: "Transcript" });
  await expect(paper).toContainText("Ask before refunding.");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("complementary", { name: "Navigation" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Print or save as PDF" })).toBeHidden();
  // Ink on paper, also where the page is dark.
  const ink = await paper.evaluate((element) => {
    const probe = document.createElement("i");
    probe.dataset.theme = "light";
    probe.style.color = "var(--ink)";
    document.body.append(probe);
    return [getComputedStyle(element).color, getComputedStyle(probe).color];
  });
  expect(ink[0]).toBe(ink[1]);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf).toMatch(/\/MediaBox\s*\[\s*0 0 (594\.9\d*|595\.\d*|595) (841\.\d*|842\.\d*|842)/);

  await page.context().clearCookies();
  await enter(page.context(), "rook77");
  await page.emulateMedia({ media: "screen" });
  await page.goto(`/me/tickets/${BLACK_PINE.slug}/${number}/transcript`);
  await expect(paper).toContainText("I logged in after the 23:00 restart");
  await expect(paper).not.toContainText("Ask before refunding.");
  const path = `/api/guilds/${BLACK_PINE.slug}/tickets/${number}`;
  const own = await page.request.get(`${path}/own/transcript`);
  expect(own.headers()["content-disposition"]).toContain(`ticket-${number}.json`);
  const text = await own.text();
  expect(JSON.parse(text)).toMatchObject({ format: "grizzly.ticket-transcript", version: 1, for: "opener" });
  expect(text).not.toContain("Ask before refunding.");
  expect((await page.request.get(`${path}/transcript`)).status()).toBe(404);
});
