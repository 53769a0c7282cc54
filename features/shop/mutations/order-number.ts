import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";

/** Rows that hand out a guild's numbers: as many orders at once do not wait for each other. */
const SHARDS = 32;

const NEXT = (waiting: "skip locked" | "") => `
update shop_order_numbers set next_number = next_number + ${SHARDS}
where guild_id = $1 and shard = (
  select shard from shop_order_numbers
  where guild_id = $1 and exists (select 1 from economy_movements m where m.guild_id = $1 and m.movement_id = $2)
  order by next_number limit 1 for update ${waiting})
returning next_number - ${SHARDS} as number`;

const TAKE = NEXT("skip locked");
const WAIT = NEXT("");

const PREPARE = `
insert into shop_order_numbers (guild_id, shard, next_number)
select $1, nr - 1, nr from generate_series(1, ${SHARDS}) nr on conflict do nothing`;

async function take(ctx: GuildContext, text: string, movementId: string): Promise<number | undefined> {
  return (await prepared<{ number: number }>(ctx.db, text, [ctx.guildId, movementId]))[0]?.number;
}

/**
 * The next number of an order within the guild, for a movement that was just opened; undefined when it was not, or
 * when no number was free at once. One counter would be held until its order commits, and all orders of a guild
 * would wait in line (measured: a tenth of the rate). Each of 32 rows hands out every 32nd number, and the lowest
 * one that is free is taken: without a crowd they come in order, and a refused order gives its number back.
 */
export const freeNumber = (ctx: GuildContext, movementId: string): Promise<number | undefined> =>
  take(ctx, TAKE, movementId);

/** As {@link freeNumber}, for a guild's first order and for a large crowd: makes the rows, or waits for one. */
export async function waitForNumber(ctx: GuildContext, movementId: string): Promise<number> {
  await prepared(ctx.db, PREPARE, [ctx.guildId]);
  const number = (await freeNumber(ctx, movementId)) ?? (await take(ctx, WAIT, movementId));
  if (number === undefined) throw new Error("The guild has no numbers for orders.");
  return number;
}
