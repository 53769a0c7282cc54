import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";

// As the pages of servers have it: what the health check found complete, else the last line that was read.
const UNTIL = `
select coalesce(
  (select v.log_complete_until from registered_servers r join server_status v on v.guild_id = r.guild_id and v.server_id = r.id
    where r.guild_id = $1 and r.service_id = $2),
  (select max(l.last_line_at) from nitrado_log_state l where l.guild_id = $1 and l.service_id = $2)) as until`;

/** Up to when nothing is missing in a server's log; null before its first line. */
export async function logUntil(ctx: GuildContext, serviceId: string): Promise<Date | null> {
  const [row] = await prepared<{ until: Date | null }>(ctx.db, UNTIL, [ctx.guildId, serviceId]);
  return row?.until ?? null;
}
