import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";

/** Rows that hand out a guild's numbers: as many orders at once do not wait for each other. */
const SHARDS = 32;

const NEXT = (waiting: "skip locked" | "") => `
update shop_order_numbers n set next_number = n.next_number + ${SHARDS}
from (select shard from shop_order_numbers where guild_id = $1 order by next_number limit 1 for update ${waiting}) free
where n.guild_id = $1 and n.shard = free.shard
returning n.next_number - ${SHARDS} as number`;

const TAKE = NEXT("skip locked");
const WAIT = NEXT("");

const PREPARE = `
insert into shop_order_numbers (guild_id, shard, next_number)
select $1, nr - 1, nr from generate_series(1, ${SHARDS}) nr on conflict do nothing`;

/**
 * The next number of an order within the guild. One counter would be held until its order commits, and all orders of
 * a guild would wait in line (measured: a tenth of the rate). Each of 32 rows hands out every 32nd number, and the
 * lowest one that is free is taken: without a crowd they come in order, and a refused order gives its number back.
 */
export async function nextNumber(ctx: GuildContext): Promise<number> {
  const take = async (text: string) =>
    (await prepared<{ number: number }>(ctx.db, text, [ctx.guildId]))[0]?.number;
  const free = await take(TAKE);
  if (free !== undefined) return free;
  await prepared(ctx.db, PREPARE, [ctx.guildId]);
  const number = (await take(TAKE)) ?? (await take(WAIT));
  if (number === undefined) throw new Error("The guild has no numbers for orders.");
  return number;
}
