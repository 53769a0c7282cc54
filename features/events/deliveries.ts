import { sql } from "drizzle-orm";
import type { GuildContext, SystemContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { currentTraceId } from "@/lib/spans";
import { backoffMs, LEASE_SECONDS, MAX_ATTEMPTS } from "./rules";
import type { ClaimedEvent, ClaimOptions } from "./schema";

interface ClaimRow extends Record<string, unknown> {
  event_id: string | number;
  guild_id: string | null;
  type: string;
  key: string;
  payload: unknown;
  source: string;
  request_id: string | null;
  created_at: Date | string;
  attempts: number;
}

/**
 * Takes due deliveries for a worker, oldest first. Two workers never get the same one; a delivery whose worker
 * died comes back when its lease ends. Within one order key only the oldest undone delivery is given out.
 */
export async function claim(ctx: SystemContext, options: ClaimOptions): Promise<ClaimedEvent[]> {
  const { subscriber, worker, limit = 20, leaseSeconds = LEASE_SECONDS } = options;
  const result = await ctx.db.execute<ClaimRow>(sql`
    with due as (
      select d.event_id from interbot_event_deliveries d
      where d.subscriber = ${subscriber}
        and ((d.state = 'pending' and d.next_try_at <= now()) or (d.state = 'running' and d.lease_until < now()))
        and (d.order_key is null or not exists (
          select 1 from interbot_event_deliveries b
          where b.subscriber = d.subscriber and b.order_key = d.order_key and b.event_id < d.event_id
            and b.guild_id is not distinct from d.guild_id and b.state in ('pending', 'running')))
      order by d.next_try_at, d.event_id
      limit ${Math.min(Math.max(limit, 1), 100)}
      for update of d skip locked
    ), taken as (
      update interbot_event_deliveries d
      set state = 'running', attempts = d.attempts + 1, lease_owner = ${worker},
          lease_until = now() + make_interval(secs => ${leaseSeconds})
      from due where d.event_id = due.event_id and d.subscriber = ${subscriber}
      returning d.event_id, d.attempts
    )
    select t.event_id, t.attempts, e.guild_id, e.type, e.key, e.payload, e.source, e.request_id, e.created_at
    from taken t join interbot_events e on e.id = t.event_id
    order by t.event_id`);
  return result.rows.map((row) => ({
    eventId: Number(row.event_id),
    subscriber,
    guildId: row.guild_id,
    type: row.type,
    key: row.key,
    payload: row.payload,
    source: row.source,
    requestId: row.request_id,
    publishedAt: new Date(row.created_at),
    attempt: row.attempts,
  }));
}

const OWN = "event_id = $1 and subscriber = $2 and lease_owner = $3 and attempts = $4";
const ownOf = (event: ClaimedEvent, worker: string) => [
  event.eventId,
  event.subscriber,
  worker,
  event.attempt,
];

/**
 * Locks a claimed delivery for as long as the transaction lives, so that it cannot be taken over while its work goes
 * on, even when the lease ends meanwhile. False: somebody else has it already.
 */
export async function hold(
  ctx: GuildContext | SystemContext,
  event: ClaimedEvent,
  worker: string,
): Promise<boolean> {
  const rows = await prepared(
    ctx.db,
    `select 1 as held from interbot_event_deliveries where ${OWN} and state = 'running' for update`,
    ownOf(event, worker),
  );
  return rows.length > 0;
}

// Two subscribers that end at once would each see the other at work; the row lets one look after the other.
const LOCK_EVENT = "select 1 from interbot_events where id = $1 for no key update";

/** Changes a delivery, its event with it, and leaves a trace. The delivery's own row is not yet seen as changed. */
const settling = (set: string, state: string, step: string) => `
with own as (
  update interbot_event_deliveries set ${set} where ${OWN} returning event_id
), trace as (
  insert into log_events (event_id, subscriber, step, took_ms, details)
  select event_id, $2, ${step}, $5::int, $6::jsonb from own
), event as (
  update interbot_events e set state = case
    when ${state} in ('pending','running') or exists (select 1 from interbot_event_deliveries d
      where d.event_id = e.id and d.subscriber <> $2 and d.state in ('pending','running')) then 'open'
    when ${state} = 'dead' or exists (select 1 from interbot_event_deliveries d
      where d.event_id = e.id and d.subscriber <> $2 and d.state = 'dead') then 'dead'
    else 'done' end
  from own where e.id = own.event_id
)
select event_id from own`;

const FINISH = settling(
  "state = 'done', done_at = now(), lease_until = null, lease_owner = null, error = null",
  "'done'",
  "'done'",
);
const FAIL = settling(
  `state = $7, error = $8, lease_until = null, lease_owner = null,
    next_try_at = now() + make_interval(secs => $9::float8)`,
  "$7::text",
  "case when $7 = 'dead' then 'dead' else 'failed' end",
);

async function settle(
  ctx: GuildContext | SystemContext,
  event: ClaimedEvent,
  text: string,
  values: unknown[],
): Promise<boolean> {
  const [, own] = await Promise.all([
    prepared(ctx.db, LOCK_EVENT, [event.eventId]),
    prepared(ctx.db, text, values),
  ]);
  return own.length > 0;
}

/** What joins a step with the request that began it, and with the collector's trace where there is one. */
function traced({ requestId }: ClaimedEvent): { requestId?: string; traceId?: string } {
  const traceId = currentTraceId();
  return { ...(requestId !== null && { requestId }), ...(traceId !== null && { traceId }) };
}

/**
 * Runs in the transaction of the subscriber's own work, so that both happen or neither. False: the lease was lost.
 * @param tookMs how long the work took, for the trace
 */
export async function finish(
  ctx: GuildContext | SystemContext,
  event: ClaimedEvent,
  worker: string,
  tookMs = 0,
): Promise<boolean> {
  const waitedMs = Math.max(0, Date.now() - event.publishedAt.getTime());
  const details = JSON.stringify({ attempt: event.attempt, sincePublishedMs: waitedMs, ...traced(event) });
  return settle(ctx, event, FINISH, [...ownOf(event, worker), Math.round(tookMs), details]);
}

/**
 * Puts a delivery back with a growing wait, or into the dead letters after the last try.
 * @param final no further try can help
 */
export async function fail(
  ctx: SystemContext,
  event: ClaimedEvent,
  worker: string,
  why: string,
  final = false,
): Promise<"retry" | "dead" | "lost"> {
  const dead = final || event.attempt >= MAX_ATTEMPTS;
  const wait = backoffMs(event.attempt, Math.random());
  const error = why.slice(0, 1_000);
  const changed = await settle(ctx, event, FAIL, [
    ...ownOf(event, worker),
    null,
    JSON.stringify({ attempt: event.attempt, error, ...(dead ? {} : { againInMs: wait }), ...traced(event) }),
    dead ? "dead" : "pending",
    error,
    wait / 1_000,
  ]);
  if (!changed) return "lost";
  return dead ? "dead" : "retry";
}

const POSTPONE = `update interbot_event_deliveries
  set state = 'pending', attempts = attempts - 1, lease_until = null, lease_owner = null, next_try_at = $5
  where ${OWN}`;

/** Puts a delivery back until a moment, as if it had not been tried. */
export async function postpone(
  ctx: SystemContext,
  event: ClaimedEvent,
  worker: string,
  until: Date,
): Promise<void> {
  await prepared(ctx.db, POSTPONE, [...ownOf(event, worker), until]);
}
