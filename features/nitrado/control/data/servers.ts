import { sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { isMapKey } from "@/features/deliveries/rules";
import { MAPS } from "@/features/deliveries/schema";
import { nextRestarts } from "@/features/monitoring/restarts";
import { notFound } from "@/lib/errors";
import { refusalOf } from "../target-rules";
import { waitingByService } from "./orders";

/** A game server as its owner sees it. Every number from outside has its moment beside it. */
export interface ControlServer {
  serviceId: string;
  name: string;
  platform: string | null;
  mapName: string | null;
  slots: number | null;
  timeZone: string;
  /** `up`, `restarting`, `down`; null while nothing is known. */
  state: string | null;
  stateSince: string | null;
  players: number | null;
  checkedAt: string | null;
  health: string;
  healthReason: string | null;
  healthAt: string | null;
  logCompleteUntil: string | null;
  /** The next start that brings orders; `planned` here, else as the listing announces it. */
  nextRestart: { at: string; planned: boolean } | null;
  waitingOrders: number;
  /** Commands whose outcome somebody has to look up. */
  openQuestions: number;
  refusal: string | null;
  listRefusal: string | null;
}

interface Row extends Record<string, unknown> {
  service_id: string;
  name: string;
  platform: string | null;
  map: string | null;
  slots: number | null;
  status: string | null;
  is_active: boolean;
  dry_run: boolean;
  access_kind: string | null;
  roles: string[];
  time_zone: string;
  health: string;
  health_reason: string | null;
  health_at: Date | string | null;
  restart_times: string[] | null;
  state: string | null;
  state_since: Date | string | null;
  players: number | null;
  checked_at: Date | string | null;
  log_complete_until: Date | string | null;
  next_planned: Date | string | null;
  unknown_count: number;
}

const iso = (at: Date | string | null): string | null => (at === null ? null : new Date(at).toISOString());

function nextRestart(row: Row, now: Date): ControlServer["nextRestart"] {
  const planned = row.next_planned === null ? null : new Date(row.next_planned);
  const [announced] = nextRestarts(row.restart_times ?? [], row.time_zone, now, 1);
  if (planned && (!announced || planned <= announced)) return { at: planned.toISOString(), planned: true };
  return announced ? { at: announced.toISOString(), planned: false } : null;
}

function toServer(row: Row, waiting: ReadonlyMap<string, number>, now: Date): ControlServer {
  const connected = row.access_kind !== null;
  const facts = {
    isActive: row.is_active,
    dryRun: row.dry_run,
    connected,
    roles: row.roles,
    status: row.status,
  };
  return {
    serviceId: row.service_id,
    name: row.name,
    platform: row.platform,
    mapName: row.map !== null && isMapKey(row.map) ? MAPS[row.map].name : row.map,
    slots: row.slots,
    timeZone: row.time_zone,
    state: row.state === "unknown" ? null : row.state,
    stateSince: iso(row.state_since),
    players: row.players,
    checkedAt: iso(row.checked_at),
    health: row.health,
    healthReason: row.health_reason,
    healthAt: iso(row.health_at),
    logCompleteUntil: iso(row.log_complete_until),
    nextRestart: nextRestart(row, now),
    waitingOrders: waiting.get(row.service_id) ?? 0,
    openQuestions: row.unknown_count,
    refusal: refusalOf(facts, "control"),
    listRefusal: refusalOf(facts, "lists"),
  };
}

/** The game servers of a guild with all that is known of them now. @param serviceId only this one */
export async function controlServers(ctx: GuildContext, serviceId?: string): Promise<ControlServer[]> {
  const result = await ctx.db.execute<Row>(sql`
    select n.service_id, n.name, coalesce(r.platform, n.platform) as platform,
      regexp_replace(n.map, '^dayzOffline\\.', '') as map, coalesce(n.slots, r.slots) as slots,
      n.status, n.is_active, n.dry_run, n.access_kind, n.roles, n.health, n.health_reason, n.health_at,
      coalesce(r.time_zone, n.time_zone, 'UTC') as time_zone, r.restart_times,
      t.state, t.state_since, t.players, t.checked_at,
      coalesce(t.log_complete_until, (select max(l.last_line_at) from nitrado_log_state l
        where l.guild_id = n.guild_id and l.service_id = n.service_id)) as log_complete_until,
      (select min(c.run_at) from server_commands c where c.guild_id = n.guild_id and c.service_id = n.service_id
        and c.state = 'scheduled' and c.action <> 'stop' and c.run_at > ${ctx.now.toISOString()}::timestamptz) as next_planned,
      (select count(*)::int from server_commands c where c.guild_id = n.guild_id and c.service_id = n.service_id
        and c.state = 'unknown') as unknown_count
    from nitrado_services n
    left join registered_servers r on r.guild_id = n.guild_id and r.service_id = n.service_id
    left join server_status t on t.guild_id = r.guild_id and t.server_id = r.id
    where n.guild_id = ${ctx.guildId} and (${serviceId ?? null}::text is null or n.service_id = ${serviceId ?? null})
    order by n.is_active desc, n.name`);
  const waiting = await waitingByService(ctx);
  return result.rows.map((row) => toServer(row, waiting, ctx.now));
}

/** @throws AppError not_found, also for a server of another guild */
export async function controlServer(ctx: GuildContext, serviceId: string): Promise<ControlServer> {
  const [server] = await controlServers(ctx, serviceId);
  if (!server) throw notFound(`This guild has no game server ${serviceId}.`);
  return server;
}

/** Whether the guild has this game server. */
export async function serverExists(ctx: GuildContext, serviceId: string): Promise<boolean> {
  const found = await ctx.db.execute(
    sql`select 1 from nitrado_services where guild_id = ${ctx.guildId} and service_id = ${serviceId}`,
  );
  return found.rows.length > 0;
}
