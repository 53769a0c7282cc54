import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";

const WAITING = `
select service_id, count(*)::int as waiting from shop_purchases
where guild_id = $1 and item_kind = 'in_game' and state in ('paid','queued','staged','uploaded') and service_id is not null
group by service_id`;

/** Orders that the next start of each server brings into the game. */
export async function waitingByService(ctx: GuildContext): Promise<Map<string, number>> {
  const rows = await prepared<{ service_id: string; waiting: number }>(ctx.db, WAITING, [ctx.guildId]);
  return new Map(rows.map((row) => [row.service_id, row.waiting]));
}

export async function waitingOrders(ctx: GuildContext, serviceId: string): Promise<number> {
  return (await waitingByService(ctx)).get(serviceId) ?? 0;
}
