import { afterAll, beforeAll, expect, it } from "vitest";
import { withGuild, withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { dispatchDue } from "@/features/events/dispatch";
import { publish, subscribe } from "@/features/events/mutations";
import { plain } from "@/features/guilds/feed-words";
import { FEED_OFF } from "@/features/guilds/feeds";
import { updateFeed } from "@/features/guilds/mutations/feeds";
import { setChannel } from "@/features/guilds/mutations/members";
import { scopeForJob } from "@/features/guilds/scope";
import { sendFeeds } from "@/features/guilds/send-feeds";
import { discordBotService } from "@/features/guilds/service";
import { syncGuilds } from "@/features/guilds/sync";
import { announce } from "@/features/shop/mutations/announce";
import { sandboxClient } from "@/sandbox/client";
import { guildByKey } from "@/sandbox/population";
import { startSandbox } from "@/sandbox/start";
import { refreshBoards } from "./boards";
import { feedHandlers } from "./feeds";

let database: TestDatabase;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
const guild = guildByKey("black-pine");
const channel = guild.channels.find(({ key }) => key === "kill-feed");
const scope = scopeForJob(guild.id, "test");
const service = () =>
  discordBotService({
    apiUrl: `${sandbox.url}/discord/api/v10`,
    botToken: sandbox.config.discord.apps[0]?.botToken ?? "",
  });

async function posted(where = channel?.id): Promise<string[]> {
  const { messages } = (await sandboxClient(sandbox.url).state()) as unknown as {
    messages: Record<string, { channelId: string; content: string }>;
  };
  return Object.values(messages)
    .filter((message) => message.channelId === where)
    .map((message) => message.content);
}

const dispatch = async (clock = () => new Date()) => {
  const handled = await dispatchDue({
    subscriber: "grizzly-os",
    worker: "test",
    handlers: feedHandlers,
    limit: 50,
  });
  await sendFeeds(service(), { clock });
  return handled;
};

const kill = (key: string, killer = "m4rten") =>
  withGuild(scope, (ctx) =>
    publish(ctx, {
      type: "players.kill",
      key,
      payload: {
        killId: 1,
        killer,
        victim: "Volkov",
        weapon: "DMR",
        distance: 139.3,
        inferred: false,
        at: new Date().toISOString(),
      },
    }),
  );

beforeAll(async () => {
  [database, sandbox] = await Promise.all([testDatabase(), startSandbox({ port: 0 })]);
  await database.sql("insert into guilds (guild_id, name, slug) values ($1, 'Old name', 'black-pine')", [
    guild.id,
  ]);
  await withSystem({ kind: "system", job: "test" }, (ctx) => subscribe(ctx, "grizzly-os", ["players.kill"]));
  await withGuild(scope, (ctx) =>
    setChannel(ctx, { channelId: channel?.id ?? "", purpose: "kills", name: "kill-feed" }),
  );
});
afterAll(async () => {
  await sandbox.stop();
  await database.close();
});

it("posts a kill once, also when its event is handled again", async () => {
  await kill("first");
  await dispatch();
  await database.sql(
    "update interbot_event_deliveries set state = 'pending', attempts = 0, next_try_at = now()",
  );
  await dispatch();
  // A crash after Discord and before our commit: our own note is missing, the nonce is not.
  await database.sql("delete from channel_content_log");
  await database.sql(
    "update interbot_event_deliveries set state = 'pending', attempts = 0, next_try_at = now()",
  );
  await dispatch();
  expect(await posted()).toEqual(["**m4rten** killed **Volkov** · DMR, 139 m"]);
});

it("waits while Discord is away, and loses nothing", async () => {
  await sandboxClient(sandbox.url).fault("discord", { mode: "down" });
  await kill("second", "Hania");
  expect(await dispatch()).toEqual({ done: 1, failed: 0 });
  await sandboxClient(sandbox.url).fault("discord", { mode: "none" });
  await database.sql("update channel_content_log set next_try_at = now()");
  await dispatch();
  expect((await posted()).filter((content) => content.startsWith("**Hania**"))).toHaveLength(1);
});

it("tells a kill as late as the guild wants", async () => {
  const settings = { ...FEED_OFF, channelId: channel?.id ?? "", enabled: true, delayMinutes: 10 };
  await withGuild(scope, (ctx) => updateFeed(ctx, "kills", settings));
  await kill("third", "Latecomer");
  expect(await dispatch()).toEqual({ done: 1, failed: 0 });
  const told = async () => (await posted()).some((content) => content.startsWith("**Latecomer**"));
  expect(await told()).toBe(false);
  await dispatch(() => new Date(Date.now() + 11 * 60_000));
  expect(await told()).toBe(true);
  await withGuild(scope, (ctx) => updateFeed(ctx, "kills", { ...settings, delayMinutes: 0 }));
});

it("tells the team of an item that paused itself, once", async () => {
  await withSystem({ kind: "system", job: "test" }, (ctx) =>
    subscribe(ctx, "grizzly-os", ["shop.item.paused"]),
  );
  await withGuild(scope, (ctx) =>
    setChannel(ctx, { channelId: channel?.id ?? "", purpose: "admin", name: "kill-feed" }),
  );
  const reason = "3 of its last 5 orders never appeared. It is being checked.";
  await withGuild(scope, (ctx) =>
    announce(ctx, "shop.item.paused", { itemId: 7, name: "Night vision", reason }),
  );
  await dispatch();
  await dispatch();
  const told = (await posted()).filter((content) => content.includes("paused itself"));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain("Night vision");
  expect(told[0]).toContain("3 of its last 5 orders");
});

it("lets no name give orders to Discord", () => {
  expect(plain("@everyone **x** <@1> `rm`")).toBe("\\@everyone \\*\\*x\\*\\* \\<\\@1\\> \\`rm\\`");
});

it("brings the guild and its members to what Discord says", async () => {
  await syncGuilds(service());
  const [row] = await database.sql<{ name: string; members: number; state: string }>(
    `select g.name, s.state, (select count(*)::int from guild_members m where m.guild_id = g.guild_id and m.left_at is null) as members
     from guilds g join guild_sync s using (guild_id) where g.guild_id = $1`,
    [guild.id],
  );
  expect(row?.name).toBe("Black Pine");
  expect(row?.state).toBe("active");
  expect(row?.members).toBeGreaterThan(10);
  const roles = await database.sql<{ name: string }>("select name from guild_roles where guild_id = $1", [
    guild.id,
  ]);
  expect(roles.length).toBeGreaterThan(3);
  const listed = await database.sql<{ name: string; problem: string | null }>(
    "select name, disabled_reason as problem from guild_channels where guild_id = $1 and purpose = 'listed' order by name",
    [guild.id],
  );
  expect(listed).toContainEqual({ name: "kill-feed", problem: null });
});

it("tells of a new ticket where a guild chose a channel for it, and never where everybody reads", async () => {
  await withSystem({ kind: "system", job: "test" }, (ctx) =>
    subscribe(ctx, "grizzly-os", ["tickets.opened"]),
  );
  const open = guild.channels.find((one) => one.key === "tickets")?.id ?? "";
  await withGuild(scope, (ctx) => setChannel(ctx, { channelId: open, purpose: "tickets", name: "tickets" }));
  const opened = (number: number, isPrivate = false) =>
    withGuild(scope, (ctx) =>
      publish(ctx, {
        type: "tickets.opened",
        payload: { number, openerId: "1", type: "server", title: `Tent *${number}* is gone`, isPrivate },
      }),
    );
  const told = () =>
    database.sql("select channel_id from channel_content_log where content_key like 'tickets.opened%'");
  await opened(1);
  await dispatch();
  expect(await told()).toEqual([]);
  const channelId = guild.channels.find((one) => one.key === "staff")?.id ?? "";
  await withGuild(scope, (ctx) => updateFeed(ctx, "tickets", { ...FEED_OFF, channelId, enabled: true }));
  await opened(2);
  await opened(3, true);
  await dispatch();
  expect(await told()).toEqual([{ channel_id: channelId }]);
  expect(await posted(channelId)).toContain("Ticket 2: **Tent \\*2\\* is gone** · a game server");
});

it("keeps one message a game server up to date", async () => {
  const channelId = guild.channels.find((one) => one.key === "server-status")?.id ?? "";
  await withGuild(scope, (ctx) => updateFeed(ctx, "status", { ...FEED_OFF, channelId, enabled: true }));
  await database.sql(
    "insert into nitrado_services (guild_id, service_id, name, access_kind, slots) values ($1, '77', 'Cherno 1', 'token', 60)",
    [guild.id],
  );
  const [server] = await database.sql<{ id: string }>(
    "insert into registered_servers (guild_id, service_id, name) values ($1, '77', 'Cherno 1') returning id",
    [guild.id],
  );
  const seen = (players: number) =>
    database.sql(
      `insert into server_status (guild_id, server_id, state, state_since, players, checked_at) values ($1, $2, 'up', now(), $3, now())
       on conflict (guild_id, server_id) do update set players = excluded.players`,
      [guild.id, server?.id, players],
    );
  const refresh = async () => {
    const changed = await withGuild(scope, refreshBoards);
    await sendFeeds(service());
    return changed;
  };
  await seen(12);
  expect(await refresh()).toBe(1);
  expect(await refresh()).toBe(0);
  expect((await posted(channelId)).at(-1)).toMatch(
    /^\*\*Cherno 1\*\* · started <t:\d+:R> · 12 of 60 online · seen/,
  );
  await seen(13);
  await refresh();
  const now = await posted(channelId);
  expect(now).toHaveLength(1);
  expect(now[0]).toContain("13 of 60 online");
});
