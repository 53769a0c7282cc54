import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { GuildContext, SystemContext } from "@/db/context";
import { ticketMessages, ticketMirrors, tickets } from "@/db/schema/tickets";
import type { MirrorState, ThreadState } from "../rules";
import type { MessageMirror, TicketMirror } from "../schema";

/** How a ticket stands in Discord, message by message; null where nobody has looked at it yet. */
export async function ticketMirror(ctx: GuildContext, number: number): Promise<TicketMirror | null> {
  const [row] = await ctx.db
    .select({ mirror: ticketMirrors, threadId: tickets.threadId })
    .from(ticketMirrors)
    .innerJoin(
      tickets,
      and(eq(tickets.guildId, ticketMirrors.guildId), eq(tickets.ticketId, ticketMirrors.ticketId)),
    )
    .where(and(eq(tickets.guildId, ctx.guildId), eq(tickets.number, number)));
  if (!row) return null;
  const { mirror, threadId } = row;
  const found = await ctx.db
    .select({
      id: ticketMessages.messageId,
      state: ticketMessages.mirrorState,
      error: ticketMessages.mirrorError,
    })
    .from(ticketMessages)
    .where(
      and(
        eq(ticketMessages.guildId, ctx.guildId),
        eq(ticketMessages.ticketId, mirror.ticketId),
        eq(ticketMessages.isInternal, false),
        sql`${ticketMessages.source} <> 'discord' and ${ticketMessages.deletedAt} is null
          and ${ticketMessages.messageId} >= ${mirror.fromMessageId ?? 0}`,
      ),
    )
    .orderBy(asc(ticketMessages.messageId));
  const waits = mirror.attempts > 0 && mirror.leaseOwner === null;
  return {
    state: mirror.state as ThreadState,
    threadId,
    problem: mirror.problem,
    nextTryAt: waits ? (mirror.nextAt?.toISOString() ?? null) : null,
    tries: mirror.attempts,
    messages: Object.fromEntries(
      found.map(({ id, state, error }): [number, MessageMirror] => [
        id,
        { state: state as MirrorState, error },
      ]),
    ),
  };
}

/** A thread that is read after Grizzly OS was away. */
export interface OpenThread {
  guildId: string;
  ticketId: number;
  threadId: string;
  /** Newest message of it that was read. */
  seen: string | null;
}

const open = {
  guildId: ticketMirrors.guildId,
  ticketId: ticketMirrors.ticketId,
  threadId: tickets.threadId,
  seen: ticketMirrors.seenMessageId,
};

/**
 * Every thread of these guilds in which somebody can have written: those that stand open, and those put aside lately,
 * perhaps before they were read. Those touched last come first. At most 1,000.
 */
export async function openThreads(ctx: SystemContext, guildIds: readonly string[]): Promise<OpenThread[]> {
  const rows = await ctx.db
    .select(open)
    .from(ticketMirrors)
    .innerJoin(
      tickets,
      and(eq(tickets.guildId, ticketMirrors.guildId), eq(tickets.ticketId, ticketMirrors.ticketId)),
    )
    .where(
      and(
        inArray(ticketMirrors.guildId, [...guildIds]),
        sql`(${ticketMirrors.state} = 'open'
          or (${ticketMirrors.state} = 'archived' and ${ticketMirrors.updatedAt} > now() - interval '3 days'))`,
        isNotNull(tickets.threadId),
      ),
    )
    .orderBy(sql`${tickets.updatedAt} desc`)
    .limit(1_000);
  return rows.flatMap(({ threadId, ...row }) => (threadId === null ? [] : [{ ...row, threadId }]));
}

/** The ticket of a thread; null for any other thread of the guild. */
export async function threadOf(ctx: GuildContext, threadId: string): Promise<OpenThread | null> {
  const [row] = await ctx.db
    .select(open)
    .from(ticketMirrors)
    .innerJoin(
      tickets,
      and(eq(tickets.guildId, ticketMirrors.guildId), eq(tickets.ticketId, ticketMirrors.ticketId)),
    )
    .where(and(eq(tickets.guildId, ctx.guildId), eq(tickets.threadId, threadId)));
  return row ? { ...row, threadId } : null;
}
