import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";

/** How often players were seen in each cell of a game server's map, over all its time. */
export async function serviceFootprint(ctx: GuildContext, serviceId: string): Promise<Map<number, number>> {
  const rows = await prepared<{ cell: number; hits: number | bigint }>(
    ctx.db,
    "select cell, hits from position_cells where guild_id = $1 and service_id = $2",
    [ctx.guildId, serviceId],
  );
  return new Map(rows.map(({ cell, hits }) => [cell, Number(hits)]));
}
