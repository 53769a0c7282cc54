import { ButtonStyle, MessageFlags } from "discord.js";
import { plain } from "@/features/guilds/feed-words";
import { BOARD_WORDS, boardWords, playtimeWords } from "@/features/players/board-words";
import { BOARDS, type Board, isBoard } from "@/features/players/boards";
import { leaderboardPage } from "@/features/players/data/leaderboard";
import { linkedPlayer, unlinkedPlayers } from "@/features/players/data/links";
import { playerStats, playersByName } from "@/features/players/data/stats";
import { CODE_HOURS, requestLink } from "@/features/players/mutations/link-codes";
import { conflict, notFound } from "@/lib/errors";
import { formatCoins } from "@/lib/money";
import type { Command, Component } from "../command";
import { type Asked, asMember, lookUp } from "./ask";
import { about, choice, text } from "./build";
import { button, lines, row, when } from "./reply";
import { chosenId, suggest } from "./suggest";

const own = { flags: MessageFlags.Ephemeral } as const;

export const linkCommand: Command = {
  data: about("link", "Prove which player you are in the game.", [
    text("player", "Your name in the game; choose it from the list", { complete: true }),
  ]),
  async complete(interaction) {
    const found = await lookUp(interaction, (ctx) =>
      unlinkedPlayers(ctx, interaction.options.getFocused(), 25),
    );
    await suggest(
      interaction,
      found.map(({ playerId: id, name }) => ({ id, name })),
    );
  },
  async run(interaction) {
    const linked = await lookUp(interaction, (ctx) => linkedPlayer(ctx, ctx.guildId, interaction.user.id));
    if (linked) {
      const seen = linked.lastSeenAt ? `, last seen ${when(linked.lastSeenAt)}` : "";
      await interaction.reply({ ...own, content: `You are **${plain(linked.name)}** here${seen}.` });
      return;
    }
    const typed = interaction.options.getString("player");
    if (typed === null)
      throw conflict("You have no linked player here. Type /link and choose your name in the game.");
    const playerId = chosenId(typed);
    if (playerId === null)
      throw notFound(
        "Choose your name from the list. If it is not there, join the server once, then try again.",
      );
    await interaction.deferReply(own);
    const { code, name } = await asMember(interaction, (ctx) => requestLink(ctx, playerId));
    await interaction.editReply(
      lines(
        `Your code for **${plain(name)}** is **${code}**.`,
        `Tell it to this server's staff in the game within ${CODE_HOURS} hours. They confirm it, and you are linked. Nobody but you sees it here.`,
      ),
    );
  },
};

export const stats: Command = {
  data: about("stats", "Kills, deaths and time of a player; without a name your own.", [
    text("player", "A player of this server", { complete: true }),
  ]),
  async complete(interaction) {
    await suggest(
      interaction,
      await lookUp(interaction, (ctx) => playersByName(ctx, interaction.options.getFocused())),
    );
  },
  async run(interaction) {
    const typed = interaction.options.getString("player");
    const found = await lookUp(interaction, async (ctx) => {
      if (typed === null) {
        const linked = await linkedPlayer(ctx, ctx.guildId, interaction.user.id);
        if (!linked) throw conflict("You have no linked player here. Link yourself with /link first.");
        return playerStats(ctx, linked.playerId, true);
      }
      const playerId = chosenId(typed);
      return playerId === null ? null : playerStats(ctx, playerId, false);
    });
    if (!found) throw notFound("No such player shows their numbers here. Choose a name from the list.");
    const number = (value: number) => formatCoins(Math.round(value));
    await interaction.reply({
      // Whoever keeps their numbers to themselves does so here as well.
      ...(found.isPublic ? {} : own),
      content: lines(
        `**${plain(found.name)}**`,
        `${number(found.kills)} kills · ${number(found.deaths)} deaths · K/D ${(found.kills / Math.max(1, found.deaths)).toFixed(2)}`,
        `Longest shot ${number(found.longestShot)} m · best streak ${number(found.bestStreak)} · ${number(found.headshots)} headshots`,
        `${playtimeWords(found.playtimeSeconds)} played${found.lastSeenAt ? ` · last seen ${when(found.lastSeenAt)}` : ""}`,
      ),
    });
  },
};

const PLACES = 10;

async function page(asked: Asked, board: Board, after: string | null) {
  const { rows, next } = await lookUp(asked, (ctx) =>
    leaderboardPage(ctx, ctx.guildId, board, { after, limit: PLACES }),
  );
  const places = rows.map((one) => `${one.rank}. **${plain(one.name)}** · ${boardWords(board, one)}`);
  const buttons = [
    ...(after === null ? [] : [button(`board:${board}:`, "Back to the top")]),
    ...(next === null ? [] : [button(`board:${board}:${next}`, "Further down", ButtonStyle.Primary)]),
  ];
  return {
    content: lines(
      `**${BOARD_WORDS[board].title}** · ${BOARD_WORDS[board].counts}`,
      ...(places.length > 0 ? places : ["Nobody stands here yet."]),
    ),
    components: buttons.length > 0 ? [row(...buttons)] : [],
  };
}

export const leaderboard: Command = {
  data: about("leaderboard", "The best players of this server.", [
    choice(
      "by",
      "What counts",
      BOARDS.map((board) => ({ name: BOARD_WORDS[board].title, value: board })),
    ),
  ]),
  async run(interaction) {
    const by = interaction.options.getString("by") ?? "kills";
    await interaction.reply(await page(interaction, isBoard(by) ? by : "kills", null));
  },
};

export const leaderboardButtons: Component = {
  prefix: "board",
  async run(interaction) {
    if (!interaction.isButton()) return;
    const [, board = "", after = ""] = interaction.customId.split(":");
    if (isBoard(board)) await interaction.update(await page(interaction, board, after || null));
  },
};
