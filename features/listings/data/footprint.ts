import { sql } from "drizzle-orm";
import type { PublicContext } from "@/db/context";

/** How often players were seen in each cell of a listed server's map, over all its time. */
export async function footprintCells(ctx: PublicContext, slug: string): Promise<Map<number, number>> {
  const result = await ctx.db.execute<{ cell: number; hits: number }>(sql`
    select p.cell, p.hits from server_listings l
    join registered_servers r on r.guild_id = l.guild_id and r.id = l.server_id
    join position_cells p on p.guild_id = l.guild_id and p.service_id = r.service_id
    where l.state = 'live' and l.slug = ${slug}`);
  return new Map(result.rows.map(({ cell, hits }) => [cell, hits]));
}
