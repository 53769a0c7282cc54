import { eq, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketAnalyticsSync } from "@/db/schema/tickets";
import { prepared } from "@/db/transaction";
import { COLUMNS, COMPUTED } from "../data/compute";

/** Computes the rows of some days anew: what was kept of them goes. The same days again give the same rows. */
export async function keepDays(ctx: GuildContext, zone: string, days: readonly string[]): Promise<void> {
  if (days.length === 0) return;
  // Two turns at once would each add the same rows.
  await ctx.db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`ticket-numbers:${ctx.guildId}`}, 0))`,
  );
  await prepared(ctx.db, "delete from ticket_analytics where guild_id = $1 and date = any($2::date[])", [
    ctx.guildId,
    days,
  ]);
  await prepared(ctx.db, `insert into ticket_analytics (${COLUMNS}) ${COMPUTED}`, [ctx.guildId, zone, days]);
}

/** Forgets every day, because the clock on which they began is another one now. */
export async function forgetDays(ctx: GuildContext): Promise<void> {
  await prepared(ctx.db, "delete from ticket_analytics where guild_id = $1", [ctx.guildId]);
}

/** Says up to where changes were read, and on whose clock. */
export async function keepRead(ctx: GuildContext, zone: string, readUntil: Date): Promise<void> {
  const set = { timeZone: zone, readUntil, computedAt: ctx.now };
  await ctx.db
    .insert(ticketAnalyticsSync)
    .values({ guildId: ctx.guildId, ...set })
    .onConflictDoUpdate({ target: ticketAnalyticsSync.guildId, set });
}

/** Keeps what comparing all days with a new computation came to. */
export async function keepChecked(ctx: GuildContext, wrong: number): Promise<void> {
  await ctx.db
    .update(ticketAnalyticsSync)
    .set({ checkedAt: ctx.now, checkWrong: wrong })
    .where(eq(ticketAnalyticsSync.guildId, ctx.guildId));
}
