import { sql } from "drizzle-orm";
import { z } from "zod";
import type { SystemContext } from "@/db/context";
import { behind, byMoment, byNumber, every, has, momentKey, pageOf, words } from "./keyset";

type Raw = Record<string, unknown> & { cursor: string };

export const socketsAsked = z.strictObject({
  q: words,
  state: z.enum(["open", "closed"]).optional(),
  before: byMoment,
});

/** A live line between a browser and the gateway. */
export interface SocketLine {
  id: string;
  personId: string | null;
  person: string | null;
  kind: string;
  instance: string;
  topics: string[];
  connectedAt: string;
  lastSeenAt: string;
  closedAt: string | null;
  closeReason: string | null;
}

const AT = sql`w.connected_at`;
const ID = sql`w.id`;

/** Live sockets, and those that were, the newest first. */
export async function listSockets(ctx: SystemContext, asked: z.output<typeof socketsAsked>, limit: number) {
  const { rows } = await ctx.db.execute<Raw>(sql`
    select w.id, w.grizzly_user_id as "personId", u.display_name as person, w.kind, w.instance, w.topics,
      w.connected_at as "connectedAt", w.last_seen_at as "lastSeenAt", w.closed_at as "closedAt",
      w.close_reason as "closeReason", ${momentKey(AT, ID)} as cursor
    from websocket_connections w left join grizzly_users u on u.id = w.grizzly_user_id
    where ${every(
      asked.state && (asked.state === "open" ? sql`w.closed_at is null` : sql`w.closed_at is not null`),
      has(
        asked.q,
        sql`u.display_name, u.discord_id, w.instance, w.kind, w.close_reason, array_to_string(w.topics, ' ')`,
      ),
      behind(AT, ID, asked.before),
    )}
    order by w.connected_at desc, w.id::text desc limit ${limit + 1}`);
  return pageOf<SocketLine>(rows, limit, ["connectedAt", "lastSeenAt", "closedAt"]);
}

export const botsAsked = z.strictObject({
  q: words,
  bot: z.enum(["grizzly-bot", "grizzly-os"]).optional(),
  before: byNumber,
});

/** A start of a bot's process. */
export interface BotStartLine {
  id: number;
  bot: string;
  version: string;
  host: string | null;
  note: string | null;
  startedAt: string;
  stoppedAt: string | null;
}

/** Starts of the bots with their versions, the newest first. */
export async function listBotStarts(ctx: SystemContext, asked: z.output<typeof botsAsked>, limit: number) {
  const { rows } = await ctx.db.execute<Raw>(sql`
    select t.id::float8 as id, t.bot, t.version, t.host, t.note, t.started_at as "startedAt",
      t.stopped_at as "stoppedAt", t.id::text as cursor
    from bot_updates t
    where ${every(
      asked.bot && sql`t.bot = ${asked.bot}`,
      has(asked.q, sql`t.version, t.host, t.note`),
      asked.before === undefined ? undefined : sql`t.id < ${asked.before}::bigint`,
    )}
    order by t.id desc limit ${limit + 1}`);
  return pageOf<BotStartLine>(rows, limit, ["startedAt", "stoppedAt"]);
}

/** A job that one process of several does, and who does it now. */
export interface Lease {
  name: string;
  holder: string;
  expiresAt: string;
  live: boolean;
}

/** Who holds which job; leases that ended a day ago are of no interest. */
export async function listLeases(ctx: SystemContext): Promise<Lease[]> {
  const { rows } = await ctx.db.execute<Raw>(sql`
    select name, holder, expires_at as "expiresAt", expires_at > now() as live, '' as cursor from leases
    where expires_at > now() - interval '1 day' order by name limit 200`);
  return pageOf<Lease>(rows, 200, ["expiresAt"]).rows;
}

export const timesAsked = z.strictObject({
  q: words,
  kind: z.enum(["http", "event", "provider"]).optional(),
  days: z.enum(["1", "7", "30"]).optional(),
  /** How many hits the last line had, and its name. */
  before: z
    .string()
    .regex(/^\d{1,15}~.{1,120}$/)
    .optional(),
});

/** How long one kind of call took. Times are upper ends of buckets, in milliseconds. */
export interface TimesLine {
  kind: string;
  name: string;
  hits: number;
  errors: number;
  medianMs: number;
  p95Ms: number;
  slowestMs: number;
}

/** Response times by route, event or provider, the most frequent first. */
export async function listTimes(ctx: SystemContext, asked: z.output<typeof timesAsked>, limit: number) {
  const [hits, ...rest] = asked.before?.split("~") ?? [];
  const { rows } = await ctx.db.execute<Raw>(sql`
    with counted as (
      select t.kind, t.name, t.bucket_ms, sum(t.hits) as hits, sum(t.errors) as errors
      from response_times t
      where ${every(
        sql`t.kind <> 'ticket' and t.name is not null`,
        sql`t.hour > now() - make_interval(days => ${Number(asked.days ?? "1")}::int)`,
        asked.kind && sql`t.kind = ${asked.kind}`,
        has(asked.q, sql`t.name`),
      )}
      group by 1, 2, 3
    ), running as (
      select *, sum(hits) over (partition by kind, name order by bucket_ms) as upto,
        sum(hits) over (partition by kind, name) as total from counted
    ), lines as (
      select kind, name, max(total)::float8 as hits, sum(errors)::float8 as errors,
        min(bucket_ms) filter (where upto >= total * 0.5) as "medianMs",
        min(bucket_ms) filter (where upto >= total * 0.95) as "p95Ms",
        max(bucket_ms) filter (where hits > 0) as "slowestMs"
      from running group by kind, name
    )
    select *, hits::bigint || '~' || kind || ' ' || name as cursor from lines
    where ${hits === undefined ? sql`true` : sql`(hits, kind || ' ' || name) < (${Number(hits)}::float8, ${rest.join("~")}::text)`}
    order by hits desc, kind || ' ' || name desc limit ${limit + 1}`);
  return pageOf<TimesLine>(rows, limit, []);
}
