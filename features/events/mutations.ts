import { and, eq, notInArray } from "drizzle-orm";
import type { GuildContext, SystemContext, UserContext } from "@/db/context";
import type { Part } from "@/db/joined";
import { eventSubscriptions } from "@/db/schema/core";
import { prepared } from "@/db/transaction";
import { newId } from "@/lib/ids";
import type { NewEvent } from "./schema";

type Publisher = GuildContext | UserContext | SystemContext;

function sourceOf(ctx: Publisher): string {
  const { actor } = ctx;
  if (actor.kind === "bot") return actor.bot;
  return actor.kind === "discord-member" ? "grizzly-os" : actor.kind === "system" ? actor.job : "website";
}

// The pattern is the one of matchesType().
const LISTENING = `
  select distinct subscriber from event_subscriptions
  where type_pattern in ('*', $1) or (right(type_pattern, 2) = '.*' and starts_with($1, left(type_pattern, -1)))`;

// One statement, because every change of anything publishes.
const publishing = (listening: string) => `
listening as (${listening}), event as (
  insert into interbot_events (guild_id, grizzly_user_id, type, source, target, key, payload, actor, request_id, state)
  values ($4, $5, $1, $2, $3, $6, $7, $8, $9, case when exists (select 1 from listening) then 'open' else 'done' end)
  on conflict do nothing returning id
), delivery as (
  insert into interbot_event_deliveries (event_id, subscriber, guild_id, grizzly_user_id, order_key)
  select e.id, l.subscriber, $4, $5, $10 from event e cross join listening l
)`;
const PUBLISH = `with ${publishing(`${LISTENING.replace("where ", "where $3::text is null and (")})
  union all select $3 where $3 is not null`)} select id from event`;

/** An event for whoever listens, as a part of a statement; values from {@link eventValues}, with no `target`. */
export const EVENT: Part = {
  ctes: publishing(LISTENING),
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
