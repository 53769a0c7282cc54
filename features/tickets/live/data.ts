import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketMessages, tickets } from "@/db/schema/tickets";
import type { LiveMessage, TicketHead } from "@/features/live/protocol";
import { notFound } from "@/lib/errors";
import { markdownParts } from "@/lib/markdown";

const t = tickets;
const m = ticketMessages;

/** Messages of one answer; who is further behind asks again. */
const PAGE = 200;

export interface TicketNews extends TicketHead {
  /** Messages behind the place that was asked for, in order, as staff see them. */
  messages: LiveMessage[];
  /** There are more behind `cursor`: ask again. */
  more: boolean;
  /** Id of the newest message that the opener may see. */
  ownCursor: number;
  isPrivate: boolean;
}

/**
 * A message as those who follow are told it.
 * @param body its words as parts, where they are known already
 */
export function liveMessage(
  row: typeof m.$inferSelect,
  body: LiveMessage["body"] = markdownParts(row.message ?? ""),
): LiveMessage {
  return {
    id: row.messageId,
    by: row.userId,
    name: row.username,
    kind: row.isInternal ? "note" : row.isStaff ? "staff" : "opener",
    source: row.source as LiveMessage["source"],
    at: row.createdAt.toISOString(),
    body,
  };
}

/** What an opener may see of a message: no note, and staff by name alone. */
export const forOpener = (messages: readonly LiveMessage[]): LiveMessage[] =>
  messages.filter((message) => message.kind !== "note").map((message) => ({ ...message, by: null }));

/**
 * Where a ticket stands, and what was written behind a message. Ids of a ticket's messages grow in the order in which
 * they were stored, because whoever writes holds the ticket's row.
 * @param after id of the newest message that is known; null asks for no messages
 * @param openerId for its opener: only their own ticket, and no notes
 * @throws AppError not_found
 */
export async function ticketNews(
  ctx: GuildContext,
  number: number,
  after: number | null,
  openerId?: string,
): Promise<TicketNews> {
  const its = and(eq(t.guildId, ctx.guildId), eq(t.number, number));
  const visible = and(
    eq(m.guildId, ctx.guildId),
    eq(m.ticketId, ctx.db.select({ id: t.ticketId }).from(t).where(its)),
    openerId === undefined ? undefined : eq(m.isInternal, false),
  );
  // One flight, of statements that each see what was stored until then: what says how far it goes comes before what is
  // read, so that nothing lies between them.
  const [[row], [newest], messages] = await Promise.all([
    ctx.db.select({ version: t.version, isPrivate: t.isPrivate, createdBy: t.createdBy }).from(t).where(its),
    ctx.db
      .select({
        all: sql<number>`coalesce(max(${m.messageId}), 0)`.mapWith(Number),
        own: sql<number>`coalesce(max(${m.messageId}) filter (where not ${m.isInternal}), 0)`.mapWith(Number),
      })
      .from(m)
      .where(visible),
    after === null
      ? []
      : ctx.db
          .select()
          .from(m)
          .where(and(visible, isNull(m.deletedAt), gt(m.messageId, after)))
          .orderBy(asc(m.messageId))
          .limit(PAGE + 1),
  ]);
  if (!row || (openerId !== undefined && row.createdBy !== openerId))
    throw notFound("This ticket does not exist.");
  const page = messages.slice(0, PAGE);
  const more = messages.length > PAGE;
  const last = page.at(-1)?.messageId ?? 0;
  const known = page.map((one) => liveMessage(one));
  return {
    cursor: more ? last : Math.max(newest?.all ?? 0, last),
    ownCursor: Math.max(newest?.own ?? 0, page.findLast((one) => !one.isInternal)?.messageId ?? 0),
    more,
    version: row.version,
    isPrivate: row.isPrivate,
    messages: openerId === undefined ? known : forOpener(known),
  };
}
