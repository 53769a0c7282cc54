import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { isoDate } from "@/lib/time";

/**
 * Counts the days from `from` on anew, from the ledger. A job does this: within a movement it would make one row a
 * day and kind that every payer waits for.
 */
export async function rollupEconomyDays(ctx: GuildContext, from: Date): Promise<void> {
  await prepared(ctx.db, "delete from economy_days where guild_id = $1 and day >= $2::date", [
    ctx.guildId,
    isoDate(from),
  ]);
  await prepared(
    ctx.db,
    `insert into economy_days (guild_id, day, transaction_type, minted, sunk, movements)
     select guild_id, (created_at at time zone 'UTC')::date, transaction_type,
       coalesce(-sum(amount) filter (where account = 'mint'), 0),
       coalesce(sum(amount) filter (where account in ('sink', 'shop')), 0),
       count(distinct movement_id)
     from economy_transactions
     where guild_id = $1 and account <> 'person' and created_at >= ($2::date)::timestamp at time zone 'UTC'
     group by 1, 2, 3`,
    [ctx.guildId, isoDate(from)],
  );
}
