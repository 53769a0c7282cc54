import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import type { RewardLine } from "../schema";
import { markPaid, refuseHeld } from "./decisions";
import { openAccounts } from "./movement";
import { killPayout, type Payout, payAll, playtimePayout } from "./payouts";

interface HeldRow {
  source: string;
  source_kind: string;
  source_id: string;
  amount: bigint;
  victim: string | null;
  weapon: string | null;
  distance: number | null;
  service_id: string | null;
  lines: RewardLine[];
  same_person: boolean;
}

function payoutOf(ctx: GuildContext, row: HeldRow, person: string): Payout {
  const { weapon, distance, service_id: serviceId, amount } = row;
  if (row.source_kind === "session") {
    const words = row.lines[0]?.label ?? "Playing";
    return playtimePayout(row.source_id, person, amount, { words, serviceId, at: ctx.now });
  }
  const kill = { killId: Number(row.source_id), weapon, distance, serviceId };
  return killPayout({ ...kill, victimName: row.victim ?? "a player" }, person, amount, ctx.now);
}

/**
 * Pays what a player's kills and hours have earned while nobody had claimed the player, one movement each. What
 * was earned on a player of the same person is refused now. Bounties that wait are settled by their own feature.
 * @returns decisions that were paid, and their coins
 */
export async function payHeldRewards(
  ctx: GuildContext,
  to: { playerId: number; discordId: string },
): Promise<{ paid: number; coins: bigint }> {
  await openAccounts(ctx, [to.discordId]);
  const held = await prepared<HeldRow>(
    ctx.db,
    `select d.source, d.source_kind, d.source_id, d.amount, d.lines, coalesce(k.victim_name, p.ingame_name) as victim, k.weapon, k.distance, d.service_id,
       exists (select 1 from player_links l where l.guild_id = d.guild_id and l.player_id = d.victim_player_id and l.discord_id = $3) as same_person
     from reward_decisions d
     left join kill_logs k on k.guild_id = d.guild_id and k.kill_id = case when d.source_kind = 'kill' then d.source_id::bigint end
     left join player_profiles p on p.guild_id = d.guild_id and p.player_id = d.victim_player_id
     where d.guild_id = $1 and d.player_id = $2 and d.status = 'held' and d.source_kind in ('kill', 'session')
     order by d.occurred_at, d.source for update of d`,
    [ctx.guildId, to.playerId, to.discordId],
  );
  const refused = held.filter((row) => row.same_person).map((row) => row.source);
  await refuseHeld(ctx, refused, "The same person stands on both sides.");
  const payouts = held.filter((row) => !row.same_person).map((row) => payoutOf(ctx, row, to.discordId));
  await markPaid(ctx, await payAll(ctx, payouts), to.discordId);
  return { paid: payouts.length, coins: payouts.reduce((sum, payout) => sum + payout.amount, 0n) };
}
