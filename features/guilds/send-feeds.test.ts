import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type GuildContext, withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { ProviderError } from "@/lib/http/provider";
import { DAY, MINUTE, SECOND } from "@/lib/time";
import { feedList, feedTarget } from "./data/feeds";
import { FEED_OFF } from "./feeds";
import { updateFeed } from "./mutations/feeds";
import { enqueuePost, keepBoard, takePost } from "./mutations/outbox";
import { syncChannels } from "./mutations/roles";
import { scopeForJob } from "./scope";
import { sendFeeds } from "./send-feeds";
import type { DiscordBotService } from "./service";

const GUILD = "100000000000000001";
const OTHER_GUILD = "100000000000000002";
const KILLS = "400000000000000001";
const OTHER = "400000000000000002";
const OWNER = "200000000000000001";

let t: TestDatabase;
let now: Date;
let discord: ReturnType<typeof fakeDiscord>;

/** Discord as it is: a nonce is known for a while, what was written stays, and an answer can be lost. */
function fakeDiscord() {
  const messages: { id: string; channelId: string; content: string }[] = [];
  const nonces = new Map<string, string>();
  const fails: { error: unknown; after: boolean }[] = [];
  const act = <T>(work: () => T): Promise<T> => {
    const next = fails.shift();
    if (next && !next.after) return Promise.reject(next.error);
    const done = work();
    return next ? Promise.reject(next.error) : Promise.resolve(done);
  };
  return {
    messages,
    said: (channelId = KILLS) =>
      messages.filter((one) => one.channelId === channelId).map(({ content }) => content),
    /** The next call fails, before or after Discord has done it. */
    fail: (error: unknown, after = false, times = 1) => {
      for (let at = 0; at < times; at++) fails.push({ error, after });
    },
    heal: () => {
      fails.length = 0;
    },
    forget: () => nonces.clear(),
    service: {
      post: (channelId: string, { content, nonce }: { content: string; nonce: string }) =>
        act(() => {
          const known = nonces.get(`${channelId}:${nonce}`);
          if (known) return known;
          const id = String(500 + messages.length);
          messages.push({ id, channelId, content });
          nonces.set(`${channelId}:${nonce}`, id);
          return id;
        }),
      edit: (_channelId: string, messageId: string, content: string) =>
        act(() => {
          const message = messages.find(({ id }) => id === messageId);
          if (!message) throw new ProviderError("refused", "Unknown message", 404);
          message.content = content;
        }),
      ownSince: (channelId: string) =>
        act(() =>
          messages
            .filter((one) => one.channelId === channelId)
            .map(({ id, content }) => ({ messageId: id, content })),
        ),
    } as unknown as DiscordBotService,
  };
}

const at = (guildId = GUILD) => ({ ...scopeForJob(guildId, "test"), now });
const inGuild = <T>(work: (ctx: GuildContext) => Promise<T>) => withGuild(at(), work);
const send = () => sendFeeds(discord.service, { clock: () => now });
const pass = (ms: number) => {
  now = new Date(now.getTime() + ms);
};
const tell = (key: string, more: Partial<Parameters<typeof enqueuePost>[1]> = {}) =>
  inGuild((ctx) =>
    enqueuePost(ctx, { feed: "kills", channelId: KILLS, contentKey: key, content: key, dueAt: now, ...more }),
  );
const states = async () =>
  (
    await t.sql<{ k: string; s: string }>(
      "select content_key as k, state as s from channel_content_log order by id",
    )
  ).map(({ k, s }) => `${k} ${s}`);
const away = () => new ProviderError("unavailable", "Discord does not answer.");
const on = { ...FEED_OFF, channelId: KILLS, enabled: true };
const channel = (channelId: string) => ({
  channelId,
  name: `c-${channelId.slice(-1)}`,
  kind: "text",
  problem: null,
});

