import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { markPaid, refuseHeld } from "@/features/economy/mutations/decisions";
import { openAccounts } from "@/features/economy/mutations/movement";
import { post } from "@/features/economy/mutations/post";
import { pay } from "@/features/economy/rules";

async function settled(ctx: GuildContext, bountyId: number, movementId: string): Promise<void> {
  await prepared(
    ctx.db,
    `update bounties set settled_movement_id = $3, settled_at = $4, updated_at = $4
     where guild_id = $1 and bounty_id = $2 and settled_movement_id is null`,
    [ctx.guildId, bountyId, movementId, ctx.now],
  );
}

/** Pays a claimed bounty out of escrow. Its decision must be stored. */
export async function payHunter(
  ctx: GuildContext,
  bounty: { id: number; amount: bigint; target: string; hunter: string },
): Promise<void> {
  const { movementId } = await post(ctx, {
    key: `bounty:claim:${bounty.id}`,
    kind: "bounty_claim",
    legs: pay("escrow", { person: bounty.hunter }, bounty.amount),
    cause: { kind: "bounty", id: String(bounty.id) },
    description: `Claimed the bounty on ${bounty.target}`,
    metadata: { target: bounty.target },
  });
  await settled(ctx, bounty.id, movementId);
  await markPaid(ctx, new Map([[`reward:bounty:${bounty.id}`, movementId]]), bounty.hunter);
}

export interface OpenBounty {
  id: number;
  amount: bigint;
  target: string;
  placer: string;
  /** On a head, or claimed by a player whom nobody has linked yet. */
  status: "active" | "claimed";
}

/** Locks a bounty whose coins are still in escrow. @returns null when it is over, or does not exist */
export async function lockOpen(ctx: GuildContext, bountyId: number): Promise<OpenBounty | null> {
  const [row] = await prepared<Omit<OpenBounty, "id">>(
    ctx.db,
    `select reward_amount as amount, coalesce(target_ingame_name, 'a player') as target, placed_by_discord_id as placer, status
     from bounties where guild_id = $1 and bounty_id = $2 and status in ('active', 'claimed')
       and escrow_movement_id is not null and settled_movement_id is null
     for update`,
    [ctx.guildId, bountyId],
  );
  return row ? { id: bountyId, ...row } : null;
}

/** The same, after the account that its coins would go back to: accounts are locked before bounties, everywhere. */
export async function lockForRefund(ctx: GuildContext, bountyId: number): Promise<OpenBounty | null> {
  const [seen] = await prepared<{ placer: string }>(
    ctx.db,
    "select placed_by_discord_id as placer from bounties where guild_id = $1 and bounty_id = $2",
    [ctx.guildId, bountyId],
  );
  if (!seen) return null;
  await openAccounts(ctx, [seen.placer]);
  return lockOpen(ctx, bountyId);
}

/** Gives the coins of a locked bounty back to who placed it. */
export async function refund(
  ctx: GuildContext,
  bounty: OpenBounty,
  to: "expired" | "cancelled",
  note: string,
): Promise<void> {
  const { movementId } = await post(ctx, {
    key: `bounty:refund:${bounty.id}`,
    kind: "bounty_refund",
    legs: pay("escrow", { person: bounty.placer }, bounty.amount),
    cause: { kind: "bounty", id: String(bounty.id) },
    description: `Bounty on ${bounty.target} came back`,
    metadata: { target: bounty.target, reason: note },
  });
  await prepared(
    ctx.db,
    "update bounties set status = $3, verification_notes = $4 where guild_id = $1 and bounty_id = $2",
    [ctx.guildId, bounty.id, to, note],
  );
  await settled(ctx, bounty.id, movementId);
  if (bounty.status === "claimed") await refuseHeld(ctx, [`bounty:${bounty.id}`], note);
}
