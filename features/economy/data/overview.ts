import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { coinsToNumber } from "@/lib/money";

export interface GuildEconomy {
  /** Coins that came into being and that left, since the given moment. */
  minted: number;
  sunk: number;
  /** Spent in the shop, refunds taken off. */
  spent: number;
  /** On all accounts now, and held in open bounties. */
  circulating: number;
  held: number;
  accounts: number;
  /** Rewards that wait for players to be linked. */
  waiting: number;
}

/** How coins flowed in a guild since a moment, from the guild's own accounts. */
export async function guildEconomy(ctx: GuildContext, since: Date): Promise<GuildEconomy> {
  const [row] = await prepared<Record<keyof GuildEconomy, bigint>>(
    ctx.db,
    `with own as (
       select account, sum(amount) filter (where created_at >= $2) as recent, sum(amount) as total
       from economy_transactions where guild_id = $1 and account <> 'person' group by account
     )
     select coalesce((select -recent from own where account = 'mint'), 0)::bigint as minted,
       coalesce((select recent from own where account = 'sink'), 0)::bigint as sunk,
       coalesce((select recent from own where account = 'shop'), 0)::bigint as spent,
       coalesce((select total from own where account = 'escrow'), 0)::bigint as held,
       (select coalesce(sum(balance), 0)::bigint from economy_accounts where guild_id = $1) as circulating,
       (select count(*) from economy_accounts where guild_id = $1) as accounts,
       (select coalesce(sum(amount), 0)::bigint from reward_decisions where guild_id = $1 and status = 'held') as waiting`,
    [ctx.guildId, since],
  );
  const number = (key: keyof GuildEconomy) => coinsToNumber(row?.[key] ?? 0n);
  return {
    minted: number("minted"),
    sunk: number("sunk"),
    spent: number("spent"),
    circulating: number("circulating"),
    held: number("held"),
    accounts: number("accounts"),
    waiting: number("waiting"),
  };
}
