import { MessageFlags } from "discord.js";
import type { GuildContext } from "@/db/context";
import { actingPerson } from "@/features/economy/policy";
import { ticketOf } from "@/features/tickets/data/tickets";
import { isTicketStaff } from "@/features/tickets/mirror/data/side";
import { closeTicket, takeTicket } from "@/features/tickets/mutations/change";
import { rateTicket } from "@/features/tickets/mutations/rate";
import { ratingInput } from "@/features/tickets/rating";
import { forbidden } from "@/lib/errors";
import { parseInput } from "@/lib/http/validate";
import type { Component, ComponentInteraction } from "../command";
import { asMember } from "../commands/ask";
import { rolesOf } from "../commands/rights";
import { numberIn, PREFIX, partsOf } from "./ids";

/** Does something with the ticket under whose message somebody pressed, and says so to them alone. */
function pressed(
  prefix: string,
  work: (
    ctx: GuildContext,
    pressed: { number: number; interaction: ComponentInteraction },
  ) => Promise<string>,
): Component {
  return {
    prefix,
    async run(interaction) {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      const number = numberIn(interaction.customId);
      const said = await asMember(interaction, (ctx) => work(ctx, { number, interaction }));
      await interaction.editReply(said);
    },
  };
}

const byStaff = (ctx: GuildContext, { member }: ComponentInteraction) =>
  isTicketStaff(ctx, actingPerson(ctx.actor), rolesOf(member));

const close = pressed(PREFIX.close, async (ctx, { number, interaction }) => {
  const by = actingPerson(ctx.actor);
  const ticket = await ticketOf(ctx, number);
  const opener = ticket.opener.discordId === by;
  if (!opener && !(await byStaff(ctx, interaction)))
    throw forbidden("Only the opener and staff can close this ticket.");
  await closeTicket(ctx, { number, reason: "" }, opener ? "opener" : "staff");
  return "Closed. The thread is put aside in a moment.";
});

const take = pressed(PREFIX.take, async (ctx, { number, interaction }) => {
  if (!(await byStaff(ctx, interaction))) throw forbidden("Staff alone take tickets.");
  await takeTicket(ctx, number, true);
  return `Ticket ${number} is yours.`;
});

const rate = pressed(PREFIX.rate, async (ctx, { number, interaction }) => {
  const rating = parseInput(ratingInput, { number, rating: partsOf(interaction.customId)[2] });
  await rateTicket(ctx, rating);
  return `Thank you: ${rating.rating} of 5. Another press changes it.`;
});

/** What can be pressed in a ticket's thread. */
export const presses: readonly Component[] = [close, take, rate];
