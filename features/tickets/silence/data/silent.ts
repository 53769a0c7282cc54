import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";

/** The warning's key: once for a silence, which the last word before it names. */
export const warningKey = (ticketId: number, lastWordId: number): string =>
  `silence:${ticketId}:${lastWordId}`;

/** A ticket whose opener owes an answer, with what the rules need. */
export interface SilentTicket {
  ticketId: number;
  number: number;
  lastWordId: number;
  lastWordAt: Date;
  warnedAt: Date | null;
}

interface Row {
  ticket_id: bigint;
  number: number;
  last_id: bigint;
  last_at: Date;
  warned_at: Date | null;
}

// Of those that are open, which have their own index; the two looks beside it are one row each.
const SILENT = `
select t.ticket_id, t.number, word.message_id as last_id, word.created_at as last_at, warned.created_at as warned_at
from tickets t
join lateral (
  select m.message_id, m.created_at from ticket_messages m
  where m.guild_id = t.guild_id and m.ticket_id = t.ticket_id and not m.is_internal and m.source <> 'system'
  order by m.message_id desc limit 1
) word on true
left join ticket_messages warned on warned.guild_id = t.guild_id
  and warned.idempotency_key = 'silence:' || t.ticket_id || ':' || word.message_id
where t.guild_id = $1 and t.status not in ('closed', 'resolved') and t.waiting_for = 'opener' and t.number is not null
  and ($2::int is null or t.number = $2)`;

const toSilent = (row: Row): SilentTicket => ({
  ticketId: Number(row.ticket_id),
  number: row.number,
  lastWordId: Number(row.last_id),
  lastWordAt: row.last_at,
  warnedAt: row.warned_at,
});

/** Every ticket of the guild that waits for its opener. */
export async function silentTickets(ctx: GuildContext): Promise<SilentTicket[]> {
  return (await prepared<Row>(ctx.db, SILENT, [ctx.guildId, null])).map(toSilent);
}

/** One ticket, as it is now; null where it does not wait for its opener any more. */
export async function silentTicket(ctx: GuildContext, number: number): Promise<SilentTicket | null> {
  const [row] = await prepared<Row>(ctx.db, SILENT, [ctx.guildId, number]);
  return row ? toSilent(row) : null;
}
