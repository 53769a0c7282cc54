import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { UserContext } from "@/db/context";
import { tickets } from "@/db/schema/tickets";
import type { OwnTicketsQuery } from "../own-list";
import type { TicketLine } from "../schema";
import { promiseOf } from "./row";
import { toLine } from "./tickets";

const t = tickets;
const PAGE = 40;
const CLOSED = sql`${t.status} in ('closed', 'resolved')`;
// Those that wait for the person come first, then open ones, then closed ones.
const RANK = sql`case when ${CLOSED} then 0 when ${t.waitingFor} = 'opener' then 2 else 1 end`;

/** An own ticket as a line of the list. */
export interface OwnLine extends TicketLine {
  rating: number | null;
  /** The deadline is a promise of the opener's tier, and not staff's own aim. */
  promised: boolean;
}

function within({ state, guildId }: OwnTicketsQuery): SQL | undefined {
  const states: Record<OwnTicketsQuery["state"], SQL | undefined> = {
    all: undefined,
    waiting: sql`not ${CLOSED} and ${t.waitingFor} = 'opener'`,
    open: sql`not ${CLOSED}`,
    closed: CLOSED,
  };
  return and(states[state], guildId === null ? undefined : eq(t.guildId, guildId));
}

/** Where a page ended, from an address: anything that is none begins at the top. */
function positionOf(after: string | null): { rank: number; at: string; id: number } | null {
  const [, rank, id, at] =
    /^([012])_(\d{1,15})_(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00)$/.exec(after ?? "") ?? [];
  return rank && id && at && !Number.isNaN(Date.parse(at))
    ? { rank: Number(rank), at, id: Number(id) }
    : null;
}

/** A person's own tickets in all guilds or one, a page of them. @returns `next` is null at the end */
export async function ownTicketPage(
  ctx: UserContext,
  discordId: string,
  query: OwnTicketsQuery,
): Promise<{ tickets: OwnLine[]; next: string | null }> {
  const from = positionOf(query.after);
  const rows = await ctx.db
    // As text, because a Date has no microseconds and the page would begin with its own end.
    .select({ ticket: t, rank: sql<number>`${RANK}`.mapWith(Number), at: sql<string>`${t.updatedAt}::text` })
    .from(t)
    .where(
      and(
        eq(t.createdBy, discordId),
        within(query),
        from === null
          ? undefined
          : sql`(${RANK}, ${t.updatedAt}, ${t.ticketId}) < (${from.rank}, ${from.at}::timestamptz, ${from.id})`,
      ),
    )
    .orderBy(desc(RANK), desc(t.updatedAt), desc(t.ticketId))
    .limit(PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    tickets: shown.map(({ ticket }) => ({
      ...toLine(ticket),
      rating: ticket.rating,
      promised: promiseOf(ticket) !== null,
    })),
    next: rows.length > PAGE && last ? `${last.rank}_${last.ticket.ticketId}_${last.at}` : null,
  };
}

/** How many own tickets there are by state, and in which guilds. */
export async function ownTicketCounts(ctx: UserContext, discordId: string) {
  const rows = await ctx.db
    .select({
      guildId: t.guildId,
      all: sql<number>`count(*)`.mapWith(Number),
      waiting: sql<number>`count(*) filter (where not ${CLOSED} and ${t.waitingFor} = 'opener')`.mapWith(
        Number,
      ),
      open: sql<number>`count(*) filter (where not ${CLOSED})`.mapWith(Number),
      closed: sql<number>`count(*) filter (where ${CLOSED})`.mapWith(Number),
    })
    .from(t)
    .where(eq(t.createdBy, discordId))
    .groupBy(t.guildId);
  return rows;
}
