import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GuildContext, withGuild, withPublic, withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { hideListing, publishListing, saveListing } from "../mutations/listing";
import { decideListing } from "../mutations/platform";
import { registerServer } from "../mutations/server";
import { reportQueue } from "../reports/data/queue";
import { decideReport } from "../reports/mutations/decide";
import { reportListing } from "../reports/mutations/report";
import { reviewPage } from "./data/reviews";
import { answerReview } from "./mutations/answer";
import { type Reviewer, removeReview, writeReview } from "./mutations/write";

const TAIGA = "100000000000000001";
const OTHER = "100000000000000002";
const SLUG = "taiga-nights";
let t: TestDatabase;
let wolf: Reviewer;
let hare: Reviewer;
let stranger: Reviewer;

const inGuild = <T>(guildId: string, fn: (ctx: GuildContext) => Promise<T>) =>
  withGuild(scopeForJob(guildId, "test"), fn);

/** A person, with a linked player who has these minutes on a service. */
async function person(at: number, name: string, minutes: Record<string, number> | null): Promise<Reviewer> {
  const discordId = `20000000000000000${at}`;
  const [user] = await t.sql<{ id: string }>(
    "insert into grizzly_users (discord_id, display_name) values ($1, $2) returning id",
    [discordId, name],
  );
  if (minutes) {
    const [player] = await t.sql<{ player_id: string }>(
      "insert into player_profiles (guild_id, ingame_name) values ($1, $2) returning player_id",
      [TAIGA, name],
    );
    await t.sql(
      "insert into player_links (guild_id, discord_id, ingame_name, player_id, verified) values ($1, $2, $3, $4, true)",
      [TAIGA, discordId, name, player?.player_id],
    );
    for (const [service, of] of Object.entries(minutes))
      await t.sql(
        "insert into player_sessions (guild_id, service_id, player_id, player_name, session_start, session_end, duration_seconds) values ($1, $2, $3, $4, now() - interval '1 day', now(), $5)",
        [TAIGA, service, player?.player_id, name, of * 60],
      );
  }
  return { id: user?.id ?? "", discordId, isStaff: false };
}

