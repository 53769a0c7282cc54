import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { bounties } from "@/db/schema/players";
import { prepared } from "@/db/transaction";
import { recordAudit } from "@/features/audit/mutations";
import { economySettings } from "@/features/economy/data/settings";
import { linkedName } from "@/features/economy/data/transfers";
import { openAccounts } from "@/features/economy/mutations/movement";
import { post, replayOf } from "@/features/economy/mutations/post";
import { actingPerson } from "@/features/economy/policy";
import { pay } from "@/features/economy/rules";
import { publish } from "@/features/events/mutations";
import { guildFlag } from "@/features/guilds/data/flags";
import { FLAG_OFF } from "@/features/guilds/flags";
import { conflict, notFound } from "@/lib/errors";
import { coinsFromNumber, coinsToNumber, formatCoins } from "@/lib/money";
import { DAY } from "@/lib/time";
import { openCount, type TargetFacts, targetOf } from "../data/targets";
import { bountyEvents } from "../events";
import { placeReasons } from "../rules";
import type { PlaceBountyInput } from "../schema";
import { tell } from "./tell";

export interface PlacedBounty {
  id: number;
  target: string;
  amount: number;
  balance: number;
  expiresAt: string;
  replayed: boolean;
}

/**
 * Puts coins of the acting person on a player's head. They leave the account now and wait in escrow, until the log
 * shows the kill, or the time is over. The same key again places nothing.
 * @throws AppError not_found, conflict with `details.reasons`, where the guild has switched bounties off, or when the
 * key was used for something else
 */
export async function placeBounty(ctx: GuildContext, input: PlaceBountyInput): Promise<PlacedBounty> {
  const person = actingPerson(ctx.actor);
  const key = `bounty:${person}:${input.key}`;
  const [settings, own, target] = await Promise.all([
    economySettings(ctx),
    linkedName(ctx, person),
    targetOf(ctx, input.playerId),
  ]);
  if (!target) throw notFound("No such player has been seen on this guild's servers.");
  // Nobody who only looks gets an account; whoever has one places one bounty after the other, under its lock.
  const balance = own === null ? 0n : ((await openAccounts(ctx, [person])).get(person) ?? 0n);
  const known = await placedBy(ctx, key);
  if (known) return replay(ctx, input, key, known);
  if (!(await guildFlag(ctx, "player-bounties")))
    throw conflict(FLAG_OFF["player-bounties"], { code: "flag" });
  const amount = coinsFromNumber(input.amount);
  const reasons = placeReasons({
    settings,
    amount,
    balance,
    open: await openCount(ctx, person),
    linked: own !== null,
    own: target.discordId === person,
  });
  if (reasons.length > 0) throw conflict(reasons.join(" "), { code: "refused", reasons });
  const expiresAt = new Date(ctx.now.getTime() + settings.bountyDays * DAY);
  const bountyId = await insert(ctx, { person, target, amount, reason: input.reason, expiresAt });
  const posted = await post(ctx, {
    key,
    kind: "bounty_place",
    legs: pay({ person }, "escrow", amount),
    cause: { kind: "bounty", id: String(bountyId) },
    description: `Bounty on ${target.name}`,
    metadata: { target: target.name, playerId: target.playerId, reason: input.reason },
  });
  await ctx.db
    .update(bounties)
    .set({ escrowMovementId: posted.movementId })
    .where(and(eq(bounties.guildId, ctx.guildId), eq(bounties.bountyId, bountyId)));
  await announce(ctx, {
    bountyId,
    target,
    amount,
    reason: input.reason,
    expiresAt,
    symbol: settings.currencySymbol,
  });
  return {
    id: bountyId,
    target: target.name,
    amount: input.amount,
    balance: coinsToNumber(posted.legs.find((leg) => leg.person === person)?.balanceAfter ?? 0n),
    expiresAt: expiresAt.toISOString(),
    replayed: false,
  };
}

interface Known {
  id: bigint;
  playerId: bigint;
  target: string;
  amount: bigint;
  reason: string | null;
  expiresAt: Date;
}

async function placedBy(ctx: GuildContext, key: string): Promise<Known | null> {
  const [row] = await prepared<Known>(
    ctx.db,
    `select b.bounty_id as id, b.target_player_id as "playerId", b.target_ingame_name as target, b.reward_amount as amount,
       b.bounty_reason as reason, b.expires_at as "expiresAt"
     from economy_movements m join bounties b on b.guild_id = m.guild_id and b.bounty_id = m.cause_id::bigint
     where m.guild_id = $1 and m.idempotency_key = $2 and m.kind = 'bounty_place'`,
    [ctx.guildId, key],
  );
  return row ?? null;
}

async function replay(
  ctx: GuildContext,
  input: PlaceBountyInput,
  key: string,
  known: Known,
): Promise<PlacedBounty> {
  const amount = coinsToNumber(known.amount);
  const same = Number(known.playerId) === input.playerId && amount === input.amount;
  if (!same || (known.reason ?? "") !== input.reason)
    throw conflict("This request was already used for something else. Load the page and try again.", {
      code: "key-reused",
    });
  const { legs } = await replayOf(ctx, key);
  const balance = coinsToNumber(legs.find((leg) => leg.person !== null)?.balanceAfter ?? 0n);
  const { target, expiresAt } = known;
  return {
    id: Number(known.id),
    target,
    amount,
    balance,
    expiresAt: expiresAt.toISOString(),
    replayed: true,
  };
}

async function insert(
  ctx: GuildContext,
  bounty: { person: string; target: TargetFacts; amount: bigint; reason: string; expiresAt: Date },
): Promise<number> {
  const { person, target, amount, reason, expiresAt } = bounty;
  const [row] = await ctx.db
    .insert(bounties)
    .values({
      guildId: ctx.guildId,
      targetPlayerId: target.playerId,
      targetIngameName: target.name,
      targetDiscordId: target.discordId,
      placedByDiscordId: person,
      rewardAmount: amount,
      bountyReason: reason || null,
      placedAt: ctx.now,
      expiresAt,
      updatedAt: ctx.now,
    })
    .returning({ id: bounties.bountyId });
  if (!row) throw new Error("The bounty was not stored.");
  return row.id;
}

async function announce(
  ctx: GuildContext,
  bounty: {
    bountyId: number;
    target: TargetFacts;
    amount: bigint;
    reason: string;
    expiresAt: Date;
    symbol: string;
  },
): Promise<void> {
  const { bountyId, target, reason } = bounty;
  const amount = bounty.amount.toString();
  const expiresAt = bounty.expiresAt.toISOString();
  await recordAudit(ctx, {
    action: "bounties.place",
    subjectType: "bounty",
    subjectId: String(bountyId),
    after: { target: target.name, amount, reason, expiresAt },
  });
  await publish(ctx, {
    type: "bounties.placed",
    key: String(bountyId),
    payload: bountyEvents.placed.parse({ bountyId, target: target.name, amount, reason, expiresAt }),
  });
  await tell(ctx, target.discordId, {
    what: "placed",
    bountyId,
    level: "warning",
    title: `${formatCoins(bounty.amount)} ${bounty.symbol} are on your head`,
    body:
      reason === ""
        ? `Somebody placed a bounty on ${target.name}.`
        : `Somebody placed a bounty on ${target.name}: ${reason}`,
  });
}
