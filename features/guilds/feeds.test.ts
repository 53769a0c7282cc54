import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { listAudit } from "@/features/audit/data";
import { ProviderError } from "@/lib/http/provider";
import { feedList, feedSettings, feedTarget } from "./data/feeds";
import { discordText } from "./discord-text";
import { feedSamples } from "./feed-samples";
import { feedSettingsInput } from "./feed-schema";
import { boardWords, killWords, placeWords, plain } from "./feed-words";
import { dueAt, FEED_OFF, FEEDS, settingsFor } from "./feeds";
import { blockChannel, refusalOf, updateFeed } from "./mutations/feeds";
import { setChannel } from "./mutations/members";
import { syncChannels } from "./mutations/roles";
import { scopeForJob } from "./scope";

const GUILD = "100000000000000001";
const KILLS = "400000000000000001";
const OTHER = "400000000000000002";
const scope = scopeForJob(GUILD, "test");
const on = { ...FEED_OFF, channelId: KILLS, enabled: true };
const channel = (channelId: string, problem: string | null = null) => ({
  channelId,
  name: `c-${channelId.slice(-1)}`,
  kind: "text",
  problem,
});
const inGuild = <T>(work: Parameters<typeof withGuild<T>>[1]) => withGuild(scope, work);

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
  await t.sql("insert into guilds (guild_id, name, slug) values ($1, 'Bears', 'bears')", [GUILD]);
});
afterAll(() => t.close());
beforeEach(async () => {
  for (const table of ["guild_feed_map", "guild_channels", "channel_content_log"])
    await t.sql(`delete from ${table}`);
  await inGuild((ctx) => syncChannels(ctx, [channel(KILLS), channel(OTHER)]));
});

describe("a feed's settings", () => {
  it("are kept for each feed, with what changed in the log, and only channels that are there", async () => {
    await inGuild((ctx) => updateFeed(ctx, "kills", { ...on, place: "area", minMetres: 50 }));
    await inGuild((ctx) =>
      updateFeed(ctx, "shop", { ...on, channelId: OTHER, place: "exact", minMetres: 50 }),
    );
    expect(await inGuild((ctx) => feedSettings(ctx, "kills"))).toMatchObject({
      place: "area",
      minMetres: 50,
    });
    // A shop has no place and no distance: what does not count is not kept.
    expect(await inGuild((ctx) => feedSettings(ctx, "shop"))).toEqual({ ...on, channelId: OTHER });
    const strange = inGuild((ctx) => updateFeed(ctx, "kills", { ...on, channelId: "499999999999999999" }));
    await expect(strange).rejects.toMatchObject({ status: 422 });
    await inGuild((ctx) => updateFeed(ctx, "kills", { ...on, place: "area", minMetres: 60 }));
    const [line] = await inGuild((ctx) => listAudit(ctx, { limit: 1 }));
    expect(line).toMatchObject({ before: { minMetres: 50 }, after: { minMetres: 60 } });
  });

  it("begin with the channel that was given the purpose", async () => {
    await inGuild((ctx) => setChannel(ctx, { channelId: KILLS, purpose: "kills", name: "kills" }));
    expect(await inGuild((ctx) => feedTarget(ctx, "kills"))).toMatchObject({
      channelId: KILLS,
      enabled: true,
    });
    await inGuild((ctx) => updateFeed(ctx, "kills", { ...on, enabled: false }));
    expect(await inGuild((ctx) => feedTarget(ctx, "kills"))).toBeNull();
  });

  it("that are changed by two at once keep both", async () => {
    await Promise.all(
      FEEDS.map((feed) =>
        inGuild((ctx) => updateFeed(ctx, feed, { ...on, delayMinutes: FEEDS.indexOf(feed) })),
      ),
    );
    const feeds = await inGuild(feedList);
    expect(feeds.map((feed) => feed.delayMinutes)).toEqual(FEEDS.map((_, at) => at));
  });
});

