import { and, desc, eq, sql } from "drizzle-orm";
import type { GuildContext, UserContext } from "@/db/context";
import { ticketLogs, tickets } from "@/db/schema/tickets";
import { notFound } from "@/lib/errors";
import { answersOf } from "../forms";
import { ratingProblem } from "../rating";
import type { Ticket, TicketChange, TicketLine } from "../schema";
import { messagesOf, type Part } from "./conversation";
import { dataOf, isOpen, priorityOf, promiseOf, stateOf, type TicketRow, typeOf } from "./row";

const t = tickets;
/** Changes of a conversation that are read at most. */
const CHANGES = 500;

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
    tags: row.tags,
    isPrivate: row.isPrivate,
    updatedAt: row.updatedAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
  };
}

const asDate = (row: { createdAt: Date }) => row.createdAt.toISOString();

/**
 * A ticket with its conversation.
 * @param openerId for its opener: only their own ticket, without notes and without who decided what inside
 * @param part which of its messages
 * @throws AppError not_found
 */
export async function ticketOf(
  ctx: GuildContext,
  number: number,
  openerId?: string,
  part: Part = "all",
): Promise<Ticket> {
  const [row] = await ctx.db
    .select()
    .from(t)
    .where(and(eq(t.guildId, ctx.guildId), eq(t.number, number)));
  if (!row || (openerId !== undefined && row.createdBy !== openerId))
    throw notFound("This ticket does not exist.");
  const [{ messages, older }, logs] = await Promise.all([
    messagesOf(ctx, row.ticketId, { notes: openerId === undefined, part }),
    ctx.db
      .select()
      .from(ticketLogs)
      .where(and(eq(ticketLogs.guildId, ctx.guildId), eq(ticketLogs.ticketId, row.ticketId)))
      .orderBy(desc(ticketLogs.id))
      .limit(CHANGES),
  ]);
  // Where older messages are not shown, neither is what was done among them.
  const since = older === null ? "" : (messages[0]?.at ?? "");
  const { names = {} } = dataOf(row);
  const shown =
    openerId === undefined ? logs : logs.filter((log) => ["closed", "reopened"].includes(log.change));
  const changes: TicketChange[] = shown
    .filter((log) => log.change !== "opened" && asDate(log) >= since)
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
    messages,
    older,
    changes: changes.reverse(),
    rating: row.rating,
    ratingComment: row.ratingComment,
    ratingFixed: ratingProblem({ ...row, open: isOpen(row) }, ctx.now) !== null && !isOpen(row),
    closedAt: row.closedAt?.toISOString() ?? null,
    closeReason: row.closeReason,
    firstAnswerAt: row.firstAnswerAt?.toISOString() ?? null,
    promiseHours: promiseOf(row),
    answers: answersOf(typeOf(row), dataOf(row).answers ?? {}),
    concerns: openerId === undefined && row.concerns !== null ? (names[row.concerns] ?? row.concerns) : null,
    mergedInto: row.mergedInto,
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
