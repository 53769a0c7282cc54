import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { SECOND } from "@/lib/time";

/** Entries of one transaction. */
const BATCH = 20_000;
/** An entry has its number a moment before its transaction has one: a mark younger than this is not trusted. */
export const SETTLE_MS = 5 * SECOND;

const OPEN = "insert into economy_books (guild_id) values ($1) on conflict do nothing";

// A transaction that was under way when the mark was set has ended once no older one is: entries up to the mark are all.
const STATE = `
select marked_at is null as fresh, counted_to, mark_to, counted_to < mark_to and marked_at <= $2 and
  pg_snapshot_xmin(pg_current_snapshot())::text::bigint >= mark_xid as settled,
  mark_xid > pg_snapshot_xmax(pg_current_snapshot())::text::bigint as foreign_mark
from economy_books where guild_id = $1 for update`;

const COUNT = `
with leg as materialized (
  select transaction_id as id, account, discord_id, amount, transaction_type as kind, movement_id,
    (created_at at time zone 'UTC')::date as day
  from economy_transactions where guild_id = $1 and transaction_id > $2 and transaction_id <= $3
  order by transaction_id limit $4
), days as (
  insert into economy_days as d (guild_id, day, transaction_type, minted, sunk, movements, first_entry, last_entry)
  select $1, day, kind, coalesce(-sum(amount) filter (where account = 'mint'), 0),
    coalesce(sum(amount) filter (where account in ('sink', 'shop')), 0),
    count(*) filter (where account <> 'person'), min(id), max(id)
  from leg group by day, kind order by day, kind
  on conflict (guild_id, day, transaction_type) do update set minted = d.minted + excluded.minted,
    sunk = d.sunk + excluded.sunk, movements = d.movements + excluded.movements,
    first_entry = least(d.first_entry, excluded.first_entry), last_entry = greatest(d.last_entry, excluded.last_entry)
), people as (
  insert into economy_person_days as p (guild_id, day, discord_id, earned, spent, entries)
  select $1, day, discord_id,
    coalesce(sum(amount) filter (where amount > 0 and kind not in ('transfer', 'transfer_in', 'transfer_out', 'shop_refund', 'bounty_refund')), 0),
    coalesce(-sum(amount) filter (where kind not in ('transfer', 'transfer_in', 'transfer_out')
      and (amount < 0 or kind in ('shop_refund', 'bounty_refund'))), 0), count(*)
  from leg where account = 'person' group by day, discord_id order by day, discord_id
  on conflict (guild_id, day, discord_id) do update set earned = p.earned + excluded.earned,
    spent = p.spent + excluded.spent, entries = p.entries + excluded.entries
), sums as (
  select count(*) as entries, max(id) as last,
    coalesce(sum(amount) filter (where account = 'person'), 0) as person,
    coalesce(-sum(amount) filter (where account = 'mint'), 0) as minted,
    coalesce(sum(amount) filter (where account = 'sink'), 0) as sunk,
    coalesce(sum(amount) filter (where account = 'shop'), 0) as shop,
    coalesce(sum(amount) filter (where account = 'escrow'), 0) as escrow,
    coalesce(sum(amount) filter (where movement_id is null), 0) as loose
  from leg
)
update economy_books b set
  counted_to = case when s.entries < $4 then $3 else s.last end, entries = b.entries + s.entries,
  person = b.person + s.person, minted = b.minted + s.minted, sunk = b.sunk + s.sunk, shop = b.shop + s.shop,
  escrow = b.escrow + s.escrow, loose = b.loose + s.loose,
  counted_at = case when s.entries < $4 or s.last = $3 then b.marked_at else b.counted_at end
from sums s where b.guild_id = $1
returning b.counted_to, s.entries`;

const MARK = `
update economy_books set marked_at = $2,
  mark_to = coalesce((select max(transaction_id) from economy_transactions where guild_id = $1), 0),
  mark_xid = pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
  counted_at = case when counted_to >= coalesce((select max(transaction_id) from economy_transactions where guild_id = $1), 0)
    then $2 else counted_at end
where guild_id = $1`;

const CLEAR = [
  "delete from economy_days where guild_id = $1",
  "delete from economy_person_days where guild_id = $1",
];

/**
 * Counts the ledger's new entries into the days, the persons' days and the sums of a guild, each entry once. Numbers
 * of entries are given before their transactions commit, so a run counts only up to the mark of an earlier run, when
 * everything that was under way then has ended; then it sets the next mark.
 * @param settleMs how old a mark must be
 * @returns entries that were counted, and whether more can be counted at once
 */
export async function countLedger(
  ctx: GuildContext,
  settleMs: number = SETTLE_MS,
): Promise<{ counted: number; more: boolean }> {
  await prepared(ctx.db, OPEN, [ctx.guildId]);
  const trusted = new Date(ctx.now.getTime() - settleMs);
  const [state] = await prepared<{
    fresh: boolean;
    counted_to: bigint;
    mark_to: bigint;
    settled: boolean | null;
    foreign_mark: boolean | null;
  }>(ctx.db, STATE, [ctx.guildId, trusted]);
  if (!state) return { counted: 0, more: false };
  // Days that were counted before there were books are counted with them anew.
  if (state.fresh) await clear(ctx);
  // A mark that no transaction of this server can have set came with a restored copy: it is set again.
  if (state.counted_to >= state.mark_to || state.foreign_mark) {
    await prepared(ctx.db, MARK, [ctx.guildId, ctx.now]);
    return { counted: 0, more: false };
  }
  if (!state.settled) return { counted: 0, more: false };
  const [done] = await prepared<{ counted_to: bigint; entries: bigint }>(ctx.db, COUNT, [
    ctx.guildId,
    state.counted_to,
    state.mark_to,
    BATCH,
  ]);
  const more = (done?.counted_to ?? state.mark_to) < state.mark_to;
  if (!more) await prepared(ctx.db, MARK, [ctx.guildId, ctx.now]);
  return { counted: Number(done?.entries ?? 0n), more };
}

async function clear(ctx: GuildContext): Promise<void> {
  for (const text of CLEAR) await prepared(ctx.db, text, [ctx.guildId]);
}

/** Throws the counts of a guild away; the next runs of {@link countLedger} count the whole ledger anew. */
export async function forgetCounts(ctx: GuildContext): Promise<void> {
  await prepared(ctx.db, "delete from economy_books where guild_id = $1", [ctx.guildId]);
  await clear(ctx);
}
