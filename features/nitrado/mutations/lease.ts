import { sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";

/** Takes a lease by the database's clock. @returns whether it was free */
export async function takeLease(
  ctx: SystemContext,
  lease: { name: string; token: string; seconds: number },
): Promise<boolean> {
  const result = await ctx.db.execute(sql`
    insert into leases as l (name, holder, token, expires_at, updated_at)
    values (${lease.name}, ${`pid ${process.pid}`}, ${lease.token}::uuid, now() + make_interval(secs => ${lease.seconds}), now())
    on conflict (name) do update
      set holder = excluded.holder, token = excluded.token, expires_at = excluded.expires_at, updated_at = now()
      where l.expires_at < now()
    returning l.token`);
  return result.rows.length === 1;
}

/** Gives a lease back; somebody else's stays. */
export async function giveLease(ctx: SystemContext, lease: { name: string; token: string }): Promise<void> {
  await ctx.db.execute(sql`delete from leases where name = ${lease.name} and token = ${lease.token}::uuid`);
}
