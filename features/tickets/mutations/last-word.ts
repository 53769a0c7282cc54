import type { GuildContext } from "@/db/context";
import { ticketMessages } from "@/db/schema/tickets";
import type { TicketRow } from "../data/row";
import { saveTicket } from "./locked";
import { announce } from "./tell";

// The name above it leads to the ticket's page, as every message's does in Discord.
const QUESTION =
  "Thank you, staff can read this. The ticket stays closed. Is it not settled? Open it again on its page on the website.";

/**
 * Asks in the conversation what words under a closed ticket mean, once a closing: in Discord nobody chooses, as on
 * the site, between a last word and opening it again. "Thanks" opens nothing.
 */
export async function askLastWord(ctx: GuildContext, row: TicketRow): Promise<void> {
  const number = row.number ?? row.ticketId;
  const [made] = await ctx.db
    .insert(ticketMessages)
    .values({
      guildId: ctx.guildId,
      ticketId: row.ticketId,
      username: "Grizzly",
      message: QUESTION,
      isStaff: true,
      source: "system",
      idempotencyKey: `last-word:${row.ticketId}:${row.closedAt?.getTime() ?? 0}`,
      createdAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: ticketMessages.messageId });
  if (!made) return;
  // The words before it were saved with the next version already.
  await saveTicket(ctx, { ...row, version: row.version + 1 }, {});
  await announce(
    ctx,
    "tickets.message",
    { number, openerId: row.createdBy, messageId: made.id, by: "staff" },
    String(made.id),
  );
}
