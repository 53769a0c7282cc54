import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { recordAudit } from "@/features/audit/mutations";
import { conflict, invalid } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { deliveryPlaces } from "../data";
import { dueEvents, dynamicEvent } from "../data/dynamic-events";
import { deliveryServer } from "../data/server";
import type { DynamicEvent, DynamicEventInput } from "../dynamic-schema";
import { isOpenAt } from "../rules";
import type { DeliveryPlace } from "../schema";
import { spreadObjects } from "../spread";

const MAX_EVENTS = 20;
/** Events of one zone lie apart from orders, which take the seats below these. */
const SEATS = { from: 12, count: 6 };

function columns(ctx: GuildContext, input: DynamicEventInput) {
  const { classNames, zoneIds, announce } = input;
  const config = JSON.stringify({ classNames, zoneIds, announce });
  return [
    input.name,
    input.serviceId,
    config,
    input.everyMinutes,
    input.enabled,
    input.showLocation,
    ctx.now,
  ] as const;
}

async function check(ctx: GuildContext, input: DynamicEventInput): Promise<void> {
  if (!(await deliveryServer(ctx, input.serviceId)))
    throw invalid("This guild has no such game server.", { serviceId: "Choose a server." });
  const zones = (await zonesFor(ctx, input)).length;
  if (zones === 0)
    throw invalid("There is no drop zone on this server's map. Make one first.", {
      zoneIds: "Choose drop zones of this server's map.",
    });
}

/** Adds an event, or changes one. @throws AppError invalid, not_found, conflict when there are too many */
export async function saveDynamicEvent(
  ctx: GuildContext,
  id: number | null,
  input: DynamicEventInput,
): Promise<number> {
  await check(ctx, input);
  const before = id === null ? null : await dynamicEvent(ctx, id);
  const values = columns(ctx, input);
  const rows =
    id === null
      ? await prepared<{ id: bigint }>(
          ctx.db,
          `insert into dynamic_event_settings (guild_id, event_type, custom_name, service_id, config, every_minutes, enabled, show_location, updated_at)
           select $1::varchar, $2::text, $3::text, $4::text, $5::jsonb, $6::int, $7::boolean, $8::boolean, $9::timestamptz
           where (select count(*) from dynamic_event_settings where guild_id = $1::varchar) < ${MAX_EVENTS} returning id`,
          [ctx.guildId, `event-${newId()}`, ...values],
        )
      : await prepared<{ id: bigint }>(
          ctx.db,
          `update dynamic_event_settings set custom_name = $3, service_id = $4, config = $5::jsonb, every_minutes = $6,
             enabled = $7, show_location = $8, updated_at = $9 where guild_id = $1 and id = $2 returning id`,
          [ctx.guildId, id, ...values],
        );
  const saved = Number(rows[0]?.id ?? 0);
  if (saved === 0) throw conflict(`A guild has at most ${MAX_EVENTS} events. Remove one first.`);
  await recordAudit(ctx, {
    action: `deliveries.event.${id === null ? "create" : "update"}`,
    subjectType: "dynamic_event",
    subjectId: String(saved),
    before: before && { ...before },
    after: { ...input },
  });
  return saved;
}

/** Removes an event of which nothing is under way. @throws AppError not_found, conflict */
export async function removeDynamicEvent(ctx: GuildContext, id: number): Promise<void> {
  const before = await dynamicEvent(ctx, id);
  const gone = await prepared(
    ctx.db,
    `delete from dynamic_event_settings e where e.guild_id = $1 and e.id = $2
       and not exists (select 1 from delivery_attempts a where a.guild_id = $1 and a.event_setting_id = e.id
         and a.state not in ('fulfilled', 'abandoned')) returning id`,
    [ctx.guildId, id],
  );
  if (gone.length === 0)
    throw conflict(
      "It stands in the server's file now. Switch it off, and remove it after the next restart.",
    );
  await recordAudit(ctx, {
    action: "deliveries.event.delete",
    subjectType: "dynamic_event",
    subjectId: String(id),
    before: { ...before },
    after: null,
  });
}

async function zonesFor(
  ctx: GuildContext,
  event: Pick<DynamicEventInput, "serviceId" | "zoneIds">,
): Promise<DeliveryPlace[]> {
  const server = await deliveryServer(ctx, event.serviceId);
  if (!server) return [];
  const { dropZones } = await deliveryPlaces(ctx, null, server.map);
  return dropZones.filter((zone) => event.zoneIds.length === 0 || event.zoneIds.includes(zone.id));
}

async function plan(
  ctx: GuildContext,
  event: DynamicEvent,
  chance: number,
  persistent: boolean,
): Promise<void> {
  const open = (await zonesFor(ctx, event)).filter(
    (zone) => zone.altitude !== null && isOpenAt(zone, ctx.now),
  );
  const zone = open[Math.min(open.length - 1, Math.floor(chance * open.length))];
  if (!zone) return;
  const { id: _, name, map, x, z } = zone;
  const place = { kind: "drop_zone", name, map, x, z, altitude: zone.altitude ?? 0 };
  const seat = SEATS.from + (event.id % SEATS.count);
  await prepared(
    ctx.db,
    `insert into delivery_attempts (guild_id, service_id, kind, event_setting_id, attempt, state, state_at, objects, place,
       persistent, created_at, updated_at)
     select $1::varchar, $2::text, 'event', $3::bigint, 1 + count(*), 'planned', $4::timestamptz, $5::jsonb, $6::jsonb, $7::boolean, $4::timestamptz, $4::timestamptz
     from delivery_attempts where guild_id = $1::varchar and event_setting_id = $3::bigint`,
    [
      ctx.guildId,
      event.serviceId,
      event.id,
      ctx.now,
      JSON.stringify(spreadObjects(event.classNames, place, seat)),
      JSON.stringify(place),
      persistent,
    ],
  );
  await prepared(
    ctx.db,
    "update dynamic_event_settings set last_placed_at = $3 where guild_id = $1 and id = $2",
    [ctx.guildId, event.id, ctx.now],
  );
}

/** Plans the events of a server whose time has come; they go the way of orders. @param random from 0 to 1 */
export async function planDueEvents(
  ctx: GuildContext,
  serviceId: string,
  random: () => number,
): Promise<void> {
  const persistent = (await deliveryServer(ctx, serviceId))?.persistent ?? false;
  for (const event of await dueEvents(ctx, serviceId)) await plan(ctx, event, random(), persistent);
}
