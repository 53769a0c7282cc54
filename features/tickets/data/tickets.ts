import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import type { GuildContext, UserContext } from "@/db/context";
import { ticketLogs, ticketMessages, tickets } from "@/db/schema/tickets";
import { notFound } from "@/lib/errors";
import type { InboxQuery, Ticket, TicketChange, TicketLine, TicketMessage } from "../schema";
import type { InboxView } from "../words";
import { dataOf, isOpen, priorityOf, promiseOf, stateOf, type TicketRow, typeOf } from "./row";

const t = tickets;
const OPEN = sql`${t.status} not in ('closed', 'resolved')`;
const PAGE = 50;
/** A conversation is read whole up to here; older words are in the transcript. */
const MESSAGES = 500;

export function toLine(row: TicketRow): TicketLine {
  const { tier, openerName, names = {} } = dataOf(row);
  return {
    guildId: row.guildId,
    number: row.number ?? row.ticketId,
    title: row.title ?? "Without a title",
    type: typeOf(row),
    priority: priorityOf(row),
    open: isOpen(row),
    waitingFor: stateOf(row).waitingFor,
    dueAt: row.dueAt?.toISOString() ?? null,
    opener: { discordId: row.createdBy, name: openerName, tier },
    assignee:
      row.assignedTo === null
        ? null
        : { discordId: row.assignedTo, name: names[row.assignedTo] ?? row.assignedTo },
    updatedAt: row.updatedAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
  };
}

function viewOf(view: InboxView, agent: string, now: Date): SQL | undefined {
  switch (view) {
    case "open":
      return OPEN;
    case "mine":
      return and(OPEN, eq(t.assignedTo, agent));
    case "unassigned":
      return and(OPEN, sql`${t.assignedTo} is null`);
    case "staff":
      return and(OPEN, sql`${t.waitingFor} is distinct from 'opener'`);
    case "opener":
      return and(OPEN, eq(t.waitingFor, "opener"));
    case "overdue":
      return and(OPEN, sql`${t.dueAt} < ${now}`);
    case "closed":
      return sql`not (${OPEN})`;
  }
}

const due = sql`coalesce(${t.dueAt}, 'infinity'::timestamptz)`;

/**
 * Tickets of the guild for its staff: open ones by deadline, closed ones by when they were touched last.
 * @returns `next` is what to ask with for the page behind, null at the end
 */
export async function inbox(
  ctx: GuildContext,
  agent: string,
  query: InboxQuery,
): Promise<{ tickets: TicketLine[]; next: string | null }> {
  const closed = query.view === "closed";
  const order = closed ? sql`${t.updatedAt}` : due;
  const from = positionOf(query.after);
  const behind =
    from === null
      ? undefined
      : closed
        ? sql`(${order}, ${t.ticketId}) < (${from.at}::timestamptz, ${from.id})`
        : sql`(${order}, ${t.ticketId}) > (${from.at}::timestamptz, ${from.id})`;
  const rows = await ctx.db
    // As text, because a Date has no microseconds and the page would begin with its own end.
    .select({ ticket: t, at: sql<string>`(${order})::text` })
    .from(t)
    .where(
      and(
        eq(t.guildId, ctx.guildId),
        viewOf(query.view, agent, ctx.now),
        query.type === null ? undefined : eq(t.type, query.type),
        behind,
      ),
    )
    .orderBy(...(closed ? [desc(order), desc(t.ticketId)] : [asc(order), asc(t.ticketId)]))
    .limit(PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    tickets: shown.map((row) => toLine(row.ticket)),
    next: rows.length > PAGE && last ? `${last.ticket.ticketId}_${last.at}` : null,
  };
}

/** Where a page ended, from an address: anything that is none begins at the top. */
function positionOf(after: string | null): { id: number; at: string } | null {
  const [, id, at] =
    /^(\d{1,15})_(infinity|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00)$/.exec(after ?? "") ?? [];
  return id && at && (at === "infinity" || !Number.isNaN(Date.parse(at))) ? { id: Number(id), at } : null;
}

export type InboxCounts = Record<Exclude<InboxView, "closed">, number>;

/** How many open tickets stand in each view. Open ones alone are counted, over their own index. */
export async function inboxCounts(ctx: GuildContext, agent: string): Promise<InboxCounts> {
  const [row] = await ctx.db
    .select({
      open: sql<number>`count(*)`.mapWith(Number),
      mine: sql<number>`count(*) filter (where ${t.assignedTo} = ${agent})`.mapWith(Number),
      unassigned: sql<number>`count(*) filter (where ${t.assignedTo} is null)`.mapWith(Number),
      staff: sql<number>`count(*) filter (where ${t.waitingFor} is distinct from 'opener')`.mapWith(Number),
      opener: sql<number>`count(*) filter (where ${t.waitingFor} = 'opener')`.mapWith(Number),
      overdue: sql<number>`count(*) filter (where ${t.dueAt} < ${ctx.now})`.mapWith(Number),
    })
    .from(t)
    .where(and(eq(t.guildId, ctx.guildId), OPEN));
  return row ?? { open: 0, mine: 0, unassigned: 0, staff: 0, opener: 0, overdue: 0 };
}

