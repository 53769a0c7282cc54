import { withGuild } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { type TicketNews, ticketNews } from "@/features/tickets/live/data";
import { AppError } from "@/lib/errors";

/** A ticket for those who follow it; null for one that is gone. */
export async function readTicket(
  guildId: string,
  number: number,
  after: number | null,
): Promise<TicketNews | null> {
  try {
    return await withGuild(scopeForJob(guildId, "live"), (ctx) => ticketNews(ctx, number, after), {
      readOnly: true,
    });
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
