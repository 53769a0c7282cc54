import type { GuildContext, SystemContext } from "@/db/context";
import { prepared } from "@/db/transaction";

export interface Reconciliation {
  ok: boolean;
  accounts: number;
  movements: number;
  legs: number;
  orders: number;
  /** One sentence for each kind of fault, with its first example. */
  problems: string[];
}

interface Check {
  /** Rows that break the rule, as one text each; `$1` is the guild. */
  sql: string;
  says: (count: number, example: string) => string;
}

// Rows of the old bot have one leg and no movement: accounts that it still writes are left out of sums.
const CHECKS: Check[] = [
  {
    sql: `select movement_id::text as example from economy_transactions where guild_id = $1 and movement_id is not null
          group by movement_id having sum(amount) <> 0 or count(*) < 2`,
    says: (count, example) => `${count} movements do not sum to zero, such as ${example}.`,
  },
  {
    sql: `select m.movement_id::text as example from economy_movements m
          left join economy_transactions t on t.guild_id = m.guild_id and t.movement_id = m.movement_id
            and t.amount > 0 and (t.account <> 'sink' or m.kind <> 'transfer')
          where m.guild_id = $1 group by m.movement_id, m.amount having m.amount is distinct from sum(t.amount)`,
    says: (count, example) => `${count} movements moved another amount than they say, such as ${example}.`,
  },
  {
    sql: `select a.discord_id || ' has ' || a.balance || ', the ledger says ' || coalesce(l.total, 0) as example
          from economy_accounts a left join (
            select discord_id, sum(amount) as total, bool_or(movement_id is null) as old from economy_transactions
            where guild_id = $1 and account = 'person' group by discord_id
          ) l on l.discord_id = a.discord_id
          where a.guild_id = $1 and coalesce(l.old, false) = false and a.balance <> coalesce(l.total, 0)`,
    says: (count, example) => `${count} balances differ from the ledger: ${example}.`,
  },
  {
    sql: `select transaction_id::text as example from (
            select transaction_id, balance_after, sum(amount) over (partition by discord_id order by transaction_id) as running,
              bool_or(movement_id is null) over (partition by discord_id) as old
            from economy_transactions where guild_id = $1 and account = 'person'
          ) t where not old and balance_after is distinct from running`,
    says: (count, example) => `${count} ledger lines show a wrong balance, such as ${example}.`,
  },
  {
    sql: `select p.number::text as example from shop_purchases p
          left join economy_transactions t on t.guild_id = p.guild_id and t.movement_id = p.movement_id
          where p.guild_id = $1 and p.movement_id is not null
          group by p.number, p.discord_id, p.total_cost
          having count(*) filter (where t.account = 'person' and t.discord_id = p.discord_id and t.amount = -p.total_cost) <> 1
            or count(*) filter (where t.account = 'shop' and t.amount = p.total_cost) <> 1 or count(*) <> 2`,
    says: (count, example) => `${count} orders are not paid by exactly one debit, such as order ${example}.`,
  },
  {
    sql: `select p.number::text as example from shop_purchases p
          left join economy_transactions t on t.guild_id = p.guild_id and t.movement_id = p.refund_movement_id
            and t.account = 'person' and t.discord_id = p.discord_id and t.amount = p.total_cost
          where p.guild_id = $1 and p.idempotency_key is not null
          group by p.number, p.state, p.refund_movement_id
          having (p.state = 'refunded') <> (p.refund_movement_id is not null)
            or count(t.amount) <> case when p.refund_movement_id is null then 0 else 1 end`,
    says: (count, example) => `${count} refunds do not match their orders, such as order ${example}.`,
  },
  {
    sql: `select m.movement_id::text as example from economy_movements m
          left join shop_purchases p on p.guild_id = m.guild_id and p.movement_id = m.movement_id
          where m.guild_id = $1 and m.kind = 'shop_purchase' and p.number is null`,
    says: (count, example) => `${count} payments have no order, such as ${example}.`,
  },
  {
    sql: `select source as example from reward_decisions d where d.guild_id = $1 and (d.status = 'paid') <> (d.movement_id is not null)`,
    says: (count, example) => `${count} paid rewards have no movement, such as ${example}.`,
  },
  {
    // Open: on a head, or claimed by a player whom nobody has linked yet.
    sql: `select 'escrow holds ' || e.coins || ', open bounties are ' || b.coins as example
          from (select coalesce(sum(amount), 0) as coins from economy_transactions where guild_id = $1 and account = 'escrow') e,
            (select coalesce(sum(reward_amount), 0) as coins from bounties
             where guild_id = $1 and escrow_movement_id is not null and settled_movement_id is null) b
          where e.coins <> b.coins`,
    says: (_, example) => `The coins held for bounties are not those of the open ones: ${example}.`,
  },
  {
    sql: `select b.bounty_id::text as example from bounties b
          left join economy_transactions o on o.guild_id = b.guild_id and o.movement_id = b.escrow_movement_id
            and o.account = 'escrow' and o.amount = b.reward_amount
          left join economy_transactions c on c.guild_id = b.guild_id and c.movement_id = b.settled_movement_id
            and c.account = 'escrow' and c.amount = -b.reward_amount
          where b.guild_id = $1 and b.escrow_movement_id is not null
            and (o.movement_id is null or (b.settled_movement_id is not null) <> (c.movement_id is not null)
              or (b.status = 'active' and b.settled_movement_id is not null)
              or (b.status in ('expired', 'cancelled') and b.settled_movement_id is null))`,
    says: (count, example) =>
      `${count} bounties do not match the coins that moved for them, such as ${example}.`,
  },
  {
    // As far as the ledger is counted: what came later is not in the days yet.
    sql: `with l as (
            select (t.created_at at time zone 'UTC')::date as day, t.transaction_type as kind,
              coalesce(-sum(t.amount) filter (where t.account = 'mint'), 0) as minted,
              coalesce(sum(t.amount) filter (where t.account in ('sink', 'shop')), 0) as sunk,
              count(*) filter (where t.account <> 'person') as movements
            from economy_transactions t join economy_books b on b.guild_id = t.guild_id
            where t.guild_id = $1 and b.marked_at is not null and t.transaction_id <= b.counted_to group by 1, 2
          ), d as (
            select d.* from economy_days d join economy_books b on b.guild_id = d.guild_id
            where d.guild_id = $1 and b.marked_at is not null
          )
          select coalesce(d.day, l.day)::text || ' ' || coalesce(d.transaction_type, l.kind) as example
          from l full join d on d.day = l.day and d.transaction_type = l.kind
          where (l.minted, l.sunk, l.movements) is distinct from (d.minted::numeric, d.sunk::numeric, d.movements::bigint)`,
    says: (count, example) => `${count} counted days differ from the ledger, such as ${example}.`,
  },
  {
    sql: `select b.person || ' counted, ' || l.person || ' in the ledger' as example
          from economy_books b cross join lateral (
            select coalesce(sum(amount) filter (where account = 'person'), 0) as person,
              coalesce(sum(amount) filter (where account = 'mint'), 0) as mint, count(*) as entries
            from economy_transactions t where t.guild_id = $1 and t.transaction_id <= b.counted_to) l
          cross join lateral (select coalesce(sum(entries), 0) as entries from economy_person_days p where p.guild_id = $1) p
          where b.guild_id = $1 and b.marked_at is not null
            and (b.person <> l.person or b.minted <> -l.mint or b.entries <> l.entries or p.entries > l.entries)`,
    says: (_, example) => `The sums of the books differ from the ledger: ${example}.`,
  },
];

