import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { newId } from "@/lib/ids";
import type { KillToReward } from "../kill-reward";
import type { CauseKind, MovementKind } from "../schema";

/** Coins from the guild's mint to a person, for one cause. */
export interface Payout {
  key: string;
  kind: Extract<MovementKind, "kill_reward" | "activity">;
  cause: { kind: CauseKind; id: string };
  person: string;
  amount: bigint;
  description: string;
  metadata: Record<string, unknown>;
  /** When the ledger says that it happened. */
  at: Date;
}

// Movements, both legs and balances of a whole batch. Foreign keys are checked at the statement's end.
const PAY = `
with p as (
  select * from unnest($2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::text[], $8::jsonb[], $9::timestamptz[],
    $13::text[], $14::text[]) with ordinality as p (movement, key, person, amount, cause, words, metadata, at, kind, about, nr)
), movement as (
  insert into economy_movements (guild_id, movement_id, idempotency_key, request_hash, kind, amount, cause_kind, cause_id, actor, request_id, created_at)
  select $1, p.movement, p.key, md5(p.person || ':' || p.amount), p.kind, p.amount, p.about, p.cause, $10::jsonb, $11, p.at from p
), running as (
  select p.*, a.balance + sum(p.amount) over (partition by p.person order by p.nr) as after
  from p join economy_accounts a on a.guild_id = $1 and a.discord_id = p.person
), account as (
  update economy_accounts a
  set balance = a.balance + s.amount, total_earned = a.total_earned + s.amount, updated_at = $12
  from (select person, sum(amount)::bigint as amount from p group by person) s
  where a.guild_id = $1 and a.discord_id = s.person
)
insert into economy_transactions (guild_id, movement_id, account, discord_id, amount, balance_after,
  transaction_type, cause_kind, cause_id, description, metadata, created_at)
select $1, r.movement, leg.account, leg.person, leg.amount, leg.after, r.kind, r.about, r.cause, r.words, r.metadata, r.at
from running r cross join lateral (values
  ('mint', null, -r.amount, null::bigint), ('person', r.person, r.amount, r.after::bigint)) as leg (account, person, amount, after)
order by r.nr, leg.account`;

/**
 * Pays a batch from the mint, one movement each. The accounts must be locked.
 * @returns movement ids by key
 */
export async function payAll(ctx: GuildContext, payouts: readonly Payout[]): Promise<Map<string, string>> {
  const ids = new Map(payouts.map((payout) => [payout.key, newId()]));
  if (payouts.length === 0) return ids;
  await prepared(ctx.db, PAY, [
    ctx.guildId,
    [...ids.values()],
    payouts.map((payout) => payout.key),
    payouts.map((payout) => payout.person),
    payouts.map((payout) => payout.amount),
    payouts.map((payout) => payout.cause.id),
    payouts.map((payout) => payout.description),
    payouts.map((payout) => JSON.stringify(payout.metadata)),
    payouts.map((payout) => payout.at.toISOString()),
    JSON.stringify(ctx.actor),
    ctx.requestId,
    ctx.now,
    payouts.map((payout) => payout.kind),
    payouts.map((payout) => payout.cause.kind),
  ]);
  return ids;
}

/** What the ledger line of a kill says and carries. */
export function killPayout(
  kill: Pick<KillToReward, "killId" | "weapon" | "distance" | "serviceId"> & { victimName: string },
  person: string,
  amount: bigint,
  at: Date,
): Payout {
  const { killId, weapon, distance, serviceId, victimName } = kill;
  return {
    key: `reward:kill:${killId}`,
    kind: "kill_reward",
    cause: { kind: "kill", id: String(killId) },
    person,
    amount,
    description: `Killed ${victimName}`,
    metadata: { victim: victimName, weapon, distance, serviceId },
    at,
  };
}

/** What the ledger line of playtime says. @param part `<session>:<part>`, as in the decision's source */
export function playtimePayout(
  part: string,
  person: string,
  amount: bigint,
  played: { words: string; serviceId: string | null; at: Date },
): Payout {
  return {
    key: `reward:session:${part}`,
    kind: "activity",
    cause: { kind: "playtime", id: part },
    person,
    amount,
    description: played.words,
    metadata: { serviceId: played.serviceId },
    at: played.at,
  };
}
