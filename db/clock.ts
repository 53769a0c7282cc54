import { sql } from "drizzle-orm";
import type { PublicContext } from "./context";

/** Now, by the database: what is asked of somebody else from here on is no older, whatever our own clock says. */
export async function databaseClock(ctx: Pick<PublicContext, "db">): Promise<Date> {
  const result = await ctx.db.execute<{ now: string }>(sql`select now() as now`);
  return new Date(result.rows[0]?.now ?? Number.NaN);
}
