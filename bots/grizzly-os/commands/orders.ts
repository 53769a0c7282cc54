import { ButtonStyle, MessageFlags } from "discord.js";
import { currencyOf } from "@/features/economy/data/settings";
import { plain } from "@/features/guilds/feed-words";
import { buyerOrders } from "@/features/shop/data/orders";
import type { OrderSummary } from "@/features/shop/dto";
import { answerOrder } from "@/features/shop/mutations/orders";
import { STATE_WORDS, wantsAnswer } from "@/features/shop/order-story";
import { answerInput, orderFilterInput } from "@/features/shop/schema";
import { parseInput } from "@/lib/http/validate";
import type { Command, Component } from "../command";
import { type Asked, asMember, lookUp } from "./ask";
import { about } from "./build";
import { button, coins, lines, link, row, when } from "./reply";

const SHOWN = 5;

const lineOf = (order: OrderSummary, currency: { symbol: string }): string => {
  const many = order.quantity > 1 ? `${order.quantity} × ` : "";
  const expected = order.expectedAt && order.state === "paid" ? ` · expected ${when(order.expectedAt)}` : "";
  return `**${order.number}** · ${many}${plain(order.itemName)} · ${coins(order.total, currency)} · ${STATE_WORDS[order.state]} ${when(order.stateAt)}${expected}`;
};

async function page(asked: Asked, siteUrl: string) {
  const filter = orderFilterInput.parse({ limit: SHOWN });
  const { found, currency } = await lookUp(asked, async (ctx) => {
    const currency = await currencyOf(ctx, ctx.guildId);
    return { found: await buyerOrders(ctx, asked.user.id, filter), currency };
  });
  const answerable = found.orders.filter(wantsAnswer).slice(0, 4);
  return {
    content:
      found.orders.length === 0
        ? "You have ordered nothing here yet. /shop shows what this server sells."
        : lines(
            ...found.orders.map((order) => lineOf(order, currency)),
            answerable.length > 0
              ? "Were they there? The log never says who picks something up, so you are asked."
              : null,
          ),
    components: [
      ...answerable.map(({ number }) =>
        row(
          button(`orders:got_it:${number}`, `Got order ${number}`, ButtonStyle.Primary),
          button(`orders:not_there:${number}`, `Order ${number} is not there`),
        ),
      ),
      row(link("All orders", `${siteUrl}/me/orders`)),
    ],
  };
}

export const orders: Command = {
  data: about("orders", "Your newest orders and how far they are."),
  async run(interaction, { siteUrl }) {
    await interaction.reply({ flags: MessageFlags.Ephemeral, ...(await page(interaction, siteUrl)) });
  },
};

export const orderButtons: Component = {
  prefix: "orders",
  async run(interaction, { siteUrl }) {
    if (!interaction.isButton()) return;
    const [, answer, number] = interaction.customId.split(":");
    const input = parseInput(answerInput, { answer, number: Number(number) });
    await interaction.deferUpdate();
    await asMember(interaction, (ctx) => answerOrder(ctx, input));
    await interaction.editReply(await page(interaction, siteUrl));
  },
};
