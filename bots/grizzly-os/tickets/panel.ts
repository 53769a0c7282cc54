import { ButtonStyle, ChannelType, MessageFlags, PermissionFlagsBits } from "discord.js";
import { withSystem } from "@/db/context";
import { recordAudit } from "@/features/audit/mutations";
import { interactionGuild } from "@/features/guilds/data/interaction";
import { plain } from "@/features/guilds/feed-words";
import { moderation } from "@/features/guilds/moderation/data";
import { setChannel } from "@/features/guilds/mutations/members";
import { adoptTickets } from "@/features/tickets/mirror/mutations/queue";
import { invalid } from "@/lib/errors";
import type { Command } from "../command";
import { asMember } from "../commands/ask";
import { about } from "../commands/build";
import { button, lines, row } from "../commands/reply";
import { demand } from "../commands/rights";
import { PREFIX } from "./ids";

/**
 * Puts the button that opens tickets into the channel where it is asked for, and makes that the guild's channel for
 * tickets: their threads hang under it.
 */
export const panel: Command = {
  data: about(
    "ticket-panel",
    "Put a button that opens tickets here; their private threads hang under this channel.",
    [],
    PermissionFlagsBits.ManageGuild,
  ),
  async run(interaction) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const { id, channelId, guildId, user } = interaction;
    const channel = await interaction.client.channels.fetch(channelId);
    if (channel?.type !== ChannelType.GuildText)
      throw invalid("Private threads hang under ordinary text channels. Use the command in one.");
    const { guild, note } = await asMember(interaction, async (ctx) => {
      await demand(ctx, interaction, "tickets", "manager");
      await setChannel(ctx, { channelId, purpose: "tickets", name: channel.name });
      await recordAudit(ctx, {
        action: "guilds.channel.tickets",
        subjectType: "channel",
        subjectId: channelId,
        after: { name: channel.name },
      });
      return { guild: await interactionGuild(ctx), note: (await moderation(ctx)).tickets.note };
    });
    await channel.send({
      content: lines(
        `**Write to the staff of ${plain(guild.name)}**`,
        "You get a thread that you and staff alone read. The same conversation stands on the website.",
        note ? plain(note) : null,
      ),
      components: [row(button(`${PREFIX.open}:panel`, "Open a ticket", ButtonStyle.Primary))],
      nonce: id,
      enforceNonce: true,
    });
    const waiting = await withSystem({ kind: "bot", bot: "grizzly-os" }, (ctx) => adoptTickets(ctx, guildId));
    await interaction.editReply(
      lines(
        `Done, <@${user.id}>: tickets get their threads under this channel.`,
        waiting > 0
          ? `${waiting} open ${waiting === 1 ? "ticket gets its" : "tickets get their"} thread in a moment.`
          : null,
      ),
    );
  },
};
