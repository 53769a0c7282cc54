import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { coinsToNumber } from "@/lib/money";
import { DAY, isoDate } from "@/lib/time";
import { kindOf, type LedgerKind } from "../ledger-kinds";

/** Coins of one kind on one day (UTC). `sunk` is less than nothing where refunds are more than sales. */
export interface EconomyDay {
  day: string;
  kind: LedgerKind;
  minted: number;
  sunk: number;
  movements: number;
}

/** What was minted and spent on each of the last days, today included, by kind. @param days at most 180 */
export async function economyDays(ctx: GuildContext, days: number): Promise<EconomyDay[]> {
  const rows = await prepared<{
    day: string;
    type: string;
    minted: bigint;
    sunk: bigint;
    movements: number;
  }>(
    ctx.db,
    `select day::text as day, transaction_type as type, minted, sunk, movements from economy_days
     where guild_id = $1 and day > $2::date and (minted <> 0 or sunk <> 0) order by day, transaction_type`,
    [ctx.guildId, isoDate(new Date(ctx.now.getTime() - days * DAY))],
  );
  return rows.map((row) => ({
    day: row.day,
    kind: kindOf(row.type),
    minted: coinsToNumber(row.minted),
    sunk: coinsToNumber(row.sunk),
    movements: row.movements,
  }));
}
