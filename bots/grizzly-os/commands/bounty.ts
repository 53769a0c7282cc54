import { ApplicationCommandOptionType, ButtonStyle, MessageFlags } from "discord.js";
import { openBounties } from "@/features/bounties/data/lists";
import { bountyQuote, bountyTargets } from "@/features/bounties/data/targets";
import { placeBounty } from "@/features/bounties/mutations/place";
import { placeBountyInput } from "@/features/bounties/schema";
import { currencyOf } from "@/features/economy/data/settings";
import { plain } from "@/features/guilds/feed-words";
import { conflict, notFound } from "@/lib/errors";
import { parseInput } from "@/lib/http/validate";
import type { Command, Component } from "../command";
import { asMember, keyOf, lookUp } from "./ask";
import { about, text, whole } from "./build";
import { button, coins, lines, link, row, when } from "./reply";
import { chosenId, suggest } from "./suggest";

const own = { flags: MessageFlags.Ephemeral } as const;
const SHOWN = 10;
const REASON = "Reason";
const NOBODY = "No such player has been seen on this guild's servers. Choose a name from the list.";

type Run = Command["run"];

const list: Run = async (interaction, { siteUrl }) => {
  const { open, currency } = await lookUp(interaction, async (ctx) => {
    const currency = await currencyOf(ctx, ctx.guildId);
    return { open: await openBounties(ctx), currency };
  });
  const shown = open.slice(0, SHOWN).map(({ target, amount, reason, expiresAt }) => {
    const why = reason === "" ? "" : ` · ${plain(reason)}`;
    return `**${plain(target.name)}** · ${coins(amount, currency)}${why} · ends ${when(expiresAt)}`;
  });
  await interaction.reply({
    content:
      shown.length === 0
        ? "No bounty stands here now."
        : lines("**Open bounties**, claimed by the log alone", ...shown),
    components: [row(link("All bounties", `${siteUrl}/me/bounties?guild=${interaction.guildId}`))],
  });
};

const place: Run = async (interaction) => {
  const playerId = chosenId(interaction.options.getString("player", true));
  if (playerId === null) throw notFound(NOBODY);
  const amount = interaction.options.getInteger("amount", true);
  const reason = interaction.options.getString("reason") ?? "";
  parseInput(placeBountyInput, { key: keyOf(interaction.id), playerId, amount, reason });
  const { quoted, currency } = await lookUp(interaction, async (ctx) => {
    const currency = await currencyOf(ctx, ctx.guildId);
    return { quoted: await bountyQuote(ctx, interaction.user.id, { playerId, amount }), currency };
  });
  if (!quoted) throw notFound(NOBODY);
  if (!quoted.allowed) throw conflict(`${quoted.reasons.join(" ")} Nothing was placed.`);
  await interaction.reply({
    ...own,
    content: lines(
      `You put **${coins(amount, currency)}** on the head of **${plain(quoted.target.name)}**, until ${when(quoted.expiresAt, "f")}.`,
      `They leave your account now. You have ${coins(quoted.before, currency)} before and ${coins(quoted.after, currency)} after. If nobody claims them, they come back.`,
    ),
    embeds: reason === "" ? [] : [{ fields: [{ name: REASON, value: reason }] }],
    components: [
      row(
        button(`bounty:place:${interaction.id}:${playerId}:${amount}`, "Place it", ButtonStyle.Primary),
        button("bounty:leave", "Leave it"),
      ),
    ],
  });
};

export const bounty: Command = {
  data: about("bounty", "Coins on somebody's head.", [
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: "place",
      description: "Put your own coins on a player's head.",
      options: [
        text("player", "Who; choose them from the list", { required: true, complete: true }),
        whole("amount", "How many coins"),
        text("reason", "Why, for everybody to read", { max: 140 }),
      ],
    },
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: "list",
      description: "Bounties that stand now.",
    },
  ]),
  async complete(interaction) {
    const search = interaction.options.getFocused();
    const found = await lookUp(interaction, (ctx) => bountyTargets(ctx, interaction.user.id, search, 25));
    await suggest(
      interaction,
      found.map(({ playerId: id, name }) => ({ id, name })),
    );
  },
  run: (interaction, env) =>
    (interaction.options.getSubcommand() === "place" ? place : list)(interaction, env),
};

export const bountyButtons: Component = {
  prefix: "bounty",
  async run(interaction) {
    if (!interaction.isButton()) return;
    const [, what, shownBy = "", playerId, amount] = interaction.customId.split(":");
    if (what !== "place") {
      await interaction.update({ content: "Nothing was placed.", embeds: [], components: [] });
      return;
    }
    const field = interaction.message.embeds[0]?.fields?.find(({ name }) => name === REASON);
    const input = parseInput(placeBountyInput, {
      key: keyOf(shownBy),
      playerId: Number(playerId),
      amount: Number(amount),
      reason: field?.value ?? "",
    });
    await interaction.deferUpdate();
    const { placed, currency } = await asMember(interaction, async (ctx) => {
      const currency = await currencyOf(ctx, ctx.guildId);
      return { placed: await placeBounty(ctx, input), currency };
    });
    await interaction.editReply({
      content: `${coins(placed.amount, currency)} stand on **${plain(placed.target)}** until ${when(placed.expiresAt, "f")}. You have ${coins(placed.balance, currency)} now.`,
      components: [],
    });
  },
};
