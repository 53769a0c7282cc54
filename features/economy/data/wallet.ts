import { and, eq } from "drizzle-orm";
import type { GuildContext, UserContext } from "@/db/context";
import { economyAccounts, economySettings as settingsTable } from "@/db/schema/economy";
import { prepared } from "@/db/transaction";
import { coinsToNumber } from "@/lib/money";
import { DAY } from "@/lib/time";
import { DEFAULT_SETTINGS, dailyAmount, dayStart, streakDay } from "../rules";
import type { BalanceStep, DailyState, GuildBalance, WalletSums } from "../wallet";
import { economySettings } from "./settings";

/** Coins of a person in the guild; 0 without an account. */
export async function balanceOf(ctx: GuildContext, discordId: string): Promise<number> {
  const [row] = await ctx.db
    .select({ balance: economyAccounts.balance })
    .from(economyAccounts)
    .where(and(eq(economyAccounts.guildId, ctx.guildId), eq(economyAccounts.discordId, discordId)));
  return coinsToNumber(row?.balance ?? 0n);
}

/** Coins of a person in every guild where there is an account, richest first. */
export async function myBalances(ctx: UserContext, discordId: string): Promise<GuildBalance[]> {
  const rows = await ctx.db
    .select({
      guildId: economyAccounts.guildId,
      balance: economyAccounts.balance,
      name: settingsTable.currencyName,
      symbol: settingsTable.currencySymbol,
    })
    .from(economyAccounts)
    .leftJoin(settingsTable, eq(settingsTable.guildId, economyAccounts.guildId))
    .where(eq(economyAccounts.discordId, discordId));
  return rows
    .map((row) => ({
      guildId: row.guildId,
      balance: coinsToNumber(row.balance),
      currency: {
        name: row.name ?? DEFAULT_SETTINGS.currencyName,
        symbol: row.symbol ?? DEFAULT_SETTINGS.currencySymbol,
      },
    }))
    .sort((a, b) => b.balance - a.balance);
}

/** Balance, coins held in bounties, and what was earned and spent in the last days. Refunds lower what was spent. */
export async function walletSums(ctx: GuildContext, discordId: string, days = 30): Promise<WalletSums> {
  const since = new Date(ctx.now.getTime() - days * DAY);
  const [[row], balance] = await Promise.all([
    prepared<{ earned: bigint; spent: bigint; held: bigint }>(
      ctx.db,
      `select
         coalesce(sum(amount) filter (where amount > 0 and created_at >= $3 and transaction_type not in ('shop_refund', 'bounty_refund')), 0)::bigint as earned,
         coalesce(-sum(amount) filter (where created_at >= $3 and (transaction_type = 'shop_refund' or (amount < 0 and transaction_type <> 'bounty_place'))), 0)::bigint as spent,
         greatest(0, coalesce(-sum(amount) filter (where transaction_type in ('bounty_place', 'bounty_refund')), 0)
           - coalesce((select sum(b.reward_amount) from bounties b where b.guild_id = $1 and b.placed_by_discord_id = $2 and b.status = 'claimed'), 0))::bigint as held
       from economy_transactions where guild_id = $1 and account = 'person' and discord_id = $2`,
      [ctx.guildId, discordId, since],
    ),
    balanceOf(ctx, discordId),
  ]);
  return {
    balance,
    held: coinsToNumber(row?.held ?? 0n),
    earned: coinsToNumber(row?.earned ?? 0n),
    spent: coinsToNumber(row?.spent ?? 0n),
    days,
  };
}

/** The balance over time as steps, the first one at `since` with the balance of that moment. At most 2,000. */
export async function balanceSteps(
  ctx: GuildContext,
  discordId: string,
  since: Date,
): Promise<BalanceStep[]> {
  const rows = await prepared<{ created_at: Date; amount: bigint; balance_after: bigint }>(
    ctx.db,
    `select * from (
       select transaction_id, created_at, amount, balance_after from economy_transactions
       where guild_id = $1 and account = 'person' and discord_id = $2 and balance_after is not null and created_at >= $3
       order by transaction_id desc limit 2000
     ) newest order by transaction_id`,
    [ctx.guildId, discordId, since],
  );
  const first = rows[0];
  if (!first) return [{ at: since.toISOString(), balance: await balanceOf(ctx, discordId) }];
  const steps = [{ at: since.getTime(), balance: first.balance_after - first.amount }];
  for (const row of rows) {
    // A kill is booked at the time of its line, which can lie before a claim that is already in the ledger.
    const at = Math.max(row.created_at.getTime(), steps.at(-1)?.at ?? 0);
    steps.push({ at, balance: row.balance_after });
  }
  return steps.map((step) => ({
    at: new Date(step.at).toISOString(),
    balance: coinsToNumber(step.balance),
  }));
}

/** What the daily claim pays now or next, and since when it was taken. */
export async function dailyState(ctx: GuildContext, discordId: string): Promise<DailyState> {
  const [settings, [account]] = await Promise.all([
    economySettings(ctx),
    ctx.db
      .select({ last: economyAccounts.lastDaily, streak: economyAccounts.dailyStreak })
      .from(economyAccounts)
      .where(and(eq(economyAccounts.guildId, ctx.guildId), eq(economyAccounts.discordId, discordId))),
  ]);
  const last = account?.last ?? null;
  const tomorrow = new Date(dayStart(ctx.now).getTime() + DAY);
  const claimed = last !== null && last >= dayStart(ctx.now);
  const day = streakDay(last, account?.streak ?? 0, claimed ? tomorrow : ctx.now);
  return {
    amount: coinsToNumber(dailyAmount(settings, day)),
    day,
    claimedAt: claimed ? last.toISOString() : null,
    nextAt: claimed ? tomorrow.toISOString() : null,
  };
}
