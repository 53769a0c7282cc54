import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { movedAmount, personsOf, requestText } from "../rules";
import type { Movement } from "../schema";
import { type WrittenLeg, writeMovement } from "./legs";
import { openMovement } from "./movement";

export interface Posted {
  movementId: string;
  /** True when the same key had already moved these coins: nothing moved now. */
  replayed: boolean;
  legs: WrittenLeg[];
}

/**
 * Moves coins: claims the key, locks the persons' accounts in id order, checks, and writes balanced legs.
 * @throws AppError conflict when an account does not have the coins, or the key was used for something else
 */
export async function post(ctx: GuildContext, movement: Movement): Promise<Posted> {
  const opened = await openMovement(ctx, {
    key: movement.key,
    kind: movement.kind,
    amount: movedAmount(movement.legs),
    cause: movement.cause,
    request: requestText(movement),
    persons: personsOf(movement.legs),
  });
  if (!opened) return replayOf(ctx, movement.key);
  const { description, metadata } = movement;
  const legs = await writeMovement(ctx, opened, movement.legs, {
    description,
    ...(metadata && { metadata }),
  });
  return { movementId: opened.movementId, replayed: false, legs };
}

/** What a key has moved. */
export async function replayOf(ctx: GuildContext, key: string): Promise<Posted> {
  const rows = await prepared<{
    movement_id: string;
    transaction_id: bigint;
    discord_id: string | null;
    amount: bigint;
    balance_after: bigint | null;
  }>(
    ctx.db,
    `select m.movement_id, t.transaction_id, t.discord_id, t.amount, t.balance_after
     from economy_movements m
     join economy_transactions t on t.guild_id = m.guild_id and t.movement_id = m.movement_id
     where m.guild_id = $1 and m.idempotency_key = $2 order by t.transaction_id`,
    [ctx.guildId, key],
  );
  const movementId = rows[0]?.movement_id;
  if (!movementId) throw new Error(`The key ${key} has moved nothing.`);
  const legs = rows.map((row) => ({
    entryId: row.transaction_id,
    person: row.discord_id,
    amount: row.amount,
    balanceAfter: row.balance_after,
  }));
  return { movementId, replayed: true, legs };
}
