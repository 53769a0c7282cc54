import { currencyOf } from "@/features/economy/data/settings";
import type { EventHandler } from "@/features/events/dispatch";
import { postToFeed } from "@/features/guilds/mutations/feeds";
import type { ChannelPurpose } from "@/features/guilds/mutations/members";
import type { DiscordBotService } from "@/features/guilds/service";
import { personByDiscord } from "@/features/identity/data/people";
import { killAnnounced } from "@/features/players/events";
import { shopEvents } from "@/features/shop/events";
import { formatCoins } from "@/lib/money";

/** Text of people, so that none of Discord's own marks in a name take effect. */
export function plain(text: string): string {
  return text.replace(/[\\*_~`|>#[\]()<@-]/g, "\\$&");
}

type Words = Parameters<EventHandler>;

function feed(
  discord: DiscordBotService,
  purpose: ChannelPurpose,
  words: (...args: Words) => Promise<string>,
): EventHandler {
  return async (ctx, event) => {
    if (!("guildId" in ctx)) return;
    await postToFeed(ctx, discord, {
      purpose,
      contentKey: `${event.type}:${event.key}`,
      content: await words(ctx, event),
    });
  };
}

/** What Grizzly OS writes into a guild's channels, by type of event. */
export function feedHandlers(discord: DiscordBotService): (readonly [string, EventHandler])[] {
  return [
    [
      "players.kill",
      feed(discord, "kills", async (_ctx, event) => {
        const kill = killAnnounced.parse(event.payload);
        const how = [kill.weapon, kill.distance === null ? null : `${Math.round(kill.distance)} m`]
          .filter(Boolean)
          .join(", ");
        const line = `**${plain(kill.killer ?? "Someone")}** killed **${plain(kill.victim)}**${how ? ` · ${plain(how)}` : ""}`;
        return kill.inferred ? `${line} · likely, the log does not say it` : line;
      }),
    ],
    [
      "shop.order.paid",
      feed(discord, "shop", async (ctx, event) => {
        const order = shopEvents["shop.order.paid"].parse(event.payload);
        const guild = "guildId" in ctx ? ctx : null;
        const buyer = guild ? await personByDiscord(guild, order.discordId) : null;
        const coins = guild ? await currencyOf(guild, guild.guildId) : { symbol: "" };
        const many = order.quantity > 1 ? `${order.quantity} × ` : "";
        return `**${plain(buyer?.name ?? "Someone")}** bought ${many}**${plain(order.itemName)}** for ${formatCoins(BigInt(order.total))} ${plain(coins.symbol)}. Order ${order.number}.`;
      }),
    ],
  ];
}
