import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";

const KEY = "hashtextextended('player-totals:' || $1, 0)";

/** Held by whoever adds to a guild's totals, until the transaction ends: many at once, and nobody who recounts. */
export const addsToTotals = (ctx: GuildContext) =>
  prepared(ctx.db, `select pg_advisory_xact_lock_shared(${KEY})`, [ctx.guildId]);

/**
 * Held by whoever recounts a total from its rows: what a reader of logs has added, and not committed, would be missing
 * from it. Take it before anything else; the statements behind it see all that was added.
 */
export const recountsTotals = (ctx: GuildContext) =>
  prepared(ctx.db, `select pg_advisory_xact_lock(${KEY})`, [ctx.guildId]);