beforeAll(async () => {
  t = await testDatabase();
  for (const [id, slug] of [
    [GUILD, "bears"],
    [OTHER_GUILD, "wolves"],
  ])
    await t.sql("insert into guilds (guild_id, name, slug, owner_discord_id) values ($1, $2, $2, $3)", [
      id,
      slug,
      OWNER,
    ]);
  await t.sql("insert into grizzly_users (discord_id, display_name) values ($1, 'Ann')", [OWNER]);
  await t.sql("insert into guild_members (guild_id, discord_id, display_name) values ($1, $2, 'Ann')", [
    GUILD,
    OWNER,
  ]);
});
afterAll(() => t.close());
beforeEach(async () => {
  now = new Date();
  discord = fakeDiscord();
  for (const table of ["guild_feed_map", "guild_channels", "channel_content_log", "service_notifications"])
    await t.sql(`delete from ${table}`);
  await inGuild((ctx) => syncChannels(ctx, [channel(KILLS), channel(OTHER)]));
  await inGuild((ctx) => updateFeed(ctx, "kills", on));
});

it("posts each line once and in order, however often it is kept or sent", async () => {
  await tell("a");
  await tell("a");
  await tell("b");
  expect(await send()).toBe(2);
  expect(await send()).toBe(0);
  expect(discord.said()).toEqual(["a", "b"]);
});

it("posts many that wait at once as one message, and a busy channel's lines together", async () => {
  for (const key of ["a", "b", "c", "d"]) await tell(key);
  await send();
  expect(discord.said()).toEqual(["a\nb\nc\nd"]);
  for (let round = 0; round < 6; round++) {
    await tell(`r${round}`);
    await send();
    pass(SECOND);
  }
  // Four single ones make five messages; the rest waits and comes together.
  expect(discord.said()).toHaveLength(5);
  pass(15 * SECOND);
  await send();
  expect(discord.said().at(-1)).toBe("r4\nr5");
});

it("writes nothing twice where the answer was lost: its nonce tells, and later the channel's history", async () => {
  await tell("a");
  discord.fail(away(), true);
  await send();
  expect(await states()).toEqual(["a unknown"]);
  pass(30 * SECOND);
  await send();
  expect(discord.said()).toEqual(["a"]);
  await tell("b");
  discord.fail(away(), true);
  await send();
  discord.forget();
  pass(10 * MINUTE);
  await send();
  expect(discord.said()).toEqual(["a", "b"]);
  expect(await states()).toEqual(["a posted", "b posted"]);
});

it("writes the same words twice where two things happened", async () => {
  await tell("1", { content: "**Rook** came" });
  await send();
  await tell("2", { content: "**Rook** came" });
  discord.fail(away(), false);
  await send();
  discord.forget();
  pass(10 * MINUTE);
  await send();
  // The first one's message is known to be the first one's.
  expect(discord.said()).toEqual(["**Rook** came", "**Rook** came"]);
});

it("keeps a channel's order while its first line waits, and no other channel waits for it", async () => {
  await tell("a");
  await tell("other", { channelId: OTHER });
  discord.fail(new ProviderError("rate_limited", "slow down", 429, 7));
  await send();
  await tell("b");
  await send();
  expect([discord.said(), discord.said(OTHER)].flat()).toHaveLength(1);
  pass(8 * SECOND);
  await send();
  expect(discord.said()).toEqual(["a", "b"]);
  expect(discord.said(OTHER)).toEqual(["other"]);
});

it("tells a line as late as the guild wants", async () => {
  await tell("late", { dueAt: new Date(now.getTime() + 10 * MINUTE) });
  await send();
  pass(9 * MINUTE);
  await send();
  expect(discord.said()).toEqual([]);
  pass(2 * MINUTE);
  await send();
  expect(discord.said()).toEqual(["late"]);
});

