import { ButtonStyle, MessageFlags } from "discord.js";
import { currencyOf } from "@/features/economy/data/settings";
import { transferQuote } from "@/features/economy/data/transfers";
import { dailyState, walletSums } from "@/features/economy/data/wallet";
import { claimDaily } from "@/features/economy/mutations/claim";
import { transfer } from "@/features/economy/mutations/transfer";
import { transferInput } from "@/features/economy/schema";
import { plain } from "@/features/guilds/feed-words";
import { conflict } from "@/lib/errors";
import { parseInput } from "@/lib/http/validate";
import type { Command, Component } from "../command";
import { asMember, keyOf, lookUp } from "./ask";
import { about, person, text, whole } from "./build";
import { button, coins, lines, link, row, when } from "./reply";

const own = { flags: MessageFlags.Ephemeral } as const;

export const balance: Command = {
  data: about("balance", "Your coins here, what is held and what you earned."),
  async run(interaction, { siteUrl }) {
    const { sums, daily, currency } = await lookUp(interaction, async (ctx) => {
      const [sums, daily, currency] = await Promise.all([
        walletSums(ctx, interaction.user.id),
        dailyState(ctx, interaction.user.id),
        currencyOf(ctx, ctx.guildId),
      ]);
      return { sums, daily, currency };
    });
    await interaction.reply({
      ...own,
      content: lines(
        `You have **${coins(sums.balance, currency)}**.`,
        sums.held > 0 ? `${coins(sums.held, currency)} more are held in your bounties.` : null,
        `In the last ${sums.days} days you earned ${coins(sums.earned, currency)} and spent ${coins(sums.spent, currency)}.`,
        daily.amount === 0
          ? null
          : daily.nextAt === null
            ? `Today's ${coins(daily.amount, currency)} wait for you: /daily`
            : `Your next daily claim is possible ${when(daily.nextAt)}.`,
      ),
      components: [row(link("Open the wallet", `${siteUrl}/me/wallet?guild=${interaction.guildId}`))],
    });
  },
};

export const daily: Command = {
  data: about("daily", "Take the coins of the day."),
  async run(interaction) {
    await interaction.deferReply(own);
    const { claimed, currency } = await asMember(interaction, async (ctx) => {
      const currency = await currencyOf(ctx, ctx.guildId);
      return { claimed: await claimDaily(ctx), currency };
    });
    const streak = claimed.day > 1 ? ` Day ${claimed.day} of your streak.` : "";
    await interaction.editReply(
      `You got **${coins(claimed.amount, currency)}**.${streak} You have ${coins(claimed.balance, currency)} now.`,
    );
  },
};

const NOTE = "Note";

export const pay: Command = {
  data: about("pay", "Send coins to a player of this server.", [
    person("to", "Who gets them. They need a linked player."),
    whole("amount", "How many coins"),
    text("note", "What it is for", { max: 140 }),
  ]),
  async run(interaction) {
    const to = interaction.options.getUser("to", true);
    const amount = interaction.options.getInteger("amount", true);
    const note = interaction.options.getString("note") ?? "";
    const sent = { toDiscordId: to.id, amount };
    parseInput(transferInput, { ...sent, note, key: keyOf(interaction.id) });
    const { quote, currency } = await lookUp(interaction, async (ctx) => {
      const currency = await currencyOf(ctx, ctx.guildId);
      return { quote: await transferQuote(ctx, interaction.user.id, sent), currency };
    });
    if (!quote.allowed) throw conflict(`${quote.reasons.join(" ")} Nothing was sent.`);
    await interaction.reply({
      ...own,
      content: lines(
        `You send **${coins(amount, currency)}** to **${plain(quote.recipient?.name ?? to.username)}** (<@${to.id}>).`,
        quote.fee > 0
          ? `With the fee of ${coins(quote.fee, currency)} it costs you ${coins(quote.total, currency)}.`
          : null,
        `You have ${coins(quote.before, currency)} before and ${coins(quote.after, currency)} after.`,
      ),
      embeds: note === "" ? [] : [{ fields: [{ name: NOTE, value: note }] }],
      components: [
        row(
          button(
            `pay:send:${interaction.id}:${to.id}:${amount}`,
            `Send ${amount} ${currency.symbol}`,
            ButtonStyle.Primary,
          ),
          button("pay:leave", "Leave it"),
        ),
      ],
    });
  },
};

export const payButtons: Component = {
  prefix: "pay",
  async run(interaction) {
    if (!interaction.isButton()) return;
    const [, what, shownBy = "", toDiscordId = "", amount = ""] = interaction.customId.split(":");
    if (what !== "send") {
      await interaction.update({ content: "Nothing was sent.", embeds: [], components: [] });
      return;
    }
    const field = interaction.message.embeds[0]?.fields?.find(({ name }) => name === NOTE);
    const input = parseInput(transferInput, {
      key: keyOf(shownBy),
      toDiscordId,
      amount: Number(amount),
      note: field?.value ?? "",
    });
    await interaction.deferUpdate();
    const { done, currency } = await asMember(interaction, async (ctx) => {
      const currency = await currencyOf(ctx, ctx.guildId);
      return { done: await transfer(ctx, input), currency };
    });
    await interaction.editReply({
      content: `You sent **${coins(done.amount, currency)}** to <@${toDiscordId}>. You have ${coins(done.balance, currency)} now.`,
      components: [],
    });
  },
};
