import { sql } from "drizzle-orm";
import type { GuildContext, SystemContext } from "@/db/context";
import type { Claim } from "../schema";
import { LEASE_SECONDS } from "./held";

/** Tickets that nobody touched for longer get their thread when somebody does. */
const ADOPT_DAYS = 30;
/** Seconds between two tickets that get a thread without anybody having done something. */
const ADOPT_EVERY = 2;
/** Threads of a guild up to which tickets get one without anybody having written; Discord's own limit is 1,000. */
const ADOPT_MOST = 200;

/**
 * Something happened in a ticket: its thread is looked at now. After a failure the time of the next try stays, and a
 * process that is at it looks again.
 */
export async function wakeMirror(ctx: GuildContext, number: number): Promise<void> {
  await ctx.db.execute(sql`
    insert into ticket_mirrors as m (guild_id, ticket_id, next_at)
    select guild_id, ticket_id, now() from tickets where guild_id = ${ctx.guildId} and number = ${number}
    on conflict (guild_id, ticket_id) do update set
      again = m.again or m.lease_owner is not null,
      next_at = case when m.next_at is null then now() else m.next_at end`);
}

/**
 * Lets open tickets that were touched lately have a thread, one after the other: where a guild's tickets are older than
 * its channel for them. Discord has a limit of threads, so that the rest of very many waits until somebody writes.
 * @returns how many
 */
export async function adoptTickets(ctx: SystemContext, guildId?: string): Promise<number> {
  const only = guildId === undefined ? sql`true` : sql`t.guild_id = ${guildId}`;
  const result = await ctx.db.execute(sql`
    with waiting as (
      select t.guild_id, t.ticket_id,
        row_number() over (partition by t.guild_id order by t.updated_at desc, t.ticket_id desc) as nr
      from tickets t
      where t.status not in ('closed', 'resolved') and not t.is_private and t.thread_id is null and ${only}
        and t.updated_at > now() - make_interval(days => ${ADOPT_DAYS})
        and exists (select 1 from guild_channels c where c.guild_id = t.guild_id and c.purpose = 'tickets')
    ), standing as (
      select guild_id, count(*) as threads from ticket_mirrors
      where state in ('creating', 'open') or (state = 'wanted' and next_at is not null) group by guild_id
    )
    insert into ticket_mirrors as m (guild_id, ticket_id, next_at)
    select w.guild_id, w.ticket_id, now() + make_interval(secs => ${ADOPT_EVERY} * (w.nr - 1))
    from waiting w left join standing s using (guild_id)
    where w.nr + coalesce(s.threads, 0) <= ${ADOPT_MOST}
    on conflict (guild_id, ticket_id) do update set next_at = excluded.next_at
      where m.state = 'off' and m.next_at is null`);
  return result.rowCount ?? 0;
}

interface ClaimRow extends Record<string, unknown> {
  guild_id: string;
  ticket_id: string | number;
  attempts: number;
}

/**
 * Takes tickets whose threads are due, those that wait longest first. Two processes never get the same one; what a
 * process that died had comes back when its lease ends.
 */
export async function claimMirrors(ctx: SystemContext, worker: string, limit: number): Promise<Claim[]> {
  const result = await ctx.db.execute<ClaimRow>(sql`
    with due as (
      select guild_id, ticket_id from ticket_mirrors where next_at <= now()
      order by next_at limit ${limit} for update skip locked
    )
    update ticket_mirrors m
    set lease_owner = ${worker}, next_at = now() + make_interval(secs => ${LEASE_SECONDS}), again = false
    from due d where m.guild_id = d.guild_id and m.ticket_id = d.ticket_id
    returning m.guild_id, m.ticket_id, m.attempts`);
  return result.rows.map((row) => ({
    guildId: row.guild_id,
    ticketId: Number(row.ticket_id),
    worker,
    attempts: row.attempts,
  }));
}
