import { expect, type Page, test } from "@playwright/test";
import { withSystem } from "@/db/context";
import { banPerson, unbanPerson } from "@/features/identity/mutations/bans";
import { SITE, sandbox } from "../fixtures/house";

/** Through the pages, as a person does it. */
async function signInByHand(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Sign in with Discord" }).first().click();
  await page.getByRole("button", { name: `Sign in as ${name}` }).click();
}

const nameOf = async (page: Page): Promise<string | null> => {
  const answer = await page.request.get("/api/me");
  return (await answer.json()).user?.name ?? null;
};

test("a visitor signs in from the home page, and signs out again", async ({ page }) => {
  await page.goto("/");
  await signInByHand(page, "FernAndFlint");
  await expect(page).toHaveURL(`${SITE}/me`);
  await page.goto("/");
  await expect(page.getByRole("banner").getByRole("link", { name: /FernAndFlint/ })).toBeVisible();
  await page.goto("/me");
  await page.getByRole("button", { name: "Signed in as FernAndFlint" }).first().click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(`${SITE}/`);
  expect(await nameOf(page)).toBeNull();
  await page.goto("/me");
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Fme$/);
});

test("whoever opens a page of their own comes back to it after signing in", async ({ page }) => {
  await page.goto("/me/orders?show=open");
  await signInByHand(page, "FernAndFlint");
  await expect(page).toHaveURL(`${SITE}/me/orders?show=open`);
});

test("a cancelled sign-in says so and signs nobody in", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in with Discord" }).click();
  await page.getByRole("button", { name: "Cancel, sign nobody in" }).click();
  await expect(page).toHaveURL(/\/sign-in\?error=cancelled/);
  await expect(page.getByRole("main").getByText("You cancelled at Discord")).toBeVisible();
  expect(await nameOf(page)).toBeNull();
});

test("a session's token is new at each sign-in, and the old one ends with signing out", async ({ page }) => {
  const session = async () =>
    (await page.context().cookies(SITE)).find(({ name }) => name.includes("session"));
  await page.goto("/sign-in");
  await signInByHand(page, "FernAndFlint");
  await expect(page).toHaveURL(`${SITE}/me`);
  const first = await session();
  expect(first).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  await page.request.post("/api/auth/signout", { headers: { origin: SITE } });
  const old = await page.request.get("/api/me", { headers: { cookie: `${first?.name}=${first?.value}` } });
  expect((await old.json()).user).toBeNull();
  await page.goto("/sign-in");
  await signInByHand(page, "FernAndFlint");
  await expect(page).toHaveURL(`${SITE}/me`);
  expect((await session())?.value).not.toBe(first?.value);
});

test("signing out everywhere ends the other browser's session too", async ({ page, browser }) => {
  const other = await browser.newContext({ baseURL: SITE });
  const elsewhere = await other.newPage();
  for (const one of [page, elsewhere]) {
    await one.goto("/sign-in");
    await signInByHand(one, "BorrowedCoat");
    await expect(one).toHaveURL(`${SITE}/me`);
  }
  await page.goto("/me/account");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.getByRole("button", { name: "Sign out here, too" }).click();
  await expect(page).toHaveURL(`${SITE}/`);
  expect(await nameOf(elsewhere)).toBeNull();
  await elsewhere.goto("/me");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await other.close();
});

test("one device signs another out", async ({ page, browser }) => {
  const other = await browser.newContext({ baseURL: SITE });
  const elsewhere = await other.newPage();
  for (const one of [elsewhere, page]) {
    await one.goto("/sign-in");
    await signInByHand(one, "FirstFrost");
    await expect(one).toHaveURL(`${SITE}/me`);
  }
  await page.goto("/me/account");
  await page.getByRole("main").getByRole("button", { name: "Sign out", exact: true }).first().click();
  await expect.poll(() => nameOf(elsewhere)).toBeNull();
  expect(await nameOf(page)).toBe("FirstFrost");
  await other.close();
});

test("a ban ends the session at once, and the next sign-in says why there is none", async ({ page }) => {
  await page.goto("/sign-in");
  await signInByHand(page, "SecondThought");
  await expect(page).toHaveURL(`${SITE}/me`);
  const { user } = await (await page.request.get("/api/me")).json();
  const operator = { kind: "system", job: "test" } as const;
  await withSystem(operator, (ctx) => banPerson(ctx, user.id, "Tried in a test."));
  try {
    expect(await nameOf(page)).toBeNull();
    await page.goto("/sign-in");
    await signInByHand(page, "SecondThought");
    await expect(page).toHaveURL(/\/sign-in\?error=banned/);
    await expect(page.getByText("This account is banned from Grizzly.")).toBeVisible();
    expect(await nameOf(page)).toBeNull();
  } finally {
    await withSystem(operator, (ctx) => unbanPerson(ctx, user.id, "The test is over."));
  }
});

for (const evil of [
  "//evil.example",
  "/\\evil.example",
  "/%09/evil.example",
  "https:evil.example",
  "https://evil.example/me",
  "javascript:alert(1)",
  "https://localhost@evil.example/",
]) {
  test(`a sign-in never leads to ${evil}`, async ({ page }) => {
    await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(evil)}`);
    await expect(page.locator("input[name=callbackUrl]")).toHaveValue("/me");
    // A form of somebody else's making, with our Origin: the server decides, not the page.
    const started = await page.request.post("/api/auth/signin/discord", {
      headers: { origin: SITE },
      form: { callbackUrl: evil },
      maxRedirects: 0,
    });
    const back = await sandbox().authorize(started.headers().location ?? "", "fernandflint");
    const ended = await page.request.get(`${back.pathname}${back.search}`, { maxRedirects: 0 });
    expect(new URL(ended.headers().location ?? "", SITE).href).toBe(`${SITE}/me`);
  });
}
