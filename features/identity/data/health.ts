import { sql } from "drizzle-orm";
import type { PublicContext } from "@/db/context";

/** The database's clock: proof that it answers. */
export async function databaseNow(ctx: PublicContext): Promise<Date> {
  const result = await ctx.db.execute<{ now: string }>(sql`select now() as now`);
  return new Date(result.rows[0]?.now ?? 0);
}
