import { and, asc, desc, eq, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketMessages } from "@/db/schema/tickets";
import type { MirrorState, OutMessage } from "../rules";

const m = ticketMessages;

export type MessageRow = typeof ticketMessages.$inferSelect;

/** More than a person reads at once: a new thread begins with the latest, the rest stands on the website. */
const HISTORY = 20;

const inTicket = (ctx: GuildContext, ticketId: number): SQL =>
  sql`${m.guildId} = ${ctx.guildId} and ${m.ticketId} = ${ticketId} and not ${m.isInternal}`;

// A moment as text has microseconds and as a Date has none, so both sides are cut to what a Date can say.
const CHANGED = sql`date_trunc('milliseconds', ${m.editedAt}) > coalesce(${m.mirroredAt}, ${m.createdAt})`;

/** Public messages of a ticket that Discord does not have as they are here, in their order. At most 50. */
export async function undone(ctx: GuildContext, ticketId: number, from: number): Promise<OutMessage[]> {
  const rows = await ctx.db
    .select({ id: m.messageId, state: m.mirrorState, deletedAt: m.deletedAt })
    .from(m)
    .where(
      and(
        inTicket(ctx, ticketId),
        sql`${m.messageId} >= ${from}`,
        sql`(${m.mirrorState} = 'unknown'
          or (${m.source} <> 'discord' and ${m.mirrorState} in ('none', 'pending') and ${m.deletedAt} is null)
          or (${m.mirrorState} = 'delivered' and ${m.discordMessageId} is not null
            and (${m.deletedAt} is not null or (${m.source} <> 'discord' and ${CHANGED}))))`,
      ),
    )
    .orderBy(asc(m.messageId))
    .limit(50);
  return rows.map(({ id, state, deletedAt }) => ({
    id,
    state: state as MirrorState,
    deleted: deletedAt !== null,
  }));
}

/** The message with which a new thread begins. */
export async function firstToShow(ctx: GuildContext, ticketId: number): Promise<number> {
  const rows = await ctx.db
    .select({ id: m.messageId })
    .from(m)
    .where(and(inTicket(ctx, ticketId), sql`${m.deletedAt} is null`))
    .orderBy(desc(m.messageId))
    .limit(HISTORY);
  return rows.at(-1)?.id ?? 0;
}

/** How many public messages stand before one. */
export async function countBefore(ctx: GuildContext, ticketId: number, from: number): Promise<number> {
  const [row] = await ctx.db
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(m)
    .where(and(inTicket(ctx, ticketId), lt(m.messageId, from), sql`${m.deletedAt} is null`));
  return row?.count ?? 0;
}

export async function messageRow(ctx: GuildContext, id: number): Promise<MessageRow> {
  const [row] = await ctx.db
    .select()
    .from(m)
    .where(and(eq(m.guildId, ctx.guildId), eq(m.messageId, id)));
  if (!row) throw new Error("A message that was to be mirrored is gone.");
  return row;
}

/** The newest message of the thread that is known to stand before one of ours; null where none is. */
export async function knownBefore(ctx: GuildContext, ticketId: number, id: number): Promise<string | null> {
  const [row] = await ctx.db
    .select({ newest: sql<string | null>`max(${m.discordMessageId}::numeric)::text` })
    .from(m)
    .where(and(eq(m.guildId, ctx.guildId), eq(m.ticketId, ticketId), lt(m.messageId, id)));
  return row?.newest ?? null;
}

/** Messages that were written in the thread and stand there as far as we know, by their ids in Discord. */
export async function knownFromDiscord(
  ctx: GuildContext,
  ticketId: number,
  from: string,
): Promise<{ messageId: string; editedAt: Date | null }[]> {
  const rows = await ctx.db
    .select({ messageId: m.discordMessageId, editedAt: m.editedAt })
    .from(m)
    .where(
      and(
        eq(m.guildId, ctx.guildId),
        eq(m.ticketId, ticketId),
        inArray(m.source, ["discord"]),
        sql`${m.deletedAt} is null and ${m.discordMessageId}::numeric >= ${from}::numeric`,
      ),
    );
  return rows.flatMap(({ messageId, editedAt }) => (messageId === null ? [] : [{ messageId, editedAt }]));
}