describe("a channel", () => {
  it("that refuses us waits with its reason, and goes on when Discord lets us in again", async () => {
    await inGuild((ctx) => updateFeed(ctx, "kills", on));
    await inGuild((ctx) => blockChannel(ctx, KILLS, "The bot may not write there."));
    expect(await inGuild((ctx) => feedTarget(ctx, "kills"))).toBeNull();
    const problem = async () => (await inGuild(feedList)).find((feed) => feed.feed === "kills")?.problem;
    expect(await problem()).toBe("The bot may not write there.");
    await inGuild((ctx) => syncChannels(ctx, [channel(KILLS, "Grizzly OS misses “Send messages” there.")]));
    expect(await problem()).toBe("Grizzly OS misses “Send messages” there.");
    await inGuild((ctx) => syncChannels(ctx, [channel(OTHER)]));
    expect(await problem()).toBe("The channel does not exist any more.");
    await inGuild((ctx) => syncChannels(ctx, [channel(KILLS)]));
    expect(await problem()).toBeNull();
    expect(await inGuild((ctx) => feedTarget(ctx, "kills"))).toMatchObject({ channelId: KILLS });
  });

  it("is refused for good by what Discord says of it, and by nothing else", () => {
    expect(refusalOf(new ProviderError("unavailable", "Discord does not answer."))).toBeNull();
    expect(refusalOf(new ProviderError("rate_limited", "slow down", 429))).toBeNull();
    expect(refusalOf(new ProviderError("refused", "no", 403))).toBe("The bot may not write there.");
    expect(refusalOf(new ProviderError("refused", "no", 404))).toBe("The channel does not exist any more.");
  });
});

describe("what is posted", () => {
  const kill = {
    killer: "A",
    victim: "B",
    weapon: "M70",
    distance: 80,
    inferred: false,
    at: { x: 4_512, north: 10_873 },
  };

  it("says where only as exactly as it may", () => {
    expect(killWords(kill, on)).not.toMatch(/square|4510/);
    expect(killWords(kill, { ...on, place: "area" })).toContain("square 04 10");
    expect(killWords(kill, { ...on, place: "exact" })).toContain("4510 / 10870");
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 15_359, noNaN: true }),
        fc.double({ min: 0, max: 999, noNaN: true }),
        (at, step) => {
          const corner = Math.floor(at / 1_000) * 1_000;
          // Whoever reads the square cannot tell two points of it apart.
          expect(placeWords({ x: corner + step, north: 0 }, "area")).toBe(
            placeWords({ x: corner, north: 0 }, "area"),
          );
        },
      ),
    );
  });

  it("shows a game server in one line that is kept up to date", () => {
    const stateSince = "2026-11-23T09:00:00.000Z";
    const server = { name: "Cher_1", state: "up", stateSince, players: 12, slots: 60, nextRestart: null };
    const at = (checkedAt: string) => boardWords({ ...server, checkedAt });
    expect(at("2026-11-23T09:31:00Z")).toBe(
      "**Cher\\_1** · started <t:1795424400:R> · 12 of 60 online · seen <t:1795426200:R>",
    );
    // It is not edited each minute for its age alone.
    expect(at("2026-11-23T09:31:00Z")).toBe(at("2026-11-23T09:34:59Z"));
    expect(boardWords({ ...server, state: "down", checkedAt: null })).toBe(
      "**Cher\\_1** · stopped <t:1795424400:R>",
    );
  });

  it("leaves out what the filter says", () => {
    expect(killWords(kill, { ...on, minMetres: 81 })).toBeNull();
    expect(killWords(kill, { ...on, minMetres: 80 })).not.toBeNull();
    expect(killWords({ ...kill, inferred: true }, { ...on, certainOnly: true })).toBeNull();
    expect(killWords({ ...kill, distance: null }, { ...on, minMetres: 1 })).toBeNull();
    expect(dueAt({ ...on, delayMinutes: 10 }, new Date(0))).toEqual(new Date(600_000));
  });

  it("reads in the preview as people typed it, whatever they typed", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (name) => {
        const drawn = discordText(`**${plain(name)}** came`);
        expect(drawn.map((one) => one.text).join("")).toBe(`${name} came`);
        expect(drawn.filter((one) => one.bold).map((one) => one.text)).toEqual([name]);
      }),
    );
  });

  it("has an example for every feed, and settings that pass their own check", () => {
    for (const feed of FEEDS) {
      const settings = settingsFor(feed, on);
      expect(feedSettingsInput.parse(settings)).toEqual(settings);
      const samples = feedSamples(feed, settings, { symbol: "GC", now: new Date() });
      expect(samples.every((sample) => sample !== null && sample.length > 5)).toBe(true);
    }
  });
});