beforeAll(async () => {
  t = await testDatabase();
  for (const [id, slug] of [
    [TAIGA, "taiga"],
    [OTHER, "other"],
  ])
    await t.sql("insert into guilds (guild_id, name, slug, is_public) values ($1, $2, $2, true)", [id, slug]);
  await t.sql(
    "insert into nitrado_services (guild_id, service_id, name) values ($1, 's1', 'S'), ($1, 's2', 'S')",
    [TAIGA],
  );
  await inGuild(TAIGA, async (ctx) => {
    const { serverId } = await registerServer(ctx, {
      serviceId: "s1",
      name: "Taiga Nights",
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
    const texts = {
      tagline: null,
      description: null,
      rules: null,
      website: null,
      icon: "pine",
      hue: "moss",
    } as const;
    const inviteLink = "https://discord.gg/taiga";
    const input = { ...texts, serverId, slug: SLUG, serverName: "Taiga Nights", inviteLink };
    const { listingId } = await saveListing(ctx, input);
    await publishListing(ctx, listingId, "silver");
  });
  wolf = await person(1, "Wolf", { s1: 300, s2: 600 });
  hare = await person(2, "Hare", { s1: 299, s2: 6_000 });
  stranger = await person(3, "Stranger", null);
  await t.sql("insert into guild_members (guild_id, discord_id) values ($1, $2)", [
    TAIGA,
    stranger.discordId,
  ]);
  await t.sql("update guilds set owner_discord_id = $2 where guild_id = $1", [TAIGA, stranger.discordId]);
});
afterAll(() => t.close());

const write = (who: Reviewer, stars = 4, body = "Good fights, quiet nights, fair staff.") =>
  inGuild(TAIGA, (ctx) => writeReview(ctx, { slug: SLUG, stars, body }, who));
const page = () => withPublic((ctx) => reviewPage(ctx, SLUG));
const job = { kind: "system", job: "test" } as const;

describe("reviews of a server", () => {
  it("come from who has five hours in this server's own sessions, whatever they have elsewhere", async () => {
    await expect(write(hare)).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("You have 4 h 59 min"),
    });
    await expect(write(stranger)).rejects.toMatchObject({ code: "forbidden" });
    await expect(write({ ...wolf, isStaff: true })).rejects.toMatchObject({ code: "forbidden" });
    await write(wolf);
    expect(await page()).toMatchObject({
      reviews: [{ author: "Wolf", stars: 4, seconds: 18_000, answer: null, edited: false }],
      counts: [0, 0, 0, 1, 0],
    });
  });

  it("are one a person: written again it changes", async () => {
    await write(wolf, 2, "The new rules spoil it for me.");
    expect((await page()).reviews).toMatchObject([{ stars: 2 }]);
  });

  it("leave the name out of who does not show themselves", async () => {
    await t.sql("update player_profiles set is_public = false where ingame_name = 'Wolf'");
    expect((await page()).reviews[0]?.author).toBeNull();
    await t.sql("update player_profiles set is_public = true where ingame_name = 'Wolf'");
  });

  it("are answered by their own guild alone, and who wrote it is told", async () => {
    const id = (await page()).reviews[0]?.id ?? "";
    await expect(inGuild(OTHER, (ctx) => answerReview(ctx, id, "Ours."))).rejects.toMatchObject({
      code: "not_found",
    });
    await inGuild(TAIGA, (ctx) => answerReview(ctx, id, "We changed them back."));
    expect((await page()).reviews[0]?.answer?.text).toBe("We changed them back.");
    const told = await t.sql("select 1 from service_notifications where grizzly_user_id = $1", [wolf.id]);
    const owner = await t.sql("select 1 from service_notifications where grizzly_user_id = $1", [
      stranger.id,
    ]);
    expect(owner).toHaveLength(1);
    expect(told).toHaveLength(1);
  });

  it("are reported once a person, hidden by staff with a reason, and the guild learns no name", async () => {
    const reviewId = (await page()).reviews[0]?.id ?? "";
    const report = { slug: SLUG, reviewId, topic: "abuse", reason: "It insults the staff." } as const;
    const asHare = { kind: "user", userId: hare.id, discordId: hare.discordId } as const;
    const scope = { ...scopeForJob(TAIGA, "test"), actor: asHare };
    const send = () => withGuild(scope, (ctx) => reportListing(ctx, report, hare.id));
    await send();
    await expect(send()).rejects.toMatchObject({ code: "conflict" });
    const open = { open: true, after: "", limit: 10 };
    const [found] = (await withSystem(job, (ctx) => reportQueue(ctx, open))).rows;
    expect(found).toMatchObject({ reporter: "Hare", topic: "abuse", review: { id: reviewId, stars: 2 } });
    const log = await t.sql<{ line: string }>(
      `select row_to_json(a)::text as line from audit_log a where action = 'listing.report'
       union all select row_to_json(e)::text from interbot_events e where type = 'listing.reported'`,
    );
    expect(log).toHaveLength(2);
    for (const { line } of log) expect(line).not.toContain(hare.id);
    const decided = { reportId: found?.id ?? "", verdict: "hide", answer: "It names a person." } as const;
    await inGuild(TAIGA, (ctx) => decideReport(ctx, decided, stranger.id));
    expect((await page()).reviews).toEqual([]);
    await expect(write(wolf)).rejects.toMatchObject({ code: "conflict" });
    await expect(inGuild(TAIGA, (ctx) => removeReview(ctx, SLUG, wolf))).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await withSystem(job, (ctx) => reportQueue(ctx, open))).rows).toEqual([]);
  });

  it("go on page by page without one twice", async () => {
    await t.sql(
      `insert into server_reviews (guild_id, listing_id, stars, body, seconds, created_at)
       select $1, listing_id, 5, 'Seed ' || n, 20000, now() - (n % 3) * interval '1 hour' from server_listings, generate_series(1, 23) n`,
      [TAIGA],
    );
    const ids: string[] = [];
    for (let after: string | null = ""; after !== null; ) {
      const key: string = after;
      const one = await withPublic((ctx) => reviewPage(ctx, SLUG, key));
      ids.push(...one.reviews.map(({ id }) => id));
      after = one.next;
    }
    expect(ids).toHaveLength(23);
    expect(new Set(ids).size).toBe(23);
  });

  it("and the page itself is hidden by staff on a report", async () => {
    const report = { slug: SLUG, reviewId: null, topic: "stolen", reason: "The name is ours." } as const;
    await inGuild(TAIGA, (ctx) => reportListing(ctx, report, hare.id));
    const [found] = (await withSystem(job, (ctx) => reportQueue(ctx, { open: true, after: "", limit: 10 })))
      .rows;
    const decided = { reportId: found?.id ?? "", verdict: "hide", answer: "It is theirs." } as const;
    await inGuild(TAIGA, (ctx) => decideReport(ctx, decided, stranger.id));
    expect((await page()).counts).toEqual([0, 0, 0, 0, 0]);
    const told = await t.sql<{ title: string; href: string }>(
      "select title, href from service_notifications where kind = 'listings.decided'",
    );
    expect(told).toEqual([
      {
        title: "Grizzly has hidden Taiga Nights",
        href: expect.stringMatching(/^\/guilds\/taiga\/listing\/\d+$/),
      },
    ]);
    await inGuild(TAIGA, (ctx) =>
      decideListing(
        ctx,
        Number(found?.listing.id),
        { verdict: "release", reason: "It was yours." },
        "silver",
      ),
    );
    expect((await page()).counts).toEqual([0, 0, 0, 0, 23]);
    await inGuild(TAIGA, (ctx) => hideListing(ctx, Number(found?.listing.id), null));
    await expect(write(wolf)).rejects.toMatchObject({ code: "not_found" });
  });
});
