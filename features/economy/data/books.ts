import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { coinsToNumber } from "@/lib/money";
import type { Books, BooksCheck, Standings } from "../books";

// What is not counted yet is a minute's entries; more than the limit only while a long ledger is counted first.
const BOOKS = `
select b.counted_at, b.entries, b.minted, b.sunk, b.shop, b.escrow, b.loose, b.person, b.standings, b.standings_at, b.checked,
  b.checked_at, (select coalesce(sum(t.amount), 0)::bigint from (
    select amount, account from economy_transactions where guild_id = $1 and transaction_id > b.counted_to
    order by transaction_id limit 5000) t where t.account = 'person') as fresh
from economy_books b where b.guild_id = $1`;

interface BooksRow {
  counted_at: Date | null;
  entries: bigint;
  minted: bigint;
  sunk: bigint;
  shop: bigint;
  escrow: bigint;
  loose: bigint;
  person: bigint;
  fresh: bigint;
  standings: Standings | null;
  standings_at: Date | null;
  checked: BooksCheck | null;
  checked_at: Date | null;
}

/** The guild's books; null before the bot has opened them. */
export async function guildBooks(ctx: GuildContext): Promise<Books | null> {
  const [row] = await prepared<BooksRow>(ctx.db, BOOKS, [ctx.guildId]);
  if (!row) return null;
  return {
    countedAt: row.counted_at?.toISOString() ?? null,
    entries: Number(row.entries),
    minted: coinsToNumber(row.minted),
    sunk: coinsToNumber(row.sunk),
    shop: coinsToNumber(row.shop),
    escrow: coinsToNumber(row.escrow),
    loose: coinsToNumber(row.loose),
    circulating: coinsToNumber(row.person + row.fresh),
    standings: row.standings,
    standingsAt: row.standings_at?.toISOString() ?? null,
    check: row.checked,
    checkedAt: row.checked_at?.toISOString() ?? null,
  };
}
