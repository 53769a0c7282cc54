import type { GuildContext } from "@/db/context";
import type { Part } from "@/db/joined";
import { prepared } from "@/db/transaction";
import { conflict } from "@/lib/errors";
import { legsProblem, personOf } from "../rules";
import type { CauseKind, Leg, MovementKind } from "../schema";

/** A movement whose key is claimed and whose accounts are locked. */
export interface OpenMovement {
  movementId: string;
  kind: MovementKind;
  cause: { kind: CauseKind; id: string };
  /** Balances of the locked accounts by Discord id. */
  balances: Map<string, bigint>;
}

const WRITE = `
with leg as (
  select * from unnest($2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[])
    with ordinality as l (account, person, amount, type, other, nr)
), account as (
  update economy_accounts a
  set balance = a.balance + l.amount,
      total_earned = a.total_earned + case when l.amount > 0 and $7 <> 'shop_refund' then l.amount else 0 end,
      total_spent = greatest(0, a.total_spent - case when l.amount < 0 or $7 = 'shop_refund' then l.amount else 0 end),
      updated_at = $8
  from leg l where a.guild_id = $1 and l.person is not null and a.discord_id = l.person
  returning a.discord_id, a.balance
)
insert into economy_transactions (guild_id, movement_id, account, discord_id, amount, balance_after,
  transaction_type, cause_kind, cause_id, counterparty_id, description, metadata, created_at)
select $1, $9, l.account, l.person, l.amount, a.balance, l.type, $10, $11, l.other, $12, $13, $8
from leg l left join account a on a.discord_id = l.person
order by l.nr
returning transaction_id, discord_id, amount, balance_after`;

// Most movements are between one person and the guild: the same without arrays, at half the cost.
const PAIR_ACCOUNT = `
  update economy_accounts
  set balance = balance + $4,
      total_earned = total_earned + case when $4 > 0 and $5 <> 'shop_refund' then $4 else 0 end,
      total_spent = greatest(0, total_spent - case when $4 < 0 or $5 = 'shop_refund' then $4 else 0 end),
      updated_at = $6
  where guild_id = $1 and discord_id = $2
  returning balance`;

const PAIR_LEGS = `
insert into economy_transactions (guild_id, movement_id, account, discord_id, amount, balance_after,
  transaction_type, cause_kind, cause_id, description, metadata, created_at)
select $1, $7, l.account, l.person, l.amount, l.after, $5, $8, $9, $10, $11, $6
from account a cross join lateral (values ('person', $2, $4::bigint, a.balance), ($3, null, -$4::bigint, null)) as l (account, person, amount, after)
returning transaction_id, discord_id, amount, balance_after`;

const WRITE_PAIR = `with account as (${PAIR_ACCOUNT})${PAIR_LEGS}`;

/** The legs of a movement between one person and the guild as a part of a statement; values from {@link pairValues}. */
export const PAIR: Part = {
  ctes: `account as (${PAIR_ACCOUNT}), legs as (${PAIR_LEGS})`,
  answers: { balanceAfter: "(select balance from account)" },
  values: 11,
};

export interface WrittenLeg {
  entryId: bigint;
  person: string | null;
  amount: bigint;
  balanceAfter: bigint | null;
}

function legType(kind: MovementKind, amount: bigint): string {
  if (kind !== "transfer") return kind;
  return amount < 0n ? "transfer_out" : "transfer_in";
}

/**
 * The values of {@link PAIR}.
 * @throws AppError conflict when the account does not have the coins; Error for legs that are no such pair
 */
export function pairValues(
  ctx: GuildContext,
  movement: OpenMovement,
  legs: readonly Leg[],
  words: Words,
): unknown[] {
  checkLegs(movement, legs);
  const pair = pairOf(ctx, movement, legs, words);
  if (!pair) throw new Error(`The movement ${movement.movementId} is not between a person and the guild.`);
  return pair;
}

/**
 * Writes the legs of an open movement: ledger lines and balances in one statement. Accounts are locked and were
 * read; what would make one negative is refused here, and once more by the table.
 * @throws AppError conflict when an account does not have the coins; Error for legs that are not balanced
 */
export async function writeMovement(
  ctx: GuildContext,
  movement: OpenMovement,
  legs: readonly Leg[],
  words: Words,
): Promise<WrittenLeg[]> {
  checkLegs(movement, legs);
  const pair = pairOf(ctx, movement, legs, words);
  const rows = pair
    ? await prepared<LegRow>(ctx.db, WRITE_PAIR, pair)
    : await prepared<LegRow>(ctx.db, WRITE, listOf(ctx, movement, legs, words));
  return rows.map((row) => ({
    entryId: row.transaction_id,
    person: row.discord_id,
    amount: row.amount,
    balanceAfter: row.balance_after,
  }));
}

interface LegRow {
  transaction_id: bigint;
  discord_id: string | null;
  amount: bigint;
  balance_after: bigint | null;
}

interface Words {
  description: string;
  metadata?: Record<string, unknown>;
}

const metadataOf = (words: Words): string | null => (words.metadata ? JSON.stringify(words.metadata) : null);

function pairOf(
  ctx: GuildContext,
  movement: OpenMovement,
  legs: readonly Leg[],
  words: Words,
): unknown[] | null {
  const own = legs.find((leg) => typeof leg.account !== "string");
  const other = legs.find((leg) => typeof leg.account === "string");
  if (legs.length !== 2 || !own || !other || movement.kind === "transfer") return null;
  return [
    ctx.guildId,
    personOf(own.account),
    other.account,
    own.amount,
    movement.kind,
    ctx.now,
    movement.movementId,
    movement.cause.kind,
    movement.cause.id,
    words.description,
    metadataOf(words),
  ];
}

function listOf(ctx: GuildContext, movement: OpenMovement, legs: readonly Leg[], words: Words): unknown[] {
  const persons = legs.map((leg) => personOf(leg.account));
  return [
    ctx.guildId,
    legs.map((leg) => (typeof leg.account === "string" ? leg.account : "person")),
    persons,
    legs.map((leg) => leg.amount),
    legs.map((leg) => legType(movement.kind, leg.amount)),
    persons.map((person) =>
      person === null ? null : (persons.find((id) => id !== null && id !== person) ?? null),
    ),
    movement.kind,
    ctx.now,
    movement.movementId,
    movement.cause.kind,
    movement.cause.id,
    words.description,
    metadataOf(words),
  ];
}

function checkLegs(movement: OpenMovement, legs: readonly Leg[]): void {
  const problem = legsProblem(legs);
  if (problem) throw new Error(`The movement ${movement.movementId} is wrong: ${problem}.`);
  for (const leg of legs) checkCoins(movement, leg);
}

function checkCoins(movement: OpenMovement, leg: Leg): void {
  const person = personOf(leg.account);
  if (person === null) return;
  const balance = movement.balances.get(person);
  if (balance === undefined) throw new Error(`The account of ${person} was not locked.`);
  if (balance + leg.amount < 0n)
    throw conflict(`There are ${balance} coins, and this takes ${-leg.amount}.`, { code: "not-enough" });
}