const asDate = (row: { createdAt: Date }) => row.createdAt.toISOString();

function toMessage(row: typeof ticketMessages.$inferSelect): TicketMessage {
  return {
    id: row.messageId,
    author: { discordId: row.userId, name: row.username },
    text: row.message ?? "",
    kind: row.isInternal ? "note" : row.isStaff ? "staff" : "opener",
    source: row.source as TicketMessage["source"],
    at: asDate(row),
  };
}

/**
 * A ticket with its conversation.
 * @param openerId for its opener: only their own ticket, without notes and without who decided what inside
 * @throws AppError not_found
 */
export async function ticketOf(ctx: GuildContext, number: number, openerId?: string): Promise<Ticket> {
  const [row] = await ctx.db
    .select()
    .from(t)
    .where(and(eq(t.guildId, ctx.guildId), eq(t.number, number)));
  if (!row || (openerId !== undefined && row.createdBy !== openerId))
    throw notFound("This ticket does not exist.");
  const [messages, logs] = await Promise.all([
    ctx.db
      .select()
      .from(ticketMessages)
      .where(
        and(
          eq(ticketMessages.guildId, ctx.guildId),
          eq(ticketMessages.ticketId, row.ticketId),
          sql`${ticketMessages.deletedAt} is null`,
          openerId === undefined ? undefined : eq(ticketMessages.isInternal, false),
        ),
      )
      .orderBy(desc(ticketMessages.messageId))
      .limit(MESSAGES),
    ctx.db
      .select()
      .from(ticketLogs)
      .where(and(eq(ticketLogs.guildId, ctx.guildId), eq(ticketLogs.ticketId, row.ticketId)))
      .orderBy(desc(ticketLogs.id))
      .limit(MESSAGES),
  ]);
  const { names = {} } = dataOf(row);
  const shown =
    openerId === undefined ? logs : logs.filter((log) => ["closed", "reopened"].includes(log.change));
  const changes: TicketChange[] = shown
    .filter((log) => log.change !== "opened")
    .map((log) => ({
      id: log.id,
      change: log.change,
      by: log.actorId === null ? null : (names[log.actorId] ?? log.actorId),
      before: log.before,
      after: log.after,
      at: asDate(log),
    }));
  return {
    ...toLine(row),
    subject:
      row.subjectType === "order" && /^\d{1,9}$/.test(row.subjectId ?? "")
        ? { kind: "order", number: Number(row.subjectId) }
        : null,
    messages: messages.reverse().map(toMessage),
    changes: changes.reverse(),
    rating: row.rating,
    closedAt: row.closedAt?.toISOString() ?? null,
    closeReason: row.closeReason,
    firstAnswerAt: row.firstAnswerAt?.toISOString() ?? null,
    promiseHours: promiseOf(row),
    version: row.version,
  };
}

/** How often a ticket has changed: what an open page asks. @throws AppError not_found */
export async function ticketVersion(ctx: GuildContext, number: number, openerId?: string): Promise<number> {
  const [row] = await ctx.db
    .select({ version: t.version, createdBy: t.createdBy })
    .from(t)
    .where(and(eq(t.guildId, ctx.guildId), eq(t.number, number)));
  if (!row || (openerId !== undefined && row.createdBy !== openerId))
    throw notFound("This ticket does not exist.");
  return row.version;
}

/** Other tickets of the same opener in this guild, newest first. */
export async function ticketsOfOpener(ctx: GuildContext, openerId: string, limit = 6): Promise<TicketLine[]> {
  const rows = await ctx.db
    .select()
    .from(t)
    .where(and(eq(t.guildId, ctx.guildId), eq(t.createdBy, openerId)))
    .orderBy(desc(t.ticketId))
    .limit(limit);
  return rows.map(toLine);
}

/** A person's own tickets in all guilds: those that wait for them first, then open ones, then closed ones. */
export async function ownTickets(ctx: UserContext, discordId: string): Promise<TicketLine[]> {
  const rows = await ctx.db
    .select()
    .from(t)
    .where(eq(t.createdBy, discordId))
    .orderBy(
      sql`case when ${t.status} in ('closed', 'resolved') then 2 when ${t.waitingFor} = 'opener' then 0 else 1 end`,
      desc(t.updatedAt),
    )
    .limit(200);
  return rows.map(toLine);
}
