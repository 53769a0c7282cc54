import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { tickets } from "@/db/schema/tickets";
import { actingPerson } from "@/features/economy/policy";
import { conflict } from "@/lib/errors";
import { isOpen } from "../data/row";
import { type RatingInput, ratesAnew, ratingProblem } from "../rating";
import { lockTicket, logChange, saveTicket } from "./locked";

/**
 * The opener says how it went, once it is closed; a second word within seven days replaces the first.
 * @throws AppError not_found for somebody else's ticket, conflict with the sentence of the rule
 */
export async function rateTicket(ctx: GuildContext, { number, rating, comment }: RatingInput): Promise<void> {
  const by = actingPerson(ctx.actor);
  const row = await lockTicket(ctx, number, by);
  const rated = { open: isOpen(row), closedAt: row.closedAt, ratedAt: row.ratedAt };
  const problem = ratingProblem(rated, ctx.now);
  if (problem) throw conflict(problem, { code: "state" });
  const ratingComment = comment === undefined ? row.ratingComment : comment || null;
  if (row.rating === rating && row.ratingComment === ratingComment && !ratesAnew(rated)) return;
  await saveTicket(ctx, row, { rating });
  await ctx.db
    .update(tickets)
    .set({ ratingComment, ...(ratesAnew(rated) && { ratedAt: ctx.now }) })
    .where(and(eq(tickets.guildId, ctx.guildId), eq(tickets.ticketId, row.ticketId)));
  await logChange(ctx, row, by, "rated", { before: row.rating, after: String(rating) });
}
