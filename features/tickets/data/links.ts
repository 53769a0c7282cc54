import { sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { tickets } from "@/db/schema/tickets";
import type { TicketLine } from "../schema";
import { toLine } from "./tickets";

const t = tickets;

/** Tickets that stand beside this one, newest first; those that the reader may not see are not among them. */
export async function linkedTickets(ctx: GuildContext, number: number): Promise<TicketLine[]> {
  const rows = await ctx.db
    .select()
    .from(t)
    .where(
      sql`${t.guildId} = ${ctx.guildId} and ${t.ticketId} in (
        select case when l.ticket_id = o.ticket_id then l.other_id else l.ticket_id end
        from tickets o join ticket_links l on l.guild_id = o.guild_id and o.ticket_id in (l.ticket_id, l.other_id)
        where o.guild_id = ${ctx.guildId} and o.number = ${number})`,
    )
    .orderBy(sql`${t.ticketId} desc`)
    .limit(20);
  return rows.map(toLine);
}
