import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { notFound } from "@/lib/errors";
import { type DynamicEvent, readConfig } from "../dynamic-schema";

interface Row {
  id: bigint;
  event_type: string;
  enabled: boolean;
  show_location: boolean;
  custom_name: string | null;
  service_id: string | null;
  config: unknown;
  every_minutes: number | null;
  last_placed_at: Date | null;
}

const SELECT = `
select e.id, e.event_type, e.enabled, e.show_location, e.custom_name, e.service_id, e.config, e.every_minutes, e.last_placed_at
from dynamic_event_settings e where e.guild_id = $1`;

function toEvent(row: Row): DynamicEvent {
  return {
    id: Number(row.id),
    name: row.custom_name ?? row.event_type,
    serviceId: row.service_id ?? "",
    ...readConfig(row.config),
    everyMinutes: row.every_minutes ?? 0,
    showLocation: row.show_location,
    enabled: row.enabled,
    lastPlacedAt: row.last_placed_at?.toISOString() ?? null,
  };
}

/** The guild's dynamic events, by name. */
export async function dynamicEvents(ctx: GuildContext): Promise<DynamicEvent[]> {
  return (
    await prepared<Row>(ctx.db, `${SELECT} order by coalesce(e.custom_name, e.event_type)`, [ctx.guildId])
  ).map(toEvent);
}

/** @throws AppError not_found */
export async function dynamicEvent(ctx: GuildContext, id: number): Promise<DynamicEvent> {
  const [row] = await prepared<Row>(ctx.db, `${SELECT} and e.id = $2`, [ctx.guildId, id]);
  if (!row) throw notFound("This event does not exist.");
  return toEvent(row);
}

/** Events of a server whose time has come and of which none is under way; locked, so that each is planned once. */
export async function dueEvents(ctx: GuildContext, serviceId: string): Promise<DynamicEvent[]> {
  const rows = await prepared<Row>(
    ctx.db,
    `${SELECT} and e.service_id = $2 and e.enabled and e.every_minutes is not null
       and (e.last_placed_at is null or e.last_placed_at + make_interval(mins => e.every_minutes) <= $3::timestamptz)
       and not exists (select 1 from delivery_attempts a where a.guild_id = e.guild_id and a.event_setting_id = e.id
         and a.state not in ('fulfilled', 'abandoned'))
     order by e.id for update of e`,
    [ctx.guildId, serviceId, ctx.now],
  );
  return rows.map(toEvent);
}
