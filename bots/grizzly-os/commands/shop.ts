import { ButtonStyle, ComponentType, MessageFlags } from "discord.js";
import type { GuildContext } from "@/db/context";
import { plain } from "@/features/guilds/feed-words";
import { firstChoice } from "@/features/shop/checkout-choice";
import { catalogue } from "@/features/shop/data/catalogue";
import { checkout } from "@/features/shop/data/checkout";
import { quote } from "@/features/shop/data/quote";
import type { Catalogue, Quote, ShopItem } from "@/features/shop/dto";
import { purchase } from "@/features/shop/mutations/purchase";
import { purchaseInput } from "@/features/shop/schema";
import { notFound } from "@/lib/errors";
import { parseInput } from "@/lib/http/validate";
import type { Command, Component, ComponentInteraction } from "../command";
import { type Asked, asMember, keyOf, lookUp } from "./ask";
import { about, text, whole } from "./build";
import { type Order, readOrder, writeOrder } from "./order-id";
import { button, coins, lines, link, row, when } from "./reply";
import { chosenId, suggest } from "./suggest";

const own = { flags: MessageFlags.Ephemeral } as const;
/** Discord's own limit of a menu. */
const MENU = 25;

async function shopOf(ctx: GuildContext): Promise<Catalogue> {
  const shop = await catalogue(ctx, ctx.guildId);
  if (!shop || shop.items.length === 0) throw notFound("This server sells nothing yet.");
  return shop;
}

const stockWords = (item: ShopItem): string | null => {
  if (item.availability === "sold-out") return "sold out";
  if (item.availability !== "buyable") return "not on sale now";
  return item.stock === null ? null : `${item.stock} left`;
};

function listWords({ items, currency, delivery, guild }: Catalogue): string {
  const shown = items.slice(0, MENU).map((item) => {
    const stock = stockWords(item);
    return `**${plain(item.name)}** · ${coins(item.price, currency)}${stock ? ` · ${stock}` : ""}`;
  });
  return lines(
    `**Shop of ${plain(guild.name)}**${delivery ? ` · ${delivery.percent} % delivered within ${delivery.withinMinutes} min` : ""}`,
    ...shown,
    items.length > MENU ? `And ${items.length - MENU} more on the website.` : null,
  );
}

/** What a person would buy, as the website's checkout opens: their player, the server, the nearest place. */
async function offer(ctx: GuildContext, discordId: string, itemId: number, quantity: number) {
  const facts = await checkout(ctx, discordId, itemId);
  const first = firstChoice(facts);
  const inGame = facts.item.kind === "in_game";
  const choice = {
    itemId,
    quantity,
    playerId: inGame ? first.playerId : null,
    serviceId: inGame ? first.serviceId : null,
    place: inGame ? first.place : null,
  };
  const server = facts.servers.find((one) => one.serviceId === choice.serviceId) ?? null;
  return { quoted: await quote(ctx, discordId, choice), choice, server, slug: facts.item.slug };
}

function quoteWords(quoted: Quote, server: string | null): string {
  const { currency, expectedAt, place, playerName } = quoted;
  const many = quoted.quantity > 1 ? `${quoted.quantity} × ` : "";
  return lines(
    `${many}**${plain(quoted.name)}** for **${coins(quoted.total, currency)}**. You have ${coins(quoted.coinsBefore, currency)} before and ${coins(quoted.coinsAfter, currency)} after.`,
    playerName ? `For **${plain(playerName)}**${server ? ` on ${plain(server)}` : ""}` : null,
    place ? `Delivered to ${plain(place.name)}` : null,
    expectedAt ? `With the restart ${when(expectedAt)}` : null,
    ...quoted.reasons,
  );
}