const guildOf = (ctx: GuildContext | SystemContext): string => ("guildId" in ctx ? ctx.guildId : "");

/**
 * Checks that the books of a guild are right: balances equal the ledger, legs sum to zero, every order has one
 * debit and every refund its credit. For tests, the doctor and a nightly job.
 */
export async function reconcile(
  ctx: GuildContext | SystemContext,
  guildId: string = guildOf(ctx),
): Promise<Reconciliation> {
  const [counts] = await prepared<Record<"accounts" | "movements" | "legs" | "orders", bigint>>(
    ctx.db,
    `select (select count(*) from economy_accounts where guild_id = $1) as accounts,
       (select count(*) from economy_movements where guild_id = $1) as movements,
       (select count(*) from economy_transactions where guild_id = $1) as legs,
       (select count(*) from shop_purchases where guild_id = $1) as orders`,
    [guildId],
  );
  // Whole tables against each other: without fresh statistics the planner would go through them row by row.
  const nestedLoops = (on: string) =>
    prepared(ctx.db, "select set_config('enable_nestloop', $1, true)", [on]);
  await nestedLoops("off");
  const found = await Promise.all(
    CHECKS.map((check) =>
      prepared<{ example: string; total: bigint }>(
        ctx.db,
        `with bad as (${check.sql}) select example, count(*) over () as total from bad limit 1`,
        [guildId],
      ),
    ),
  );
  await nestedLoops("on");
  const problems = found.flatMap(([bad], at) => {
    const check = CHECKS[at];
    return bad && check ? [check.says(Number(bad.total), bad.example)] : [];
  });
  return {
    ok: problems.length === 0,
    accounts: Number(counts?.accounts ?? 0),
    movements: Number(counts?.movements ?? 0),
    legs: Number(counts?.legs ?? 0),
    orders: Number(counts?.orders ?? 0),
    problems,
  };
}
