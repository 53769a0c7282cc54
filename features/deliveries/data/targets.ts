import type { SystemContext } from "@/db/context";
import { prepared } from "@/db/transaction";

/** Every game server that is connected, in all guilds. */
export async function deliveryTargets(ctx: SystemContext): Promise<{ guildId: string; serviceId: string }[]> {
  const rows = await prepared<{ guild_id: string; service_id: string }>(
    ctx.db,
    `select guild_id, service_id from nitrado_services
     where is_active and access_kind is not null order by guild_id, service_id`,
    [],
  );
  return rows.map((row) => ({ guildId: row.guild_id, serviceId: row.service_id }));
}
