import type { SystemContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { recordAudit } from "@/features/audit/mutations";
import { notFound } from "@/lib/errors";

const audit = (ctx: SystemContext, verb: string, eventId: number, after: Record<string, unknown>) =>
  recordAudit(ctx, { action: `events.${verb}`, subjectType: "event", subjectId: String(eventId), after });

// The event is locked first: a subscriber that ends at this moment looks at its deliveries, too.
const LOCK = "select 1 from interbot_events where id = any($1::bigint[]) order by id for no key update";

const REPLAY = `
with revived as (
  update interbot_event_deliveries
  set state = 'pending', attempts = 0, next_try_at = now(), lease_until = null, lease_owner = null
  where event_id = $1 and subscriber = any($2::text[])
    and (state = 'dead' or (state = 'pending' and (attempts > 0 or next_try_at > now())))
  returning event_id, subscriber
), trace as (
  insert into log_events (event_id, subscriber, step) select event_id, subscriber, 'replayed' from revived
), event as (
  update interbot_events set state = 'open' where id in (select event_id from revived)
)
select subscriber from revived order by subscriber`;

/**
 * Gives dead letters another life, with all tries, and brings forward what waits for its next try. An operator does
 * this after the cause is gone. What came behind dead letters under the same order key has long been handled.
 * @throws AppError not_found when none of them is dead or waits for a try; one that is at work comes by its lease
 */
export async function replay(
  ctx: SystemContext,
  eventId: number,
  subscribers: readonly string[],
): Promise<number> {
  await prepared(ctx.db, LOCK, [[eventId]]);
  const revived = await prepared<{ subscriber: string }>(ctx.db, REPLAY, [eventId, subscribers]);
  if (revived.length === 0)
    throw notFound("Nothing here can come again: it is due already, at work, or was handled.");
  await audit(ctx, "replay", eventId, { subscribers: revived.map((row) => row.subscriber) });
  return revived.length;
}

const DISCARD = `
with dropped as (
  update interbot_event_deliveries set state = 'done', done_at = now(), lease_until = null, lease_owner = null
  where event_id = $1 and subscriber = any($2::text[]) and state in ('dead','pending')
  returning event_id, subscriber
), trace as (
  insert into log_events (event_id, subscriber, step, details)
  select event_id, subscriber, 'discarded', jsonb_build_object('reason', $3::text) from dropped
), event as (
  update interbot_events e set state = case
    when exists (select 1 from interbot_event_deliveries d where d.event_id = e.id
      and d.state in ('pending','running') and d.subscriber not in (select subscriber from dropped)) then 'open'
    when exists (select 1 from interbot_event_deliveries d where d.event_id = e.id
      and d.state = 'dead' and d.subscriber not in (select subscriber from dropped)) then 'dead'
    else 'done' end
  where e.id in (select event_id from dropped)
)
select subscriber from dropped order by subscriber`;

/**
 * Settles deliveries without their work: what they asked for is done otherwise, or no longer wanted. The error that
 * they failed with is kept.
 * @throws AppError not_found when none of them is dead or waits
 */
export async function discard(
  ctx: SystemContext,
  eventId: number,
  subscribers: readonly string[],
  reason: string,
): Promise<number> {
  await prepared(ctx.db, LOCK, [[eventId]]);
  const dropped = await prepared<{ subscriber: string }>(ctx.db, DISCARD, [eventId, subscribers, reason]);
  if (dropped.length === 0)
    throw notFound("Nothing waits or is dead here: it was handled, or somebody works on it now.");
  await audit(ctx, "discard", eventId, { subscribers: dropped.map((row) => row.subscriber), reason });
  return dropped.length;
}

/** Traces are kept for a week: long enough to see where something got stuck. @returns how many went */
export async function pruneTraces(ctx: SystemContext): Promise<number> {
  const gone = await prepared<{ n: bigint }>(
    ctx.db,
    "with gone as (delete from log_events where created_at < now() - interval '7 days' returning 1) select count(*) as n from gone",
    [],
  );
  return Number(gone[0]?.n ?? 0);
}
