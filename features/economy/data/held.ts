import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { coinsToNumber } from "@/lib/money";

/** Rewards that are added up; a large guild may have hundreds of thousands that nobody ever fetches. */
const COUNTED = 2_000;

export interface HeldRewards {
  coins: number;
  players: number;
  /** There are more than were added up: both numbers are the least that it is. */
  more: boolean;
}

/** Coins that wait for players whom nobody has linked yet, and how many players that are. */
export async function heldFor(ctx: GuildContext): Promise<HeldRewards> {
  const [row] = await prepared<{ coins: bigint; players: bigint; rewards: bigint }>(
    ctx.db,
    `select coalesce(sum(amount), 0)::bigint as coins, count(distinct player_id) as players, count(*) as rewards
     from (select player_id, amount from reward_decisions where guild_id = $1 and status = 'held'
       limit ${COUNTED + 1}) h`,
    [ctx.guildId],
  );
  return {
    coins: coinsToNumber(row?.coins ?? 0n),
    players: Number(row?.players ?? 0n),
    more: Number(row?.rewards ?? 0n) > COUNTED,
  };
}
