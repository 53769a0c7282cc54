import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { SystemContext } from "@/db/context";
import { notFound } from "@/lib/errors";

export const BUS_STATES = ["dead", "stuck", "open", "done"] as const;

/** What is asked of the bus; its parts are texts, as addresses hold them. */
export const busAsked = z.strictObject({
  state: z.enum(BUS_STATES).optional(),
  q: z.string().trim().min(1).max(80).optional(),
  /** `event~subscriber` of the last line of the page before, or an event alone. */
  before: z
    .string()
    .regex(/^\d{1,15}~[\w:.-]{0,80}$/)
    .optional(),
});
export type BusAsked = z.output<typeof busAsked>;

/** One event for one subscriber. */
export interface BusLine {
  eventId: number;
  subscriber: string;
  guildId: string | null;
  guild: string | null;
  type: string;
  key: string;
  state: "pending" | "running" | "done" | "dead";
  /** Open for more than ten minutes. */
  stuck: boolean;
  attempts: number;
  error: string | null;
  publishedAt: string;
  nextTryAt: string;
}

interface LineRow extends Record<string, unknown> {
  event_id: string;
  subscriber: string;
  guild_id: string | null;
  guild: string | null;
  type: string;
  key: string;
  state: BusLine["state"];
  stuck: boolean;
  attempts: number;
  error: string | null;
  created_at: Date | string;
  next_try_at: Date | string;
}

const OPEN = sql`d.state in ('pending','running')`;
const STUCK = sql`d.state in ('pending','running') and d.created_at < now() - interval '10 minutes'`;
const STATES: Record<(typeof BUS_STATES)[number], SQL> = {
  dead: sql`d.state = 'dead'`,
  stuck: STUCK,
  open: OPEN,
  done: sql`d.state = 'done'`,
};

/** A number may be an event's own; what else is asked is looked for where an operator reads it. */
function found(q: string): SQL {
  const words = sql`position(lower(${q}) in lower(concat_ws(' ', e.type, e.key, d.subscriber, d.guild_id, g.name, d.error))) > 0`;
  return /^\d{1,15}$/.test(q) ? sql`(d.event_id = ${q}::bigint or ${words})` : words;
}

const iso = (at: Date | string) => new Date(at).toISOString();

/** Events that a search for words looks through at once: further back is the next page. */
const WINDOW = 200_000;

/** A page of the bus, the newest events first. @param limit lines of the page */
export async function listBus(
  ctx: SystemContext,
  { state, q, before }: BusAsked,
  limit: number,
): Promise<{ rows: BusLine[]; next: string | null }> {
  const [event, subscriber = ""] = before?.split("~") ?? [];
  const floor = q ? Math.max(0, (event ? Number(event) : await newestEvent(ctx)) - WINDOW) : 0;
  const where = sql.join(
    [
      sql`true`,
      ...(state ? [STATES[state]] : []),
      ...(q ? [found(q), sql`d.event_id > ${floor}`] : []),
      // A page may end in the middle of an event.
      ...(event ? [behindOf(Number(event), subscriber)] : []),
    ],
    sql` and `,
  );
  const { rows } = await ctx.db.execute<LineRow>(sql`
    select d.event_id, d.subscriber, d.guild_id, g.name as guild, e.type, e.key, d.state, (${STUCK}) as stuck,
      d.attempts, d.error, e.created_at, d.next_try_at
    from interbot_event_deliveries d join interbot_events e on e.id = d.event_id
      left join guilds g on g.guild_id = d.guild_id
    where ${where} order by d.event_id desc, d.subscriber limit ${limit + 1}`);
  const lines = rows.slice(0, limit).map(lineOf);
  const last = lines.at(-1);
  if (rows.length > limit && last) return { rows: lines, next: `${last.eventId}~${last.subscriber}` };
  return { rows: lines, next: floor > 0 ? `${floor + 1}~` : null };
}

const behindOf = (event: number, subscriber: string): SQL =>
  subscriber === ""
    ? sql`d.event_id < ${event}`
    : sql`(d.event_id < ${event} or (d.event_id = ${event} and d.subscriber > ${subscriber}))`;

