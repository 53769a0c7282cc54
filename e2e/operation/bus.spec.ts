import { expect, test } from "@playwright/test";
import { withGuild, withSystem } from "@/db/context";
import { claim, fail } from "@/features/events/deliveries";
import { dispatchDue } from "@/features/events/dispatch";
import { publish } from "@/features/events/mutations";
import { scopeForJob } from "@/features/guilds/scope";
import { BLACK_PINE, SITE } from "../fixtures/house";
import { cookieHeader, enter, sessionOf } from "../fixtures/people";

const SUBSCRIBER = "browser-test";
const WORKER = "browser-test:1";

/** Publishes for a subscriber of our own, which fails at once as one does whose tries are used up. */
async function deadEvent(key: string): Promise<number> {
  await withGuild(scopeForJob(BLACK_PINE.id, "test"), (ctx) =>
    publish(ctx, { type: "test.told", key, target: SUBSCRIBER, payload: { told: key } }),
  );
  return withSystem({ kind: "system", job: "test" }, async (ctx) => {
    const taken = await claim(ctx, { subscriber: SUBSCRIBER, worker: WORKER });
    const event = taken.find((one) => one.key === key);
    if (!event) throw new Error("The event was not there to be taken.");
    await fail(ctx, event, WORKER, "Discord answered 50013: Missing Permissions", true);
    return event.eventId;
  });
}

test("an operator finds a stuck event, replays it and sees it done; nobody else sees any of it", async ({
  page,
  context,
}) => {
  const key = `told-${Date.now()}`;
  const eventId = await deadEvent(key);

  await enter(context, "northwatch");
  await page.goto("/admin");
  await page.getByRole("link", { name: /Dead events/ }).click();
  await expect(page.getByRole("heading", { name: "Bus" })).toBeVisible();
  await page.getByRole("searchbox", { name: /Search/ }).fill("50013");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=50013/);
  await page.getByRole("link", { name: `test.told #${eventId}` }).click();

  await expect(page.getByRole("heading", { name: "test.told" })).toBeVisible();
  const main = page.getByRole("main");
  await expect(main).toContainText("All tries are used up");
  await expect(main).toContainText(`"told": "${key}"`);
  // Why is asked for before something is settled unheard.
  await page.getByText("Settle it without its work").click();
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByLabel("Why")).toBeFocused();
  await page.getByRole("button", { name: "Replay" }).click();
  await expect(main).toContainText("Brought back");
  await expect(main).not.toContainText("All tries are used up");

  const told: unknown[] = [];
  await dispatchDue({
    subscriber: SUBSCRIBER,
    worker: WORKER,
    handlers: [["test.told", async (_ctx, event) => void told.push(event.payload)]],
  });
  expect(told).toEqual([{ told: key }]);
  await page.reload();
  await expect(main.getByText("Done", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Replay" })).toHaveCount(0);

  await page.goto(`/admin/audit?q=events.replay`);
  await expect(main.getByRole("row", { name: new RegExp(`event ${eventId}`) }).first()).toContainText(
    "Northwatch",
  );
  const file = await page.request.get(`/api/admin/bus?q=${key}`);
  expect(await file.text()).toContain(`test.told,${key},done`);

  for (const person of [null, "noharbour", "quietledger", "hollowpine"]) {
    const cookie = cookieHeader(await sessionOf(person));
    const places = ["/admin", "/admin/bus", `/admin/bus/${eventId}`, "/admin/users", "/admin/no-such-page"];
    for (const path of [...places, "/api/admin/bus"]) {
      const answer = await fetch(`${SITE}${path}`, { headers: { cookie }, redirect: "manual" });
      const missing = person === null && path.startsWith("/api") ? 401 : 404;
      expect([person, path, answer.status]).toEqual([person, path, missing]);
      expect(await answer.text()).not.toContain(key);
    }
  }
});
