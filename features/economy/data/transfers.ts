import { and, asc, eq, ilike, ne } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { playerLinks } from "@/db/schema/players";
import { prepared } from "@/db/transaction";
import { coinsFromNumber, coinsToNumber } from "@/lib/money";
import { dayStart, decideTransfer } from "../rules";
import type { Recipient, TransferQuote } from "../wallet";
import { economySettings } from "./settings";
import { balanceOf } from "./wallet";

/** In-game name of the player that a person has proven to be here; null without one. */
export async function linkedName(ctx: GuildContext, discordId: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ name: playerLinks.ingameName })
    .from(playerLinks)
    .where(
      and(
        eq(playerLinks.guildId, ctx.guildId),
        eq(playerLinks.discordId, discordId),
        eq(playerLinks.verified, true),
      ),
    );
  return row?.name ?? null;
}

/** Coins that a person has sent since a moment, without fees. */
export async function sentSince(ctx: GuildContext, discordId: string, since: Date): Promise<bigint> {
  const [row] = await prepared<{ sent: bigint }>(
    ctx.db,
    `select coalesce(sum(m.amount), 0)::bigint as sent
     from economy_transactions t
     join economy_movements m on m.guild_id = t.guild_id and m.movement_id = t.movement_id
     where t.guild_id = $1 and t.account = 'person' and t.discord_id = $2 and t.transaction_type = 'transfer_out' and t.created_at >= $3`,
    [ctx.guildId, discordId, since],
  );
  return row?.sent ?? 0n;
}

/** Linked players to whom a person can send coins, by name. At most 50. @param search part of a name */
export async function transferRecipients(
  ctx: GuildContext,
  discordId: string,
  search = "",
): Promise<Recipient[]> {
  const pattern = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  return await ctx.db
    .select({ discordId: playerLinks.discordId, name: playerLinks.ingameName })
    .from(playerLinks)
    .where(
      and(
        eq(playerLinks.guildId, ctx.guildId),
        eq(playerLinks.verified, true),
        ne(playerLinks.discordId, discordId),
        search === "" ? undefined : ilike(playerLinks.ingameName, pattern),
      ),
    )
    .orderBy(asc(playerLinks.ingameName))
    .limit(50);
}

/** What a transfer would do: fee, coins before and after, and why it would be refused. Writes nothing. */
export async function transferQuote(
  ctx: GuildContext,
  from: string,
  to: { toDiscordId: string; amount: number },
): Promise<TransferQuote> {
  const amount = coinsFromNumber(to.amount);
  const [settings, recipient, balance, sentToday] = await Promise.all([
    economySettings(ctx),
    linkedName(ctx, to.toDiscordId),
    balanceOf(ctx, from),
    sentSince(ctx, from, dayStart(ctx.now)),
  ]);
  const { fee, total, reasons } = decideTransfer({
    settings,
    amount,
    balance: coinsFromNumber(balance),
    sentToday,
    samePerson: from === to.toDiscordId,
    recipientLinked: recipient !== null,
  });
  return {
    amount: to.amount,
    fee: coinsToNumber(fee),
    total: coinsToNumber(total),
    before: balance,
    after: balance - coinsToNumber(total),
    recipient: recipient === null ? null : { discordId: to.toDiscordId, name: recipient },
    allowed: reasons.length === 0,
    reasons,
  };
}
