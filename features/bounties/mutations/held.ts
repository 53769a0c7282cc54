import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { openAccounts } from "@/features/economy/mutations/movement";
import { announce } from "./close";
import { lockForRefund, lockOpen, payHunter, refund } from "./settle";

const SAME = "The hunter turned out to be the target's own person.";

/**
 * Pays the bounties that a player has claimed while nobody had linked the player. One on the person's own head goes
 * back to who placed it. @returns how many were paid, and their coins
 */
export async function payHeldBounties(
  ctx: GuildContext,
  to: { playerId: number; discordId: string },
): Promise<{ paid: number; coins: bigint }> {
  const held = await prepared<{ id: bigint; own: boolean }>(
    ctx.db,
    `select b.bounty_id as id, (b.target_discord_id is not distinct from $3 or exists (
       select 1 from player_links l where l.guild_id = b.guild_id and l.player_id = b.target_player_id and l.discord_id = $3)) as own
     from reward_decisions d join bounties b on b.guild_id = d.guild_id
       and b.bounty_id = case when d.source_kind = 'bounty' then d.source_id::bigint end
     where d.guild_id = $1 and d.player_id = $2 and d.status = 'held' and d.source_kind = 'bounty'
     order by b.bounty_id`,
    [ctx.guildId, to.playerId, to.discordId],
  );
  if (held.length > 0) await openAccounts(ctx, [to.discordId]);
  let paid = 0;
  let coins = 0n;
  for (const { id, own } of held) {
    const bounty = own ? await lockForRefund(ctx, Number(id)) : await lockOpen(ctx, Number(id));
    if (!bounty) continue;
    if (own) {
      await refund(ctx, bounty, "cancelled", SAME);
      await announce(ctx, bounty, "cancelled", SAME);
      continue;
    }
    await prepared(
      ctx.db,
      "update bounties set claimed_by_discord_id = $3 where guild_id = $1 and bounty_id = $2",
      [ctx.guildId, Number(id), to.discordId],
    );
    await payHunter(ctx, {
      id: Number(id),
      amount: bounty.amount,
      target: bounty.target,
      hunter: to.discordId,
    });
    paid++;
    coins += bounty.amount;
  }
  return { paid, coins };
}
