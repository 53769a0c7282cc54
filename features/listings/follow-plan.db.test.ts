import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type GuildContext, withGuild, withPublic, withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { givePlan } from "@/db/testing/plans";
import { listAudit } from "@/features/audit/data";
import { scopeForJob } from "@/features/guilds/scope";
import { guildTier } from "@/features/supporters/data/guild-plan";
import { guildsOffPlan } from "./data/off-plan";
import { restingListing } from "./data/resting";
import { serverPage } from "./data/server-page";
import { followGuildPlan } from "./mutations/follow-plan";
import { hideListing, publishListing, saveListing } from "./mutations/listing";
import { showListing } from "./mutations/publication";
import { registerServer } from "./mutations/server";

const A = "100000000000000001";
const B = "100000000000000002";
const system = { kind: "system", job: "test" } as const;
const inGuild = <T>(guildId: string, work: (ctx: GuildContext) => Promise<T>) =>
  withGuild(scopeForJob(guildId, "test"), work);
const follow = (guildId: string) =>
  inGuild(guildId, async (ctx) => followGuildPlan(ctx, await guildTier(ctx)));
const off = () => withSystem(system, guildsOffPlan);
const page = (slug: string) => withPublic((ctx) => serverPage(ctx, slug));
const resting = (slug: string) => withSystem(system, (ctx) => restingListing(ctx, slug));

async function made(guildId: string, slug: string): Promise<number> {
  return inGuild(guildId, async (ctx) => {
    const { serverId } = await registerServer(ctx, {
      serviceId: null,
      name: slug,
      platform: "pc",
      map: "chernarusplus",
      slots: 60,
      region: "europe",
      city: null,
      languages: ["en"],
      fighting: "pvp",
      timeZone: "UTC",
      restartTimes: [],
    });
    const texts = { tagline: null, description: "Cold.", rules: null, website: null } as const;
    const look = { icon: "pine", hue: "moss", inviteLink: "https://discord.gg/taiga" } as const;
    const saved = await saveListing(ctx, { serverId, slug, serverName: slug, ...texts, ...look });
    await publishListing(ctx, saved.listingId, "gold");
    return saved.listingId;
  });
}

let t: TestDatabase;
let mine: number;
beforeAll(async () => {
  t = await testDatabase();
  for (const [id, slug] of [
    [A, "bears"],
    [B, "wolves"],
  ])
    await t.sql("insert into guilds (guild_id, name, slug, is_public) values ($1, $2, $2, true)", [id, slug]);
  mine = await made(A, "taiga");
  await made(B, "tundra");
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.sql("delete from subscriptions");
  await givePlan(t, A, "gold");
  await givePlan(t, B, "gold");
  await follow(A);
  await follow(B);
});

it("rests when its plan ends by the clock, keeps everything, and comes back by itself", async () => {
  expect(await off()).toEqual([]);
  await t.sql(
    `update subscriptions set ends_at = now() - interval '1 minute' where grizzly_user_id =
      (select supporter_user_id from guild_subscriptions where guild_id = $1)`,
    [A],
  );
  expect(await off()).toEqual([A]);
  expect(await follow(A)).toEqual(["taiga"]);
  expect([await page("taiga"), await off()]).toEqual([null, []]);
  expect(await resting("taiga")).toMatchObject({ name: "taiga", guildName: "bears" });
  // The other guild's is another plan's.
  expect([await resting("tundra"), (await page("tundra"))?.featured]).toEqual([null, true]);
  const lines = await inGuild(A, (ctx) => listAudit(ctx, { subjectType: "server_listing", limit: 1 }));
  expect(lines[0]).toMatchObject({ action: "listing.hide", reason: expect.stringContaining("No plan") });
  await expect(inGuild(A, async (ctx) => showListing(ctx, mine, await guildTier(ctx)))).rejects.toThrow(
    "comes with Silver",
  );

  await t.sql("update subscriptions set ends_at = null");
  expect(await off()).toEqual([A]);
  await follow(A);
  expect(await page("taiga")).toMatchObject({ description: "Cold.", featured: true });
  expect([await resting("taiga"), await follow(A)]).toEqual([null, []]);
});

it("loses and finds its paid place with the tier, and keeps one that was given until a day", async () => {
  const [paid, featured] = [
    (tier: string) => t.sql("update subscriptions set tier = $1", [tier]),
    async () => (await page("taiga"))?.featured,
  ];
  await paid("silver");
  expect(await off()).toEqual([A, B]);
  await follow(A);
  expect(await featured()).toBe(false);
  await paid("partner");
  await follow(A);
  expect(await featured()).toBe(true);
  await t.sql("update server_listings set featured_until = now() + interval '1 day' where guild_id = $1", [
    A,
  ]);
  await paid("silver");
  expect([await follow(A), await featured()]).toEqual([[], true]);
  await t.sql("update server_listings set featured_until = null");
});

it("shows as much of its text as the plan allows, keeps the rest, and shows it again with the plan", async () => {
  const long = `Cold. ${"Warm fires burn here. ".repeat(60)}Bring matchsticks.`;
  await t.sql("update server_listings set description = $2 where guild_id = $1", [A, long]);
  const told = async () => (await page("taiga"))?.description ?? "";
  const found = async (word: string) => {
    const rows = await t.sql(
      "select 1 from directory_entries where guild_id = $1 and words @@ to_tsquery('simple', $2)",
      [A, word],
    );
    return rows.length > 0;
  };
  expect(await told()).toBe(long);
  await t.sql("update subscriptions set tier = 'silver'");
  expect(await off()).toContain(A);
  expect(await follow(A)).toEqual(["taiga"]);
  expect((await told()).length).toBeLessThanOrEqual(500);
  expect(await told()).toMatch(/\w…$/);
  expect([await found("cold"), await found("matchsticks")]).toEqual([true, false]);
  const [kept] = await t.sql("select description from server_listings where guild_id = $1", [A]);
  expect(kept).toEqual({ description: long });
  const lines = await inGuild(A, (ctx) => listAudit(ctx, { subjectType: "server_listing", limit: 2 }));
  expect(lines.map((line) => line.action)).toContain("listing.text");
  expect([await follow(A), await off()]).toEqual([[], [B]]);

  await t.sql("update subscriptions set tier = 'gold'");
  await follow(A);
  expect(await told()).toBe(long);
  expect(await found("matchsticks")).toBe(true);
});

it("that its guild hides while it rests stays hidden when a plan comes back", async () => {
  await t.sql("update subscriptions set state = 'grace', grace_until = now() + interval '1 day'");
  expect(await off()).toEqual([]);
  await t.sql("update subscriptions set grace_until = now() - interval '1 second'");
  await follow(A);
  await inGuild(A, (ctx) => hideListing(ctx, mine, null));
  expect(await resting("taiga")).toBeNull();
  await t.sql("update subscriptions set state = 'active'");
  expect([await follow(A), await page("taiga")]).toEqual([[], null]);
});