async function newestEvent(ctx: SystemContext): Promise<number> {
  const { rows } = await ctx.db.execute<{ id: string | null }>(
    sql`select max(event_id) as id from interbot_event_deliveries`,
  );
  return Number(rows[0]?.id ?? 0);
}

function lineOf({ event_id, guild_id, created_at, next_try_at, ...row }: LineRow): BusLine {
  return {
    ...row,
    eventId: Number(event_id),
    guildId: guild_id,
    publishedAt: iso(created_at),
    nextTryAt: iso(next_try_at),
  };
}

/** One subscriber's part of an event. */
export interface BusPart extends BusLine {
  leaseUntil: string | null;
  leaseOwner: string | null;
  doneAt: string | null;
  /** The event that goes before it in this subscriber's order, and is not done; null without one. */
  behind: number | null;
}

export interface BusEvent {
  id: number;
  type: string;
  key: string;
  guildId: string | null;
  guild: string | null;
  source: string;
  target: string | null;
  requestId: string | null;
  payload: unknown;
  state: string;
  at: string;
  parts: BusPart[];
  /** What happened to it on the bus, the first step first. */
  steps: {
    at: string;
    subscriber: string | null;
    step: string;
    tookMs: number | null;
    details: unknown;
    /** At the collector, where one was set. */
    traceId: string | null;
  }[];
}

interface EventRow extends Record<string, unknown> {
  id: string;
  type: string;
  key: string;
  guild_id: string | null;
  guild: string | null;
  source: string;
  target: string | null;
  request_id: string | null;
  payload: unknown;
  state: string;
  created_at: Date | string;
}

interface PartRow extends LineRow {
  lease_until: Date | string | null;
  lease_owner: string | null;
  done_at: Date | string | null;
  behind: string | null;
}

interface StepRow extends Record<string, unknown> {
  created_at: Date | string;
  subscriber: string | null;
  step: string;
  took_ms: number | null;
  details: unknown;
}

/** An event with its subscribers and its way through the bus. @throws AppError not_found */
export async function busEvent(ctx: SystemContext, id: number): Promise<BusEvent> {
  const [events, parts, steps] = await Promise.all([
    ctx.db.execute<EventRow>(sql`
      select e.id, e.type, e.key, e.guild_id, g.name as guild, e.source, e.target, e.request_id, e.payload, e.state, e.created_at
      from interbot_events e left join guilds g on g.guild_id = e.guild_id where e.id = ${id}`),
    ctx.db.execute<PartRow>(sql`
      select d.event_id, d.subscriber, d.guild_id, null as guild, e.type, e.key, d.state, (${STUCK}) as stuck,
        d.attempts, d.error, e.created_at, d.next_try_at, d.lease_until, d.lease_owner, d.done_at,
        (select min(b.event_id) from interbot_event_deliveries b
          where b.subscriber = d.subscriber and b.order_key = d.order_key and b.event_id < d.event_id
            and b.guild_id is not distinct from d.guild_id and b.state in ('pending','running')) as behind
      from interbot_event_deliveries d join interbot_events e on e.id = d.event_id
      where d.event_id = ${id} order by d.subscriber`),
    ctx.db.execute<StepRow>(sql`
      select created_at, subscriber, step, took_ms, details from log_events where event_id = ${id} order by id limit 200`),
  ]);
  const event = events.rows[0];
  if (!event) throw notFound("There is no such event on the bus.");
  const { guild_id, request_id, created_at, ...rest } = event;
  return {
    ...rest,
    id: Number(event.id),
    guildId: guild_id,
    requestId: request_id,
    at: iso(created_at),
    parts: parts.rows.map(({ lease_until, lease_owner, done_at, behind, ...row }) => ({
      ...lineOf(row),
      leaseUntil: lease_until ? iso(lease_until) : null,
      leaseOwner: lease_owner,
      doneAt: done_at ? iso(done_at) : null,
      behind: behind === null ? null : Number(behind),
    })),
    steps: steps.rows.map(({ created_at: at, took_ms, ...row }) => ({
      ...row,
      at: iso(at),
      tookMs: took_ms,
      traceId: traceOf(row.details),
    })),
  };
}

function traceOf(details: unknown): string | null {
  const told = (details as { traceId?: unknown } | null)?.traceId;
  return typeof told === "string" ? told : null;
}
