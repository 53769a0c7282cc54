import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { rollupEconomyHours } from "@/features/economy/mutations/rollup-hours";
import { coinsToNumber } from "@/lib/money";
import { HOUR } from "@/lib/time";
import type { Cursor } from "../data/sync";

const NET = "select coalesce(sum(minted - sunk), 0)::bigint as net from economy_hours where guild_id = $1";

const net = async (ctx: GuildContext, from: Date, to: Date): Promise<bigint> =>
  (await prepared<{ net: bigint }>(ctx.db, `${NET} and hour >= $2 and hour < $3`, [ctx.guildId, from, to]))[0]
    ?.net ?? 0n;

/** Coins on accounts and in escrow that no hour brought: they were there before the ledger, or came another way. */
async function brought(ctx: GuildContext): Promise<bigint> {
  const [row] = await prepared<{ brought: bigint }>(
    ctx.db,
    `select ((select coalesce(sum(balance), 0) from economy_accounts where guild_id = $1)
       + (select coalesce(sum(amount), 0) from economy_transactions where guild_id = $1 and account <> 'person'))::bigint as brought`,
    [ctx.guildId],
  );
  return row?.brought ?? 0n;
}

const FUTURE = new Date("9999-01-01T00:00:00Z");

/**
 * Sums the ledger up by hours from where it was left, and says what is in circulation: on accounts and held in
 * bounties. The first turn of a guild reads its whole ledger, each later one two hours of it.
 */
export async function rollCoins(
  ctx: GuildContext,
  before: Cursor,
): Promise<{ circulating: number; cursor: Pick<Cursor, "netTo" | "net" | "brought"> }> {
  const known = before.netTo !== undefined && before.net !== undefined && before.brought !== undefined;
  const from = new Date(known ? (before.netTo ?? 0) : 0);
  // Movements are dated when they begin, and some end in the next hour.
  const netTo = new Date(Math.floor(ctx.now.getTime() / HOUR) * HOUR - HOUR);
  await rollupEconomyHours(ctx, from);
  const base = known ? BigInt(before.brought ?? "0") : await brought(ctx);
  const older = known ? BigInt(before.net ?? "0") : 0n;
  const settled = from < netTo ? older + (await net(ctx, from, netTo)) : older;
  const settledTo = from < netTo ? netTo : from;
  const recent = await net(ctx, settledTo, FUTURE);
  return {
    circulating: coinsToNumber(base + settled + recent),
    cursor: { netTo: settledTo.toISOString(), net: String(settled), brought: String(base) },
  };
}
