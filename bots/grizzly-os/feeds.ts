import type { GuildContext } from "@/db/context";
import { bountyEvents } from "@/features/bounties/events";
import { deliveryEvents } from "@/features/deliveries/events";
import { currencyOf } from "@/features/economy/data/settings";
import type { EventHandler } from "@/features/events/dispatch";
import type { ClaimedEvent } from "@/features/events/schema";
import { feedTarget } from "@/features/guilds/data/feeds";
import {
  bountyWords,
  connectionWords,
  killWords,
  lookWords,
  orderWords,
  ticketWords,
} from "@/features/guilds/feed-words";
import { dueAt, type Feed, type FeedSettings } from "@/features/guilds/feeds";
import { enqueuePost } from "@/features/guilds/mutations/outbox";
import { sendFeeds } from "@/features/guilds/send-feeds";
import { personByDiscord } from "@/features/identity/data/people";
import { killPlace } from "@/features/players/data/kill-place";
import { joinAnnounced, killAnnounced, leaveAnnounced } from "@/features/players/events";
import { shopEvents } from "@/features/shop/events";
import { ticketEvents } from "@/features/tickets/events";
import { TYPE_WORDS } from "@/features/tickets/words";
import { MINUTE, SECOND } from "@/lib/time";
import { bootBoard } from "./boards";
import type { OsEnv } from "./command";
import { nitradoConnection } from "./feed-events";
import type { Part } from "./part";

/** The message for an event; null where the guild's filter leaves it out, or there is nothing to say. */
type Words = (ctx: GuildContext, event: ClaimedEvent, settings: FeedSettings) => Promise<string | null>;

const symbolOf = async (ctx: GuildContext) => (await currencyOf(ctx, ctx.guildId)).symbol;

const WORDS: readonly [type: string, feed: Feed, words: Words][] = [
  [
    "players.kill",
    "kills",
    async (ctx, event, settings) => {
      const kill = killAnnounced.parse(event.payload);
      const at = settings.place === "none" ? null : await killPlace(ctx, kill.killId);
      return killWords({ ...kill, at }, settings);
    },
  ],
  [
    "players.join",
    "connections",
    async (_ctx, event) => connectionWords(joinAnnounced.parse(event.payload).player, null),
  ],
  [
    "players.leave",
    "connections",
    async (_ctx, event) => {
      const { player, seconds } = leaveAnnounced.parse(event.payload);
      return connectionWords(player, seconds);
    },
  ],
  [
    "bounties.placed",
    "bounties",
    async (ctx, event, settings) => {
      const { target, amount, reason } = bountyEvents.placed.parse(event.payload);
      const about = { target, reason, amount: BigInt(amount), symbol: await symbolOf(ctx) };
      return bountyWords({ ...about, hunter: null }, settings);
    },
  ],
  [
    "bounties.claimed",
    "bounties",
    async (ctx, event, settings) => {
      const { target, amount, hunter } = bountyEvents.claimed.parse(event.payload);
      const about = { target, amount: BigInt(amount), symbol: await symbolOf(ctx) };
      return bountyWords({ ...about, hunter, reason: "" }, settings);
    },
  ],
  [
    "shop.order.paid",
    "shop",
    async (ctx, event, settings) => {
      const order = shopEvents["shop.order.paid"].parse(event.payload);
      const buyer = await personByDiscord(ctx, order.discordId);
      const { quantity, itemName: item, number } = order;
      const about = { quantity, item, number, total: BigInt(order.total), symbol: await symbolOf(ctx) };
      return orderWords({ ...about, buyer: buyer?.name ?? null }, settings);
    },
  ],
  [
    "tickets.opened",
    "tickets",
    async (_ctx, event) => {
      const { number, title, type, isPrivate } = ticketEvents["tickets.opened"].parse(event.payload);
      if (isPrivate) return null;
      return ticketWords(number, title, TYPE_WORDS[type].name);
    },
  ],
  [
    "nitrado.connection",
    "admin",
    async (_ctx, event) => {
      const { state, reason } = nitradoConnection.parse(event.payload);
      return state === "failed" ? lookWords("Connect Nitrado again", reason ?? "Nitrado refused us.") : null;
    },
  ],
  [
    "shop.item.paused",
    "admin",
    async (_ctx, event) => {
      const { name, reason } = shopEvents["shop.item.paused"].parse(event.payload);
      return lookWords(
        `“${name}” paused itself`,
        `${reason} Nobody can buy it until a manager sells it again in the dashboard, under Shop.`,
      );
    },
  ],
  [
    "deliveries.needs_look",
    "admin",
    async (_ctx, event) => {
      const { number, reason } = deliveryEvents["deliveries.needs_look"].parse(event.payload);
      return lookWords(number === null ? "An event needs a look" : `Order ${number} needs a look`, reason);
    },
  ],
];

/** Keeps what Grizzly OS is to write into a guild's channels, by type of event. The sender posts it. */
export const feedHandlers: readonly (readonly [string, EventHandler])[] = WORDS.map(([type, feed, words]) => [
  type,
  async (ctx, event) => {
    if (!("guildId" in ctx)) return;
    const settings = await feedTarget(ctx, feed);
    if (!settings) return;
    const content = await words(ctx, event, settings);
    if (content === null) return;
    const { channelId } = settings;
    await enqueuePost(ctx, {
      feed,
      channelId,
      contentKey: `${event.type}:${event.key}`,
      content,
      dueAt: dueAt(settings, event.publishedAt),
    });
  },
]);

/** What happens in a guild, told in its channels. */
export function feeds({ discord }: OsEnv, boards: () => Promise<void>): Part {
  return {
    handlers: [...feedHandlers, ["nitrado.boot", bootBoard]],
    tasks: [
      {
        name: "feeds",
        everyMs: SECOND,
        deadlineMs: 2 * MINUTE,
        run: async ({ signal }) => {
          await sendFeeds(discord, { signal });
        },
      },
      { name: "boards", everyMs: MINUTE, run: boards },
    ],
  };
}
