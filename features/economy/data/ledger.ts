import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { coinsToNumber } from "@/lib/money";
import { type CauseFacts, causeOf } from "../causes";
import { kindOf } from "../ledger-kinds";
import type { LedgerFilter } from "../schema";
import type { LedgerLine, LedgerPage } from "../wallet";

export interface LedgerRow extends CauseFacts {
  id: bigint;
  at: Date;
  balance: bigint | null;
}

/** What a line says, with the thing that caused it: each found by key. */
export const LEDGER_LINE = `
select t.transaction_id as id, t.created_at as at, t.amount, t.balance_after as balance, t.transaction_type as type,
  coalesce(t.cause_kind, 'other') as "causeKind", coalesce(t.cause_id, '') as "causeId",
  t.description, t.metadata, t.counterparty_id as "counterpartyId",
  d.lines, k.raw_log_line as raw, coalesce(k.service_id, d.service_id) as service, k.grid_reference as place,
  k.killer_name as "killerName", o.number as "orderNumber", o.item_name as "itemName", o.quantity, o.place as "orderPlace"`;

// Each cause is a lookup of its own: under row-level security a plain join would read the whole other table.
export const LEDGER_CAUSES = `
from economy_transactions t
left join lateral (select d.lines, d.service_id from reward_decisions d where d.guild_id = t.guild_id and d.source = case t.cause_kind
  when 'kill' then 'kill:' || t.cause_id when 'playtime' then 'session:' || t.cause_id when 'bounty' then 'bounty:' || t.cause_id end
  limit 1) d on true
left join lateral (select b.kill_id from bounties b where b.guild_id = t.guild_id
  and b.bounty_id = case when t.transaction_type = 'bounty_claim' then t.cause_id::bigint end limit 1) b on true
left join lateral (select k.raw_log_line, k.service_id, k.grid_reference, k.killer_name from kill_logs k where k.guild_id = t.guild_id
  and k.kill_id = case t.cause_kind when 'kill' then t.cause_id::bigint when 'bounty' then b.kill_id end limit 1) k on true
left join lateral (select o.number, o.item_name, o.quantity, o.place from shop_purchases o where o.guild_id = t.guild_id
  and o.number = case when t.cause_kind = 'order' then t.cause_id::integer end limit 1) o on true`;

// Causes are resolved in the same flight: at most a page of rows, each found by key.
const PAGE = `${LEDGER_LINE} ${LEDGER_CAUSES}
where t.guild_id = $1 and t.account = 'person' and t.discord_id = $2
  and t.transaction_id < coalesce($3::bigint, 9223372036854775807)
  and case $4 when 'earned' then t.amount > 0 and t.transaction_type not in ('shop_refund', 'bounty_refund')
              when 'spent' then t.amount < 0 and t.transaction_type <> 'bounty_place'
              when 'held' then t.transaction_type in ('bounty_place', 'bounty_refund') else true end
  and ($5::text is null or t.cause_kind = $5)
  and ($6::timestamptz is null or t.created_at >= $6) and ($7::timestamptz is null or t.created_at < $7)
  and ($8 = '' or t.description ilike $8 or t.metadata::text ilike $8 or t.cause_id = $9)
order by t.transaction_id desc limit $10`;

export const toLine = (row: LedgerRow): LedgerLine => ({
  id: row.id.toString(),
  at: row.at.toISOString(),
  kind: kindOf(row.type),
  amount: coinsToNumber(row.amount),
  balance: row.balance === null ? null : coinsToNumber(row.balance),
  cause: causeOf(row),
});

/**
 * A page of a person's ledger, newest first, each line with the thing that caused it. `text` finds names, items and
 * notes, and an order by its number.
 */
export async function ledgerPage(
  ctx: GuildContext,
  discordId: string,
  filter: LedgerFilter,
): Promise<LedgerPage> {
  const text = filter.text.trim();
  const rows = await prepared<LedgerRow>(ctx.db, PAGE, [
    ctx.guildId,
    discordId,
    filter.before,
    filter.show,
    filter.cause,
    filter.from,
    filter.to,
    text === "" ? "" : `%${text.replace(/[\\%_]/g, "\\$&")}%`,
    text.replace(/^(order\s*)?#?/i, ""),
    filter.limit + 1,
  ]);
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return {
    lines: page.map(toLine),
    next: rows.length > filter.limit && last ? last.id.toString() : null,
  };
}