it("switches a channel off after the third refusal, with the reason, and tells the owner once", async () => {
  await tell("a");
  await tell("b");
  const refused = new ProviderError("refused", "Missing Permissions", 403);
  for (let round = 0; round < 3; round++) {
    discord.fail(refused);
    await send();
    expect((await inGuild((ctx) => feedTarget(ctx, "kills"))) === null).toBe(round === 2);
    pass(MINUTE);
  }
  expect((await inGuild(feedList)).find(({ feed }) => feed === "kills")?.problem).toBe(
    "The bot may not write there.",
  );
  const notices = await t.sql<{ title: string; href: string }>(
    "select title, href from service_notifications",
  );
  expect(notices).toEqual([{ title: "Grizzly OS cannot post in #c-1", href: "/guilds/bears/feeds" }]);
  expect(await states()).toEqual(["a failed", "b failed"]);
  await send();
  expect(discord.said()).toEqual([]);
});

it("loses nothing while Discord is away for a while, and tells nothing that is a day old", async () => {
  await tell("a");
  await tell("b");
  for (let round = 0; round < 12; round++) {
    discord.fail(away());
    await send();
    pass(MINUTE);
  }
  discord.heal();
  pass(5 * MINUTE);
  await send();
  expect(discord.said()).toEqual(["a", "b"]);
  await tell("old");
  pass(DAY + MINUTE);
  await send();
  expect(discord.said()).toEqual(["a", "b"]);
});

it("stops at a token that Discord does not take, and says so", async () => {
  await tell("a");
  discord.fail(new ProviderError("unauthorized", "The provider answered 401.", 401));
  await expect(send()).rejects.toMatchObject({ fault: "unauthorized" });
  pass(MINUTE);
  await send();
  expect(discord.said()).toEqual(["a"]);
});

it("edits a board in place, and posts it anew where somebody deleted it", async () => {
  const board = (content: string) =>
    inGuild((ctx) => keepBoard(ctx, { feed: "status", channelId: OTHER, contentKey: "board:1", content }));
  expect(await board("12 online")).toBe(true);
  await send();
  expect(await board("12 online")).toBe(false);
  expect(await board("13 online")).toBe(true);
  await send();
  expect(discord.said(OTHER)).toEqual(["13 online"]);
  discord.messages.length = 0;
  discord.forget();
  await board("14 online");
  await send();
  await send();
  expect(discord.said(OTHER)).toEqual(["14 online"]);
});

it("says nothing more for a feed that was switched off, and moves what waits with its channel", async () => {
  await tell("a", { dueAt: new Date(now.getTime() + MINUTE) });
  await inGuild((ctx) => updateFeed(ctx, "kills", { ...on, channelId: OTHER }));
  pass(2 * MINUTE);
  await send();
  expect([discord.said(), discord.said(OTHER)]).toEqual([[], ["a"]]);
  await tell("b", { channelId: OTHER, dueAt: new Date(now.getTime() + MINUTE) });
  await inGuild((ctx) => updateFeed(ctx, "kills", { ...on, enabled: false }));
  pass(2 * MINUTE);
  await send();
  expect(discord.said(OTHER)).toEqual(["a"]);
});

it("has one sender a channel: another gets nothing while one holds it", async () => {
  await tell("a");
  await tell("b");
  // While its claim is not committed yet nobody else gets the channel, and nobody waits for it.
  const [taken, meanwhile] = await inGuild(async (ctx) => [
    await takePost(ctx, KILLS),
    await inGuild((other) => takePost(other, KILLS)),
  ]);
  expect(taken?.content).toBe("a");
  expect(meanwhile).toBeNull();
  await send();
  expect(discord.said()).toEqual([]);
  const many = await Promise.all(Array.from({ length: 6 }, () => inGuild((ctx) => takePost(ctx, KILLS))));
  expect(many.every((one) => one === null)).toBe(true);
});

it("shows one guild nothing of another's", async () => {
  await withGuild(at(OTHER_GUILD), (ctx) =>
    enqueuePost(ctx, { feed: "kills", channelId: OTHER, contentKey: "x", content: "theirs", dueAt: now }),
  );
  expect(await inGuild((ctx) => takePost(ctx, OTHER))).toBeNull();
});
