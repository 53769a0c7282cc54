import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";

/**
 * Counts the hours from `from` on anew, from the ledger. A job does this, like the days: within a movement it would
 * make one row that every payer waits for.
 * @param from begin of an hour
 */
export async function rollupEconomyHours(ctx: GuildContext, from: Date): Promise<void> {
  await prepared(ctx.db, "delete from economy_hours where guild_id = $1 and hour >= $2", [ctx.guildId, from]);
  await prepared(
    ctx.db,
    `insert into economy_hours (guild_id, hour, transaction_type, minted, sunk)
     select guild_id, date_trunc('hour', created_at, 'UTC'), transaction_type,
       coalesce(-sum(amount) filter (where account = 'mint'), 0),
       coalesce(sum(amount) filter (where account in ('sink', 'shop')), 0)
     from economy_transactions
     where guild_id = $1 and account <> 'person' and account in ('mint', 'sink', 'shop') and created_at >= $2
     group by 1, 2, 3`,
    [ctx.guildId, from],
  );
}
