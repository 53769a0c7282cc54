import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { economySettings } from "@/features/economy/data/settings";
import { linkedName } from "@/features/economy/data/transfers";
import { balanceOf } from "@/features/economy/data/wallet";
import { coinsFromNumber, coinsToNumber } from "@/lib/money";
import { DAY } from "@/lib/time";
import { placeReasons } from "../rules";
import type { BountyQuote, BountyTarget } from "../schema";

export interface TargetFacts {
  playerId: number;
  name: string;
  /** Who is linked to the player now. */
  discordId: string | null;
}

/** A player of this guild as a target; null when the log has never named one. */
export async function targetOf(ctx: GuildContext, playerId: number): Promise<TargetFacts | null> {
  const [row] = await prepared<{ name: string; discord_id: string | null }>(
    ctx.db,
    `select p.ingame_name as name, l.discord_id from player_profiles p
     left join player_links l on l.guild_id = p.guild_id and l.player_id = p.player_id and l.verified
     where p.guild_id = $1 and p.player_id = $2`,
    [ctx.guildId, playerId],
  );
  return row ? { playerId, name: row.name, discordId: row.discord_id } : null;
}

/** Bounties of a person that are on somebody's head now. */
export async function openCount(ctx: GuildContext, discordId: string): Promise<number> {
  const [row] = await prepared<{ open: bigint }>(
    ctx.db,
    "select count(*) as open from bounties where guild_id = $1 and placed_by_discord_id = $2 and status = 'active'",
    [ctx.guildId, discordId],
  );
  return Number(row?.open ?? 0n);
}

/**
 * Players by part of their name, last seen first, with what is on their heads. The person's own player is left out.
 * @param search empty for whoever was seen last
 */
export async function bountyTargets(
  ctx: GuildContext,
  discordId: string,
  search: string,
  limit = 12,
): Promise<BountyTarget[]> {
  const rows = await prepared<{
    player_id: bigint;
    name: string;
    last_seen_at: Date | null;
    kills: number;
    on_head: bigint;
  }>(
    ctx.db,
    `select p.player_id, p.ingame_name as name, p.last_seen_at, p.kills,
       (select coalesce(sum(b.reward_amount), 0)::bigint from bounties b
        where b.guild_id = p.guild_id and b.target_player_id = p.player_id and b.status = 'active') as on_head
     from player_profiles p
     where p.guild_id = $1 and ($3 = '' or p.ingame_name ilike $3)
       and not exists (select 1 from player_links l where l.guild_id = p.guild_id and l.player_id = p.player_id
         and l.discord_id = $2 and l.verified)
     order by p.last_seen_at desc nulls last limit $4`,
    [
      ctx.guildId,
      discordId,
      search === "" ? "" : `%${search.replace(/[\\%_]/g, "\\$&")}%`,
      Math.min(limit, 50),
    ],
  );
  return rows.map((row) => ({
    playerId: Number(row.player_id),
    name: row.name,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    kills: row.kills,
    onHead: coinsToNumber(row.on_head),
  }));
}

/** What a bounty would do: coins before and after, until when, and why it would be refused. Writes nothing. */
export async function bountyQuote(
  ctx: GuildContext,
  discordId: string,
  wish: { playerId: number; amount: number },
): Promise<BountyQuote | null> {
  const target = await targetOf(ctx, wish.playerId);
  if (!target) return null;
  const [settings, own, balance, open] = await Promise.all([
    economySettings(ctx),
    linkedName(ctx, discordId),
    balanceOf(ctx, discordId),
    openCount(ctx, discordId),
  ]);
  const reasons = placeReasons({
    settings,
    amount: coinsFromNumber(wish.amount),
    balance: coinsFromNumber(balance),
    open,
    linked: own !== null,
    own: target.discordId === discordId,
  });
  return {
    target: { playerId: target.playerId, name: target.name },
    amount: wish.amount,
    before: balance,
    after: balance - wish.amount,
    expiresAt: new Date(ctx.now.getTime() + settings.bountyDays * DAY).toISOString(),
    allowed: reasons.length === 0,
    reasons,
  };
}
