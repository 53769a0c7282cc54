import {
  type APIModalInteractionResponseCallbackData,
  ButtonStyle,
  ComponentType,
  MessageFlags,
  TextInputStyle,
} from "discord.js";
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

const NOTE = "note";

/** Staff look at it next: a word about what was seen there helps them. */
const askNote = (number: string): APIModalInteractionResponseCallbackData => ({
  custom_id: `orders:note:${number}`,
  title: `Order ${number} is not there`,
  components: [
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.TextInput,
          custom_id: NOTE,
          label: "What did you see there?",
          style: TextInputStyle.Short,
          required: false,
          max_length: 300,
        },
      ],
    },
  ],
});

export const orderButtons: Component = {
  prefix: "orders",
  async run(interaction, { siteUrl }) {
    const [, what, number = ""] = interaction.customId.split(":");
    if (interaction.isButton() && what === "not_there") return interaction.showModal(askNote(number));
    const note = interaction.isModalSubmit() ? interaction.fields.getTextInputValue(NOTE) : "";
    const answer = interaction.isModalSubmit() ? "not_there" : what;
    const input = parseInput(answerInput, { answer, number: Number(number), note });
    await interaction.deferUpdate();
    await asMember(interaction, (ctx) => answerOrder(ctx, input));
    await interaction.editReply(await page(interaction, siteUrl));
  },
};
