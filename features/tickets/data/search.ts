import { and, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { AuthorizedGuildId, GuildContext, SystemContext, UserContext } from "@/db/context";
import { ticketMessages, tickets } from "@/db/schema/tickets";
import type { InboxLine, TicketLine } from "../schema";
import { type ExcerptPart, excerptOf, numberIn, searchText, wordsOf } from "../search-rules";
import { inboxLines } from "./inbox";
import { toLine } from "./tickets";

/** Tickets that a search shows. */
const SHOWN = 30;
/** Messages that are looked through for their tickets: one ticket can have many hits. */
const HITS = 120;
/** Words that stand in more rows than this are looked for from the newest row back. */
const COMMON = 6_000;
/** How far back that goes. */
const NEWEST = 30_000;
/** Rows that an index may give at most, where statistics knew of fewer. */
const MOST = 60_000;

/** A hit: a ticket, and the message in which the words stand; none where it is in the title or the opener's name. */
export interface Hit {
  ticketId: number;
  messageId: number | null;
}

/** Whoever asks: what they may not see is not counted either. */
export interface SearchReader {
  discordId: string;
  readsPrivate: boolean;
}

const MESSAGE_TEXT = sql`coalesce(m.message, '')`;
const MESSAGE_WORDS = sql`to_tsvector('simple', m.guild_id || ' ' || ${MESSAGE_TEXT})`;
// As the index of tickets has it.
const TICKET_WORDS = sql`to_tsvector('simple', t.guild_id || ' ' || coalesce(t.title, '') || ' ' || coalesce(t.data ->> 'openerName', ''))`;
const TICKET_TEXT = sql`coalesce(t.title, '') || ' ' || coalesce(t.data ->> 'openerName', '')`;

type HitRow = { ticket: string; message: string | null };

async function estimated(ctx: SystemContext, from: SQL): Promise<number> {
  const { rows } = await ctx.db.execute<{ "QUERY PLAN": { Plan: { "Plan Rows": number } }[] }>(
    sql`explain (format json) select 1 ${from}`,
  );
  return rows[0]?.["QUERY PLAN"][0]?.Plan["Plan Rows"] ?? 0;
}

async function hitsIn(
  ctx: SystemContext,
  table: { columns: SQL; from: SQL; id: SQL; words: SQL; text: SQL },
  query: SQL,
  words: readonly string[],
): Promise<HitRow[]> {
  const matching = sql`${table.words} @@ ${query}`;
  const common = (await estimated(ctx, sql`${table.from} and ${matching}`)) > COMMON;
  if (common) {
    // Letters are compared first, which is cheaper than taking a text to pieces.
    const letters = words
      .filter((word) => !word.includes("_"))
      .map((word) => sql`strpos(lower(${table.text}), ${word}) > 0 and `);
    const { rows } = await ctx.db.execute<HitRow>(sql`
      select ticket, message from (
        select ${table.columns}, (${sql.join(letters)} ${matching}) as hit ${table.from} order by ${table.id} desc limit ${NEWEST}
      ) newest where hit limit ${HITS}`);
    if (rows.length > 0) return rows;
  }
  // All hits are found before they are put in order: else the planner walks back over rows that are none.
  const { rows } = await ctx.db.execute<HitRow>(sql`
    with found as materialized (select ${table.columns}, ${table.id} as id ${table.from} and ${matching} limit ${MOST})
    select ticket, message from found order by id desc limit ${HITS}`);
  return rows;
}

/**
 * Finds tickets of a guild by words in subject, messages and opener's name, newest first. Runs as the platform: under
 * row-level security Postgres uses no index for words. The guild stands among the words of each row, so that no other
 * guild's rows are walked through, and only ids come back: {@link foundLines} reads them in the reader's own scope.
 * @param guildId of a scope that was minted for the reader
 */
export async function searchTickets(
  ctx: SystemContext,
  guildId: AuthorizedGuildId,
  reader: SearchReader,
  text: string,
): Promise<Hit[]> {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const query = sql`to_tsquery('simple', ${searchText(words, guildId)})`;
  const number = numberIn(text);
  const byNumber =
    number === null
      ? []
      : (
          await ctx.db.execute<HitRow>(
            sql`select t.ticket_id::text as ticket, null as message from tickets t where t.guild_id = ${guildId} and t.number = ${number}`,
          )
        ).rows;
  const inTickets = await hitsIn(
    ctx,
    {
      columns: sql`t.ticket_id::text as ticket, null as message`,
      from: sql`from tickets t where t.guild_id = ${guildId}`,
      id: sql`t.ticket_id`,
      words: TICKET_WORDS,
      text: TICKET_TEXT,
    },
    query,
    words,
  );
  const inMessages = await hitsIn(
    ctx,
    {
      columns: sql`m.ticket_id::text as ticket, m.message_id::text as message`,
      from: sql`from ticket_messages m where m.guild_id = ${guildId} and m.deleted_at is null`,
      id: sql`m.message_id`,
      words: MESSAGE_WORDS,
      text: MESSAGE_TEXT,
    },
    query,
    words,
  );
  const newest = (a: HitRow, b: HitRow) => Number(b.ticket) - Number(a.ticket);
  const all = [...byNumber, ...[...inMessages, ...inTickets].sort(newest)];
  const first = new Map<string, HitRow>();
  for (const hit of all) {
    const known = first.get(hit.ticket);
    if (!known) first.set(hit.ticket, hit);
    else if (known.message === null && !byNumber.includes(known)) known.message = hit.message;
  }
  return visible(ctx, guildId, reader, [...first.values()]);
}

/** Without what the reader may not see, which would take the places of what they may. */
async function visible(
  ctx: SystemContext,
  guildId: string,
  reader: SearchReader,
  hits: readonly HitRow[],
): Promise<Hit[]> {
  if (hits.length === 0) return [];
  const ids = hits.map((hit) => Number(hit.ticket));
  const rows = await ctx.db
    .select({ id: tickets.ticketId })
    .from(tickets)
    .where(
      and(
        eq(tickets.guildId, guildId),
        inArray(tickets.ticketId, ids),
        sql`(not ${tickets.isPrivate} or ${tickets.createdBy} = ${reader.discordId}
          or (${reader.readsPrivate} and ${tickets.concerns} is distinct from ${reader.discordId}))`,
      ),
    );
  const seen = new Set(rows.map((row) => row.id));
  return hits
    .map((hit) => ({
      ticketId: Number(hit.ticket),
      messageId: hit.message === null ? null : Number(hit.message),
    }))
    .filter((hit) => seen.has(hit.ticketId))
    .slice(0, SHOWN);
}

export interface FoundTicket<Line extends TicketLine> {
  ticket: Line;
  /** The title with its hits. */
  title: ExcerptPart[];
  /** Where else the words stand; null where it is the title or the name alone. */
  excerpt: { by: string; note: boolean; parts: ExcerptPart[] } | null;
}

type MessageRow = { id: number; by: string; note: boolean; text: string | null };

function toFound<Line extends TicketLine>(
  ticket: Line,
  message: MessageRow | undefined,
  words: string[],
): FoundTicket<Line> {
  return {
    ticket,
    title: excerptOf(ticket.title, words),
    excerpt: message
      ? { by: message.by, note: message.note, parts: excerptOf(message.text ?? "", words) }
      : null,
  };
}

const MESSAGE = {
  id: ticketMessages.messageId,
  by: ticketMessages.username,
  note: ticketMessages.isInternal,
  text: ticketMessages.message,
};

/** The tickets that were found, read in the reader's own scope. */
export async function foundLines(
  ctx: GuildContext,
  agent: string,
  hits: readonly Hit[],
  text: string,
): Promise<FoundTicket<InboxLine>[]> {
  const messageIds = hits.flatMap((hit) => hit.messageId ?? []);
  const [lines, messages] = await Promise.all([
    inboxLines(
      ctx,
      agent,
      hits.map((hit) => hit.ticketId),
    ),
    messageIds.length === 0
      ? []
      : ctx.db
          .select(MESSAGE)
          .from(ticketMessages)
          .where(and(eq(ticketMessages.guildId, ctx.guildId), inArray(ticketMessages.messageId, messageIds))),
  ]);
  const words = wordsOf(text);
  const byId = new Map(messages.map((message) => [message.id, message]));
  const hitOf = new Map(hits.map((hit) => [hit.ticketId, hit.messageId]));
  return lines.map(({ ticketId, ...line }) => toFound(line, byId.get(hitOf.get(ticketId) ?? -1), words));
}

/** A person's own tickets by number, words of the subject or of what was said in public, newest first. */
export async function searchOwn(
  ctx: UserContext,
  discordId: string,
  text: string,
): Promise<FoundTicket<TicketLine>[]> {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const query = sql`to_tsquery('simple', ${searchText(words)})`;
  const rows = await ctx.db
    .select({
      ticket: tickets,
      message: sql<string | null>`(select max(m.message_id) from ticket_messages m
        where m.guild_id = tickets.guild_id and m.ticket_id = tickets.ticket_id and not m.is_internal
          and m.deleted_at is null and to_tsvector('simple', coalesce(m.message, '')) @@ ${query})`,
      titled: sql<boolean>`to_tsvector('simple', coalesce(${tickets.title}, '')) @@ ${query}`,
    })
    .from(tickets)
    .where(eq(tickets.createdBy, discordId))
    .orderBy(desc(tickets.updatedAt))
    .limit(200);
  const number = numberIn(text);
  const found = rows
    .filter((row) => row.titled || row.message !== null || row.ticket.number === number)
    .slice(0, SHOWN);
  const ids = found.flatMap((row) => (row.message === null ? [] : [Number(row.message)]));
  const messages =
    ids.length === 0
      ? []
      : await ctx.db
          .select(MESSAGE)
          .from(ticketMessages)
          .where(and(inArray(ticketMessages.messageId, ids), eq(ticketMessages.isInternal, false)));
  return found.map(({ ticket, message }) =>
    toFound(
      toLine(ticket),
      messages.find((one) => one.id === Number(message)),
      words,
    ),
  );
}
