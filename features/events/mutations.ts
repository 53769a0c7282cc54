import { and, eq, inArray, notInArray, sql } from "drizzle-orm";
import type { GuildContext, SystemContext, UserContext } from "@/db/context";
import type { Part } from "@/db/joined";
import { eventSubscriptions, interbotEventDeliveries } from "@/db/schema/core";
import { prepared } from "@/db/transaction";
import { recordAudit } from "@/features/audit/mutations";
import { notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { backoffMs, LEASE_SECONDS, MAX_ATTEMPTS } from "./rules";
import type { ClaimedEvent, ClaimOptions, NewEvent } from "./schema";

type Publisher = GuildContext | UserContext | SystemContext;

function sourceOf(ctx: Publisher): string {
  const { actor } = ctx;
  if (actor.kind === "bot") return actor.bot;
  return actor.kind === "discord-member" ? "grizzly-os" : actor.kind === "system" ? actor.job : "website";
}

// One statement, because every change of anything publishes: the pattern is the one of matchesType().
const PUBLISH_CTES = `
listening as (
  select distinct subscriber from event_subscriptions
  where $3::text is null and (type_pattern in ('*', $1) or (right(type_pattern, 2) = '.*' and starts_with($1, left(type_pattern, -1))))
  union all select $3 where $3 is not null
), event as (
  insert into interbot_events (guild_id, grizzly_user_id, type, source, target, key, payload, actor, request_id, state)
  values ($4, $5, $1, $2, $3, $6, $7, $8, $9, case when exists (select 1 from listening) then 'open' else 'done' end)
  on conflict do nothing returning id
), delivery as (
  insert into interbot_event_deliveries (event_id, subscriber, guild_id, grizzly_user_id, order_key)
  select e.id, l.subscriber, $4, $5, $10 from event e cross join listening l
)`;
const PUBLISH = `with ${PUBLISH_CTES} select id from event`;

/** An event as a part of a statement; values from {@link eventValues}. */
export const EVENT: Part = {
  ctes: PUBLISH_CTES,
  answers: { published: "exists (select 1 from event)" },
  values: 10,
};

/** The values of {@link EVENT}. */
export function eventValues(ctx: Publisher, event: NewEvent): unknown[] {
  return [
    event.type,
    sourceOf(ctx),
    event.target ?? null,
    "guildId" in ctx ? ctx.guildId : (event.guildId ?? null),
    "userId" in ctx ? ctx.userId : null,
    event.key ?? newId(),
    JSON.stringify(event.payload),
    JSON.stringify(ctx.actor),
    ctx.requestId,
    event.orderKey ?? null,
  ];
}

/**
 * Publishes in the caller's transaction: one row for the event and one for each subscriber, so that no reader
 * can miss an event that commits late.
 * @returns false when the same type and key was published in this guild before; nothing is written then
 */
export async function publish(ctx: Publisher, event: NewEvent): Promise<boolean> {
  const inserted = await prepared(ctx.db, PUBLISH, eventValues(ctx, event));
  return inserted.length > 0;
}

const PUBLISH_ALL = `
with given as (
  select * from unnest($1::text[], $2::text[], $3::jsonb[], $4::text[]) with ordinality as g (type, key, payload, order_key, nr)
), listening as (
  select distinct g.type, s.subscriber from (select distinct type from given) g join event_subscriptions s
    on s.type_pattern in ('*', g.type) or (right(s.type_pattern, 2) = '.*' and starts_with(g.type, left(s.type_pattern, -1)))
), event as (
  insert into interbot_events (guild_id, type, source, key, payload, actor, request_id, state)
  select $5, g.type, $6, g.key, g.payload, $7, $8,
    case when exists (select 1 from listening l where l.type = g.type) then 'open' else 'done' end
  from given g order by g.nr
  on conflict do nothing returning id, type, key
), delivery as (
  insert into interbot_event_deliveries (event_id, subscriber, guild_id, order_key)
  select e.id, l.subscriber, $5, g.order_key
  from event e join given g on g.type = e.type and g.key = e.key join listening l on l.type = e.type
)
select id from event`;

/**
 * Publishes a batch in one statement, in the order given; what was published before is left out. For every
 * subscriber: an event with a `target` goes through publish().
 * @returns how many were new
 */
export async function publishAll(
  ctx: GuildContext,
  events: readonly (Omit<NewEvent, "target"> & { key: string })[],
): Promise<number> {
  if (events.length === 0) return 0;
  const inserted = await prepared(ctx.db, PUBLISH_ALL, [
    events.map((event) => event.type),
    events.map((event) => event.key),
    events.map((event) => JSON.stringify(event.payload)),
    events.map((event) => event.orderKey ?? null),
    ctx.guildId,
    sourceOf(ctx),
    JSON.stringify(ctx.actor),
    ctx.requestId,
  ]);
  return inserted.length;
}

/** Sets which types a subscriber gets from now on; run by each process when it starts. */
export async function subscribe(
  ctx: SystemContext,
  subscriber: string,
  patterns: readonly string[],
): Promise<void> {
  const wanted = patterns.map((typePattern) => ({ subscriber, typePattern }));
  const stale = patterns.length === 0 ? undefined : notInArray(eventSubscriptions.typePattern, [...patterns]);
  await ctx.db.delete(eventSubscriptions).where(and(eq(eventSubscriptions.subscriber, subscriber), stale));
  if (wanted.length > 0) await ctx.db.insert(eventSubscriptions).values(wanted).onConflictDoNothing();
}

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

/** Marks the event itself when none of its deliveries is open any more. */
async function settleEvent(ctx: GuildContext | SystemContext, eventId: number): Promise<void> {
  await ctx.db.execute(sql`
    update interbot_events e
    set state = case
      when exists (select 1 from interbot_event_deliveries d where d.event_id = e.id and d.state in ('pending', 'running')) then 'open'
      when exists (select 1 from interbot_event_deliveries d where d.event_id = e.id and d.state = 'dead') then 'dead'
      else 'done' end
    where e.id = ${eventId}`);
}

/** Runs in the transaction of the subscriber's own work, so that both happen or neither. False: the lease was lost. */
export async function finish(
  ctx: GuildContext | SystemContext,
  event: ClaimedEvent,
  worker: string,
): Promise<boolean> {
  const done = await ctx.db
    .update(interbotEventDeliveries)
    .set({ state: "done", doneAt: sql`now()`, leaseUntil: null, leaseOwner: null, error: null })
    .where(
      and(
        eq(interbotEventDeliveries.eventId, event.eventId),
        eq(interbotEventDeliveries.subscriber, event.subscriber),
        eq(interbotEventDeliveries.state, "running"),
        eq(interbotEventDeliveries.leaseOwner, worker),
        eq(interbotEventDeliveries.attempts, event.attempt),
      ),
    )
    .returning({ id: interbotEventDeliveries.eventId });
  if (done.length === 0) return false;
  await settleEvent(ctx, event.eventId);
  return true;
}

/** Puts a delivery back with a growing wait, or into the dead letters after the last try. */
export async function fail(
  ctx: SystemContext,
  event: ClaimedEvent,
  worker: string,
  why: string,
): Promise<"retry" | "dead" | "lost"> {
  const dead = event.attempt >= MAX_ATTEMPTS;
  const wait = backoffMs(event.attempt, Math.random());
  const changed = await ctx.db
    .update(interbotEventDeliveries)
    .set({
      state: dead ? "dead" : "pending",
      error: why.slice(0, 1_000),
      leaseUntil: null,
      leaseOwner: null,
      nextTryAt: sql`now() + make_interval(secs => ${wait / 1_000})`,
    })
    .where(
      and(
        eq(interbotEventDeliveries.eventId, event.eventId),
        eq(interbotEventDeliveries.subscriber, event.subscriber),
        eq(interbotEventDeliveries.leaseOwner, worker),
        eq(interbotEventDeliveries.attempts, event.attempt),
      ),
    )
    .returning({ id: interbotEventDeliveries.eventId });
  if (changed.length === 0) return "lost";
  await settleEvent(ctx, event.eventId);
  return dead ? "dead" : "retry";
}

/** Puts a delivery back until a moment, as if it had not been tried. */
export async function postpone(
  ctx: SystemContext,
  event: ClaimedEvent,
  worker: string,
  until: Date,
): Promise<void> {
  await ctx.db
    .update(interbotEventDeliveries)
    .set({
      state: "pending",
      attempts: event.attempt - 1,
      leaseUntil: null,
      leaseOwner: null,
      nextTryAt: until,
    })
    .where(
      and(
        eq(interbotEventDeliveries.eventId, event.eventId),
        eq(interbotEventDeliveries.subscriber, event.subscriber),
        eq(interbotEventDeliveries.leaseOwner, worker),
        eq(interbotEventDeliveries.attempts, event.attempt),
      ),
    );
}

/**
 * Gives dead letters another life, with all tries. An operator does this after the cause is gone.
 * @throws AppError not_found when none of them is dead
 */
export async function replay(
  ctx: SystemContext,
  eventId: number,
  subscribers: readonly string[],
): Promise<number> {
  const revived = await ctx.db
    .update(interbotEventDeliveries)
    .set({ state: "pending", attempts: 0, nextTryAt: sql`now()`, leaseUntil: null, leaseOwner: null })
    .where(
      and(
        eq(interbotEventDeliveries.eventId, eventId),
        inArray(interbotEventDeliveries.subscriber, [...subscribers]),
        eq(interbotEventDeliveries.state, "dead"),
      ),
    )
    .returning({ subscriber: interbotEventDeliveries.subscriber });
  if (revived.length === 0) throw notFound("There is no dead letter to replay here.");
  await settleEvent(ctx, eventId);
  const after = { subscribers: revived.map((row) => row.subscriber) };
  await recordAudit(ctx, {
    action: "events.replay",
    subjectType: "event",
    subjectId: String(eventId),
    after,
  });
  return revived.length;
}
