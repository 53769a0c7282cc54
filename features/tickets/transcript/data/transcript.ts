import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { guilds } from "@/db/schema/core";
import { tickets } from "@/db/schema/tickets";
import { notFound } from "@/lib/errors";
import { ticketOf } from "../../data/tickets";
import { TRANSCRIPT_VERSION, type Transcript } from "../schema";
import { caseOf } from "./case";
import { transcriptEntries } from "./entries";

/**
 * A ticket from its first word to its last. What somebody may not read in the ticket is not in it either.
 * @param openerId for its opener: only their own ticket, without notes, names of tags and who decided what inside
 * @throws AppError not_found
 */
export async function transcriptOf(
  ctx: GuildContext,
  number: number,
  openerId?: string,
): Promise<Transcript> {
  const reader = openerId === undefined ? "staff" : "opener";
  // The ticket's own read decides who may see it, private ones too.
  const ticket = await ticketOf(ctx, number, openerId);
  const [[row], [guild]] = await Promise.all([
    ctx.db
      .select()
      .from(tickets)
      .where(and(eq(tickets.guildId, ctx.guildId), eq(tickets.number, number))),
    ctx.db.select({ name: guilds.name }).from(guilds).where(eq(guilds.guildId, ctx.guildId)),
  ]);
  if (!row) throw notFound("This ticket does not exist.");
  const [entries, found] = await Promise.all([
    transcriptEntries(ctx, row, reader),
    caseOf(ctx, row, openerId),
  ]);
  const staff = reader === "staff";
  return {
    format: "grizzly.ticket-transcript",
    version: TRANSCRIPT_VERSION,
    exportedAt: ctx.now.toISOString(),
    for: reader,
    guild: { id: ctx.guildId, name: guild?.name ?? "" },
    ticket: {
      number,
      title: ticket.title,
      type: ticket.type,
      priority: ticket.priority,
      open: ticket.open,
      opener: {
        name: ticket.opener.name,
        role: "opener",
        discordId: ticket.opener.discordId,
        tier: ticket.opener.tier,
      },
      assignee: staff ? (ticket.assignee?.name ?? null) : null,
      tags: staff ? [...row.tags] : [],
      subject: ticket.subject,
      answers: ticket.answers,
      openedAt: ticket.createdAt,
      firstAnswerAt: ticket.firstAnswerAt,
      closedAt: ticket.closedAt,
      closeReason: ticket.closeReason,
      rating: row.rating === null ? null : { stars: row.rating, comment: row.ratingComment },
    },
    entries,
    ...found,
  };
}