async function card(asked: Asked, siteUrl: string, itemId: number, quantity: number) {
  const { quoted, choice, server, slug } = await lookUp(asked, (ctx) =>
    offer(ctx, asked.user.id, itemId, quantity),
  );
  const order: Order = {
    shownBy: asked.id,
    itemId,
    quantity,
    price: quoted.unitPrice,
    playerId: choice.playerId,
    serviceId: choice.serviceId,
    placeId: choice.place?.kind === "place" ? choice.place.id : null,
  };
  const site = `${siteUrl}/checkout/${asked.guildId}/${slug ?? itemId}`;
  const buttons = [link(quoted.place ? "Another place" : "Open the checkout", site)];
  if (quoted.allowed)
    buttons.unshift(
      button(
        writeOrder(order),
        `Pay ${coins(quoted.total, { symbol: quoted.currency.symbol })}`.replaceAll("\\", ""),
        ButtonStyle.Primary,
      ),
    );
  return { content: quoteWords(quoted, server?.name ?? null), components: [row(...buttons)] };
}

export const shop: Command = {
  data: about("shop", "What this server sells, and buying it.", [
    text("item", "Choose one to buy it", { complete: true }),
    whole("quantity", "How many", { required: false, max: 100 }),
  ]),
  async complete(interaction) {
    const typed = interaction.options.getFocused().toLowerCase();
    const found = await lookUp(interaction, (ctx) => catalogue(ctx, ctx.guildId));
    const items = (found?.items ?? []).filter(({ name }) => name.toLowerCase().includes(typed));
    await suggest(interaction, items);
  },
  async run(interaction, { siteUrl }) {
    const typed = interaction.options.getString("item");
    const quantity = interaction.options.getInteger("quantity") ?? 1;
    const itemId = typed === null ? null : chosenId(typed);
    if (typed !== null && itemId === null)
      throw notFound("Choose an item from the list, or type /shop to see them all.");
    if (itemId !== null) {
      await interaction.reply({ ...own, ...(await card(interaction, siteUrl, itemId, quantity)) });
      return;
    }
    const found = await lookUp(interaction, shopOf);
    await interaction.reply({
      ...own,
      content: listWords(found),
      components: [
        {
          type: ComponentType.ActionRow,
          components: [
            {
              type: ComponentType.StringSelect,
              custom_id: "shop:choose",
              placeholder: "Choose an item",
              options: found.items.slice(0, MENU).map((item) => ({
                value: String(item.id),
                label: item.name.slice(0, 100),
                description: `${item.price} ${found.currency.symbol}`.slice(0, 100),
              })),
            },
          ],
        },
        row(link("Open the shop", `${siteUrl}/shop/${found.guild.slug}`)),
      ],
    });
  },
};

async function buy(interaction: ComponentInteraction, order: Order, siteUrl: string): Promise<void> {
  if (!interaction.isButton()) return;
  const { shownBy, placeId, price: expectedPrice, ...rest } = order;
  const place = placeId === null ? null : { kind: "place" as const, id: placeId };
  const input = parseInput(purchaseInput, { ...rest, place, expectedPrice, key: keyOf(shownBy) });
  await interaction.deferUpdate();
  const { currency } = await lookUp(interaction, shopOf);
  const paid = await asMember(interaction, (ctx) => purchase(ctx, input), { commitWithLast: true });
  const many = paid.quantity > 1 ? `${paid.quantity} × ` : "";
  await interaction.editReply({
    content: lines(
      `Paid: ${many}**${plain(paid.itemName)}** for ${coins(paid.total, currency)}. Order ${paid.number}.`,
      `You have ${coins(paid.coinsAfter, currency)} now. /orders shows how far it is.`,
    ),
    components: [row(link("Open the order", `${siteUrl}/me/orders/${interaction.guildId}/${paid.number}`))],
  });
}

export const shopParts: Component = {
  prefix: "shop",
  async run(interaction, { siteUrl }) {
    if (interaction.isStringSelectMenu()) {
      const itemId = chosenId(interaction.values[0] ?? "");
      if (itemId !== null) await interaction.update(await card(interaction, siteUrl, itemId, 1));
      return;
    }
    const order = readOrder(interaction.customId);
    if (!order) throw notFound("This button is from an older message. Type /shop again. Nothing was paid.");
    await buy(interaction, order, siteUrl);
  },
};
