import { sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { notFound } from "@/lib/errors";
import { refusalOf } from "../target-rules";

interface TargetRow extends Record<string, unknown> {
  name: string;
  is_active: boolean;
  dry_run: boolean;
  access_kind: string | null;
  roles: string[];
  status: string | null;
  time_zone: string;
}

export interface Target {
  name: string;
  timeZone: string;
  /** Why nothing may be sent to it now, in words; null when it may. */
  refusal: string | null;
  /** The same for its lists. */
  listRefusal: string | null;
}

/**
 * A game server that something is about to be asked of, locked until the transaction ends so that two who ask at once
 * come one after the other.
 * @throws AppError not_found, also for a server of another guild
 */
export async function lockTarget(ctx: GuildContext, serviceId: string): Promise<Target> {
  const result = await ctx.db.execute<TargetRow>(sql`
    select n.name, n.is_active, n.dry_run, n.access_kind, n.roles, n.status,
      coalesce((select r.time_zone from registered_servers r
        where r.guild_id = n.guild_id and r.service_id = n.service_id), n.time_zone, 'UTC') as time_zone
    from nitrado_services n
    where n.guild_id = ${ctx.guildId} and n.service_id = ${serviceId} for no key update of n`);
  const [row] = result.rows;
  if (!row) throw notFound(`This guild has no game server ${serviceId}.`);
  const facts = {
    isActive: row.is_active,
    dryRun: row.dry_run,
    connected: row.access_kind !== null,
    roles: row.roles,
    status: row.status,
  };
  return {
    name: row.name,
    timeZone: row.time_zone,
    refusal: refusalOf(facts, "control"),
    listRefusal: refusalOf(facts, "lists"),
  };
}
