import { expect, test } from "@playwright/test";
import { builtRoutes } from "../fixtures/build";
import { guildFacts } from "../fixtures/facts";
import { SAKHAL } from "../fixtures/house";
import { type BareSite, startBareSite } from "./bare-site";
import { doorOf, tryDoors } from "./check";
import { DOORS, fill } from "./doors";
import { verdictOf, visit } from "./visits";

test.describe.configure({ timeout: 300_000 });

test("every page and handler of the build has a rule that says who may enter", () => {
  const routes = builtRoutes();
  expect(routes.length).toBeGreaterThan(30);
  for (const route of routes) doorOf(route);
});

test("every page answers everyone as its rule says", async () => {
  expect(await tryDoors("page")).toEqual([]);
});

test("every handler answers everyone as its rule says", async () => {
  expect(await tryDoors("handler")).toEqual([]);
});

// What differs between two answers that say the same: the address, nonces, ids of requests, and the scripts, in which
// a layout and its page, rendered side by side, stand in the order in which they came to their end.
function bare(body: string, slug: string): string {
  return body
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, "")
    .replaceAll(slug, "GUILD")
    .replace(/[\w-]{20,}={0,2}/g, "TOKEN")
    .replace(/\d{2,}/g, "0");
}

test("someone else's guild looks exactly like one that does not exist", async () => {
  const [guild] = await guildFacts();
  const patterns = [...DOORS.keys()].filter((pattern) => pattern.startsWith("/guilds/[guildId]"));
  const built = new Set(builtRoutes().map((route) => route.pattern));
  for (const pattern of patterns.filter((one) => built.has(one))) {
    for (const person of ["marrowwren", "mudboots", "noharbour"]) {
      const theirs = await visit(person, fill(pattern, guild));
      const none = await visit(person, fill(pattern, { ...guild, slug: "no-such-guild" }));
      expect([pattern, person, theirs.status, none.status]).toEqual([pattern, person, 404, 404]);
      expect(bare(theirs.body, guild.slug)).toBe(bare(none.body, "no-such-guild"));
      expect(theirs.body).not.toContain("Black Pine");
    }
  }
});

test("a guild that shows nothing to the public is missing for strangers, by name and by id", async () => {
  for (const place of [SAKHAL.slug, SAKHAL.id]) {
    for (const person of ["noharbour", "hollowpine"]) {
      for (const path of [
        `/guilds/${place}`,
        `/checkout/${place}/1`,
        `/api/guilds/${place}/shop/quote?itemId=1&quantity=1`,
        `/api/guilds/${place}/footprint/11840201`,
      ]) {
        expect([path, person, verdictOf(await visit(person, path))]).toEqual([path, person, "missing"]);
      }
    }
  }
});

test("ids of one guild open nothing through another guild's address", async () => {
  const [one, two] = await guildFacts();
  for (const path of [
    `/api/guilds/${two.slug}/footprint/${one.service}`,
    `/api/guilds/${two.slug}/shop/quote?itemId=${one.item}&quantity=1`,
    `/checkout/${two.slug}/${one.item}`,
  ]) {
    expect([path, verdictOf(await visit("twomaps", path))]).toEqual([path, "missing"]);
  }
});

test.describe("without proxy.ts", () => {
  let site: BareSite;
  test.beforeAll(async () => {
    site = await startBareSite();
  });
  test.afterAll(async () => site?.stop());

  test("it is really gone", async () => {
    const answer = await fetch(`${site.url}/sign-in`, { headers: { "content-type": "text/plain" } });
    expect(answer.status).toBe(200);
    const posted = await fetch(`${site.url}/sign-in`, {
      method: "POST",
      headers: { origin: "https://evil.example" },
      body: "a=b",
    });
    expect(await posted.text()).not.toContain("did not come from Grizzly");
  });

  test("every page and handler that is shut to somebody stays shut to them", async () => {
    const wrong = [await tryDoors("page", site.url, true), await tryDoors("handler", site.url, true)];
    expect(wrong.flat()).toEqual([]);
  });
});
