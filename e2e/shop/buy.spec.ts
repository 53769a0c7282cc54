import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { withGuild } from "@/db/context";
import { balanceOf } from "@/features/economy/data/wallet";
import { grantCoins } from "@/features/economy/mutations/staff";
import { scopeForJob } from "@/features/guilds/scope";
import { buyerOrders } from "@/features/shop/data/orders";
import { ownerItem } from "@/features/shop/data/owner";
import { createItem, updateItem } from "@/features/shop/mutations/items";
import { advanceOrder } from "@/features/shop/mutations/orders";
import { type ItemInput, itemInput, orderFilterInput } from "@/features/shop/schema";
import { env } from "@/lib/env";
import { revalidateTags } from "@/lib/revalidate-client";
import { beforeTheFile } from "../fixtures/deliveries";
import { BLACK_PINE, idOf, SITE } from "../fixtures/house";
import { enter } from "../fixtures/people";

const BUYER = "rook77";
const job = () => scopeForJob(BLACK_PINE.id, "test");
const fields = (name: string, price: number): ItemInput =>
  itemInput.parse({
    name,
    categoryId: null,
    kind: "in_game",
    price,
    stock: 20,
    maxPerPerson: null,
    limitCount: null,
    limitHours: null,
    classNames: ["WoodenLog"],
  });

/** An item of its own for a test, and enough coins for it. */
async function forSale(price: number) {
  const name = `Log ${randomUUID().slice(0, 8)}`;
  const id = await withGuild(job(), async (ctx) => {
    const key = `test-${randomUUID()}`;
    await grantCoins(ctx, { key, discordId: idOf(BUYER), amount: price * 5, reason: "For a test" });
    return (await createItem(ctx, fields(name, price))).id;
  });
  // As the owner's page does after a save.
  const site = { siteUrl: SITE, secret: env().INTERNAL_SECRET, now: true };
  expect(await revalidateTags([`shop:${BLACK_PINE.id}`, "shops"], site)).toBe(true);
  return { name, price, id };
}
const coins = () => withGuild(job(), (ctx) => balanceOf(ctx, idOf(BUYER)));
const ordersOf = async (itemId: number) => {
  const filter = orderFilterInput.parse({ itemId });
  return (await withGuild(job(), (ctx) => buyerOrders(ctx, idOf(BUYER), filter))).orders;
};
const checkout = (id: number) => `/checkout/${BLACK_PINE.slug}/${id}`;
const pay = (page: Page) =>
  page.getByRole("button", { name: /^(Pay|Paying|Ask again)/ }).filter({ visible: true });
const WHOLE = new Intl.NumberFormat("en-GB");

test.beforeEach(({ context }) => enter(context, BUYER));

test("from the item through checkout to the order and its line in the wallet", async ({ page }) => {
  const item = await forSale(41);
  const before = await coins();
  await beforeTheFile(BLACK_PINE.id, async () => {
    await page.goto(`/shop/${BLACK_PINE.slug}/${item.id}`);
    await page.getByRole("link", { name: /^Buy for/ }).click();
    await expect(page.getByText(WHOLE.format(before - 41)).first()).toBeVisible();
    await pay(page).click();
    await page.waitForURL(/\/me\/orders\/[a-z-]+\/\d+$/);
    await expect(page.getByRole("heading", { name: item.name, level: 1 })).toBeVisible();
    await expect(page.getByRole("heading", { name: "It waits for the next restart" })).toBeVisible();
    expect(await coins()).toBe(before - 41);

    const [order] = await ordersOf(item.id);
    await page.goto(`/me/wallet?guild=${BLACK_PINE.slug}&text=${order?.number}`);
    await page.getByText(`Order ${order?.number}`, { exact: true }).first().click();
    await page.getByRole("link", { name: `Open order ${order?.number}` }).click();
    await page.getByRole("button", { name: "Take it back" }).click();
    await expect(page.getByRole("heading", { name: "Your coins are back" })).toBeVisible();
    expect(await coins()).toBe(before);
  });
});

