import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { tickets } from "@/db/schema/tickets";
import { lockTicket } from "./locked";

/** Says what a ticket is about that was opened in this transaction. @returns its id */
export async function setSubject(
  ctx: GuildContext,
  number: number,
  subject: { type: "kill" | "verdict"; id: string },
): Promise<number> {
  const { ticketId } = await lockTicket(ctx, number);
  await ctx.db
    .update(tickets)
    .set({ subjectType: subject.type, subjectId: subject.id })
    .where(and(eq(tickets.guildId, ctx.guildId), eq(tickets.ticketId, ticketId)));
  return ticketId;
}
