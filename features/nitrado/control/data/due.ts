import { sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { SEEN_WITHIN_MS } from "../rules";

/** Seconds between two looks at a server's lists: edits in Nitrado's panel are found, and entries end, within that. */
const LOOK_SECONDS = 120;

/** A server with something to do. */
export interface DueServer {
  guildId: string;
  serviceId: string;
  commands: boolean;
  lists: boolean;
}

interface Row extends Record<string, unknown> {
  guild_id: string;
  service_id: string;
  commands: boolean;
  lists: boolean;
}

/** Every guild's servers with a command to warn of, to send or to watch, or with lists to look at or to change. */
export async function dueServers(ctx: SystemContext): Promise<DueServer[]> {
  const now = ctx.now.toISOString();
  const result = await ctx.db.execute<Row>(sql`
    with due as (
      select guild_id, service_id, true as commands, false as lists from server_commands
      where state in ('scheduled', 'running') and (state = 'running' or run_at <= ${now}::timestamptz
        or (warned_at is null and run_at - make_interval(mins => warn_minutes) <= ${now}::timestamptz))
      union all
      select guild_id, service_id, true, false from server_commands
      where state = 'unknown' and state_at > ${now}::timestamptz - make_interval(secs => ${(2 * SEEN_WITHIN_MS) / 1000})
      union all
      select guild_id, service_id, false, true from server_list_changes where state = 'pending'
      union all
      select n.guild_id, n.service_id, false, true from nitrado_services n
      where n.is_active and n.access_kind is not null and not exists (
        select 1 from server_lists l where l.guild_id = n.guild_id and l.service_id = n.service_id
          and l.tried_at > ${now}::timestamptz - make_interval(secs => ${LOOK_SECONDS}))
    )
    select guild_id, service_id, bool_or(commands) as commands, bool_or(lists) as lists
    from due group by guild_id, service_id order by guild_id, service_id`);
  return result.rows.map((row) => ({
    guildId: row.guild_id,
    serviceId: row.service_id,
    commands: row.commands,
    lists: row.lists,
  }));
}