test("two presses at once, and a page that is gone back to, pay once", async ({ page }) => {
  const item = await forSale(17);
  const before = await coins();
  await page.goto(checkout(item.id));
  await expect(pay(page)).toBeEnabled();
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/shop/purchase")) sent.push(request.postData() ?? "");
  });
  await pay(page).dblclick();
  await page.waitForURL(/\/me\/orders\//);
  const body = sent[0] ?? "";
  // What a lost answer, a second tab or a held network do: the same press arrives again.
  const again = await page.evaluate(
    async ([url, data]) =>
      (
        await fetch(url ?? "", {
          method: "POST",
          body: data,
          headers: { "content-type": "application/json" },
        })
      ).json(),
    [`/api/guilds/${BLACK_PINE.id}/shop/purchase`, body],
  );
  expect(again).toMatchObject({ replayed: true });
  expect(await ordersOf(item.id)).toHaveLength(1);
  expect(await coins()).toBe(before - 17);
});

test("a press whose answer was lost asks for the same order after a reload", async ({ page }) => {
  const item = await forSale(19);
  const before = await coins();
  await page.goto(checkout(item.id));
  await expect(pay(page)).toBeEnabled();
  // The order is made, but its answer never reaches the page.
  await page.route("**/shop/purchase", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await pay(page).click();
  await expect(page.getByText("No answer came.").first()).toBeVisible({ timeout: 20_000 });
  await page.unroute("**/shop/purchase");
  await page.reload();
  await expect(page.getByText("Your last press got no answer.")).toBeVisible();
  await pay(page).click();
  await page.waitForURL(/\/me\/orders\//);
  expect(await ordersOf(item.id)).toHaveLength(1);
  expect(await coins()).toBe(before - 19);
});

test("a price that changed meanwhile is said, and paid only when it was seen", async ({ page }) => {
  const item = await forSale(23);
  const before = await coins();
  await page.goto(checkout(item.id));
  await expect(pay(page)).toBeEnabled();
  await withGuild(job(), async (ctx) => {
    const { version } = await ownerItem(ctx, item.id);
    await updateItem(ctx, { ...fields(item.name, 29), itemId: item.id, version });
  });
  await pay(page).click();
  await expect(page.getByText("The price is now 29")).toBeVisible();
  expect(await coins()).toBe(before);
  await pay(page).click();
  await page.waitForURL(/\/me\/orders\//);
  expect(await coins()).toBe(before - 29);
});

test("staff give an order's coins back with a reason; another guild's owner finds nothing", async ({
  page,
  browser,
}) => {
  const item = await forSale(31);
  const before = await coins();
  await page.goto(checkout(item.id));
  await pay(page).click();
  await page.waitForURL(/\/me\/orders\//);
  const number = (await ordersOf(item.id))[0]?.number ?? 0;
  // Out of the bot's hands: what may stand in a server's file is not given back before the restart.
  await withGuild(job(), (ctx) => advanceOrder(ctx, number, "needs_look"));
  const address = `/guilds/${BLACK_PINE.slug}/orders/${number}`;

  const stranger = await browser.newContext();
  await enter(stranger, "marrowwren");
  const other = await stranger.newPage();
  for (const path of [
    address,
    `/guilds/${BLACK_PINE.slug}/orders`,
    `/me/orders/${BLACK_PINE.slug}/${number}`,
  ])
    expect((await other.goto(path))?.status(), path).toBe(404);
  await stranger.close();

  const owner = await browser.newContext();
  await enter(owner, "hollowpine");
  const desk = await owner.newPage();
  await desk.goto(address);
  await desk.getByLabel("Why").first().fill("The barn was locked.");
  await desk.getByRole("button", { name: /^Give 31/ }).click();
  await expect(desk.getByText("The barn was locked.").first()).toBeVisible();
  await owner.close();
  expect(await coins()).toBe(before);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Your coins are back" })).toBeVisible();
});
