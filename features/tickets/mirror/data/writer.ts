import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { tickets } from "@/db/schema/tickets";
import { isTicketStaff } from "./side";

/** Somebody in a ticket's thread, as the desk knows them. */
export interface ThreadWriter {
  number: number;
  side: "staff" | "opener";
}

/**
 * As whom somebody writes in a thread: null where it is no ticket's, where the ticket is private, and for people whose
 * words are not taken into the ticket either.
 * @param roles ids of their roles, where Discord has just said them
 */
export async function writerIn(
  ctx: GuildContext,
  threadId: string,
  discordId: string,
  roles: readonly string[] | null = null,
): Promise<ThreadWriter | null> {
  const [row] = await ctx.db
    .select({ number: tickets.number, createdBy: tickets.createdBy, isPrivate: tickets.isPrivate })
    .from(tickets)
    .where(and(eq(tickets.guildId, ctx.guildId), eq(tickets.threadId, threadId)));
  if (!row || row.number === null || row.isPrivate) return null;
  if (row.createdBy === discordId) return { number: row.number, side: "opener" };
  return (await isTicketStaff(ctx, discordId, roles)) ? { number: row.number, side: "staff" } : null;
}
