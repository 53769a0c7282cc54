import { type AnyColumn, and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { tickets } from "@/db/schema/tickets";
import type { InboxLine, InboxQuery } from "../schema";
import { COUNT_MAX, type InboxView } from "../words";
import { toLine } from "./tickets";

const t = tickets;
const OPEN = sql`${t.status} not in ('closed', 'resolved')`;
// Not coalesce(), by which Postgres looks up nothing under row-level security.
const orElse = (value: SQL | AnyColumn, otherwise: SQL): SQL =>
  sql`(case when ${value} is null then ${otherwise} else ${value} end)`;
const NEVER = sql`'infinity'::timestamptz`;
const DUE = orElse(t.dueAt, NEVER);
const ASSIGNEE = orElse(t.assignedTo, sql`''`);
const WAITING = orElse(t.waitingFor, sql`'staff'`);
const PAGE = 50;
/** More new messages of a ticket than this are not counted. */
const NEW_MAX = 10;

// Each view begins like an index of its own, so that none walks past tickets of another.
function viewOf(view: InboxView, agent: string, now: Date): SQL {
  switch (view) {
    case "open":
      return OPEN;
    case "mine":
      return sql`${OPEN} and ${ASSIGNEE} = ${agent}`;
    case "unassigned":
      return sql`${OPEN} and ${ASSIGNEE} = ''`;
    case "staff":
      return sql`${OPEN} and ${WAITING} = 'staff'`;
    case "opener":
      return sql`${OPEN} and ${WAITING} = 'opener'`;
    case "overdue":
      return sql`${OPEN} and ${DUE} < ${now}`;
    case "closed":
      return sql`not (${OPEN})`;
  }
}

/** Where a line stands among those of all guilds. */
export interface InboxPosition {
  /** Deadline or last change as Postgres writes it: a Date has no microseconds, and a page would begin with its end. */
  at: string;
  guildId: string;
  ticketId: number;
}

/** A position as it stands in an address. */
export const positionText = ({ at, guildId, ticketId }: InboxPosition): string =>
  `${ticketId}_${guildId}_${at}`;

/** Where a page ended, from an address: anything that is none begins at the top. */
function positionOf(after: string | null): InboxPosition | null {
  const [, id, guildId, at] =
    /^(\d{1,15})_(\d{17,20})_(infinity|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00)$/.exec(
      after ?? "",
    ) ?? [];
  if (!id || !guildId || !at) return null;
  return at === "infinity" || !Number.isNaN(Date.parse(at)) ? { ticketId: Number(id), guildId, at } : null;
}

const padded = (guildId: string) => guildId.padStart(20, "0");

/** What comes behind a position: by time, then by guild, then by ticket. */
function behind(ctx: GuildContext, from: InboxPosition | null, order: SQL, closed: boolean, id: SQL): SQL {
  if (from === null) return sql`true`;
  const at = sql`${from.at}::timestamptz`;
  if (from.guildId === ctx.guildId)
    return closed
      ? sql`(${order}, ${id}) < (${at}, ${from.ticketId}::bigint)`
      : sql`(${order}, ${id}) > (${at}, ${from.ticketId}::bigint)`;
  const later = padded(ctx.guildId) > padded(from.guildId) !== closed;
  if (closed) return later ? sql`${order} <= ${at}` : sql`${order} < ${at}`;
  return later ? sql`${order} >= ${at}` : sql`${order} > ${at}`;
}

type Found = { id: string; at: string };

async function found(ctx: GuildContext, agent: string, query: InboxQuery): Promise<Found[]> {
  const closed = query.view === "closed";
  const from = positionOf(query.after);
  const view = sql`${t.guildId} = ${ctx.guildId} and ${viewOf(query.view, agent, ctx.now)}`;
  const type = query.type === null ? sql`true` : sql`${t.type} = ${query.type}`;
  if (query.tag !== null && !closed) {
    // The tag's own rows are in the order of deadlines.
    const due = orElse(sql`g.due_at`, NEVER);
    const { rows } = await ctx.db.execute<Found>(sql`
      select g.ticket_id::text as id, (${due})::text as at from ticket_tags g
      join ${t} on ${t.guildId} = g.guild_id and ${t.ticketId} = g.ticket_id
      where g.guild_id = ${ctx.guildId} and g.tag = ${query.tag} and g.open and ${view} and ${type}
        and ${behind(ctx, from, due, false, sql`g.ticket_id`)}
      order by ${due}, g.ticket_id limit ${PAGE + 1}`);
    return rows;
  }
  const order = closed ? sql`${t.updatedAt}` : DUE;
  const tag =
    query.tag === null
      ? sql`true`
      : sql`exists (select 1 from ticket_tags g where g.guild_id = ${ctx.guildId} and g.tag = ${query.tag} and g.ticket_id = ${t.ticketId})`;
  const direction = closed ? sql`desc` : sql`asc`;
  const { rows } = await ctx.db.execute<Found>(sql`
    select ${t.ticketId}::text as id, (${order})::text as at from ${t}
    where ${view} and ${type} and ${tag} and ${behind(ctx, from, order, closed, sql`${t.ticketId}`)}
    order by ${order} ${direction}, ${t.ticketId} ${direction} limit ${PAGE + 1}`);
  return rows;
}

/**
 * How many words of others came behind the last that the agent read. Columns stand there by their full names: the
 * builder leaves the table away, and they would be those of the inner one.
 */
const NEW = (agent: string) =>
  sql<number>`(select count(*) from (
  select 1 from ticket_messages n where n.guild_id = tickets.guild_id and n.ticket_id = tickets.ticket_id
    and not n.is_internal and n.deleted_at is null and n.user_id is distinct from ${agent}
    and n.message_id > coalesce((select r.message_id from ticket_reads r
      where r.guild_id = tickets.guild_id and r.discord_id = ${agent} and r.ticket_id = tickets.ticket_id), 0)
  limit ${NEW_MAX}) news)`.mapWith(Number);

/** Tickets of the guild as lines of the inbox, in the order of the given ids; what the reader may not see is left out. */
export async function inboxLines(
  ctx: GuildContext,
  agent: string,
  ids: readonly number[],
): Promise<(InboxLine & { ticketId: number })[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .select({ ticket: t, news: NEW(agent) })
    .from(t)
    .where(and(eq(t.guildId, ctx.guildId), inArray(t.ticketId, [...ids])));
  const byId = new Map(rows.map((row) => [row.ticket.ticketId, row]));
  return ids.flatMap((ticketId) => {
    const row = byId.get(ticketId);
    return row ? [{ ...toLine(row.ticket), unread: row.news, ticketId }] : [];
  });
}

export interface InboxPage {
  tickets: (InboxLine & { position: string })[];
  /** What to ask with for the page behind, null at the end. */
  next: string | null;
}

/** Tickets of the guild for its staff: open ones by deadline, closed ones by when they were touched last. */
export async function inbox(ctx: GuildContext, agent: string, query: InboxQuery): Promise<InboxPage> {
  const all = await found(ctx, agent, query);
  const shown = all.slice(0, PAGE);
  const lines = await inboxLines(
    ctx,
    agent,
    shown.map((row) => Number(row.id)),
  );
  const at = new Map(shown.map((row) => [Number(row.id), row.at]));
  const positions = lines.map(({ ticketId, ...line }) => ({
    ...line,
    position: positionText({ at: at.get(ticketId) ?? "infinity", guildId: ctx.guildId, ticketId }),
  }));
  return { tickets: positions, next: all.length > PAGE ? (positions.at(-1)?.position ?? null) : null };
}

export type InboxCounts = Record<Exclude<InboxView, "closed">, number>;

const COUNTED = ["open", "mine", "unassigned", "staff", "opener", "overdue"] as const;

/** How many tickets stand in each view, up to {@link COUNT_MAX}: no view is counted to its end. */
export async function inboxCounts(ctx: GuildContext, agent: string): Promise<InboxCounts> {
  const parts = COUNTED.map(
    (view) =>
      sql`(select count(*) from (select 1 from ${t} where ${t.guildId} = ${ctx.guildId} and ${viewOf(view, agent, ctx.now)} limit ${COUNT_MAX}) v)::int as ${sql.identifier(view)}`,
  );
  const { rows } = await ctx.db.execute<InboxCounts>(sql`select ${sql.join(parts, sql`, `)}`);
  return rows[0] ?? { open: 0, mine: 0, unassigned: 0, staff: 0, opener: 0, overdue: 0 };
}

/** Whether one line stands before another in the queue of several guilds. */
export function byPosition(closed: boolean): (a: { position: string }, b: { position: string }) => number {
  const key = (position: string) => {
    const [id = "", guild = "", at = ""] = position.split("_");
    return `${at} ${padded(guild)} ${id.padStart(15, "0")}`;
  };
  return (a, b) => {
    const [one, other] = [key(a.position), key(b.position)];
    return (one < other ? -1 : one > other ? 1 : 0) * (closed ? -1 : 1);
  };
}
