import type { GuildContext } from "@/db/context";
import type { Part } from "@/db/joined";
import { prepared } from "@/db/transaction";

/** Rows that hand out a guild's numbers: as many orders at once do not wait for each other. */
const SHARDS = 32;

const NEXT = (condition: string, waiting: "skip locked" | "") => `
update shop_order_numbers set next_number = next_number + ${SHARDS}
where guild_id = $1 and shard = (
  select shard from shop_order_numbers
  where guild_id = $1 and ${condition} order by next_number limit 1 for update ${waiting})
returning next_number - ${SHARDS} as number`;

/**
 * The next number of an order within the guild, as a part of the statement that claims its movement: nothing when
 * the movement was claimed before, or when no number is free at once. Takes the guild's id. One counter would be held
 * until its order commits, and all orders of a guild would wait in line (measured: a tenth of the rate). Each of 32
 * rows hands out every 32nd number, and the lowest one that is free is taken: without a crowd they come in order, and
 * a refused order gives its number back.
 */
export const NUMBER: Part = {
  ctes: `numbered as (${NEXT("exists (select 1 from claimed)", "skip locked")})`,
  answers: { number: "(select number from numbered)" },
  values: 1,
};

const TAKE = NEXT("true", "skip locked");
const WAIT = NEXT("true", "");

const PREPARE = `
insert into shop_order_numbers (guild_id, shard, next_number)
select $1, nr - 1, nr from generate_series(1, ${SHARDS}) nr on conflict do nothing`;

/** As {@link NUMBER}, for a guild's first order and for a large crowd: makes the rows, or waits for one. */
export async function waitForNumber(ctx: GuildContext): Promise<number> {
  const take = async (text: string) =>
    (await prepared<{ number: number }>(ctx.db, text, [ctx.guildId]))[0]?.number;
  await prepared(ctx.db, PREPARE, [ctx.guildId]);
  const number = (await take(TAKE)) ?? (await take(WAIT));
  if (number === undefined) throw new Error("The guild has no numbers for orders.");
  return number;
}
