import { sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { actingPerson } from "@/features/economy/policy";

/** Keeps how far the acting agent has read a ticket. Going back marks nothing as new again. */
export async function readTicket(ctx: GuildContext, number: number, messageId: number): Promise<void> {
  const by = actingPerson(ctx.actor);
  await ctx.db.execute(sql`
    insert into ticket_reads (guild_id, discord_id, ticket_id, message_id, read_at)
    select t.guild_id, ${by}, t.ticket_id, ${messageId}::bigint, ${ctx.now} from tickets t
    where t.guild_id = ${ctx.guildId} and t.number = ${number}
    on conflict (guild_id, discord_id, ticket_id) do update
      set message_id = greatest(ticket_reads.message_id, excluded.message_id), read_at = excluded.read_at`);
}
