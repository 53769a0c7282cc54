import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { coinsToNumber } from "@/lib/money";
import { DAY } from "@/lib/time";
import type { BooksCheck } from "../books";
import { reconcile } from "../data/reconcile";

const SUMS = `
select (select coalesce(sum(balance), 0)::bigint from economy_accounts where guild_id = $1) as balances,
  (select coalesce(sum(amount), 0)::bigint from economy_transactions where guild_id = $1 and account = 'person') as ledger`;

/** Checks a guild's books against its ledger and keeps what came of it for the dashboard. Looks at every entry. */
export async function checkBooks(ctx: GuildContext): Promise<BooksCheck> {
  const [found, [sums]] = await Promise.all([
    reconcile(ctx),
    prepared<{ balances: bigint; ledger: bigint }>(ctx.db, SUMS, [ctx.guildId]),
  ]);
  const check: BooksCheck = {
    ok: found.ok,
    balances: coinsToNumber(sums?.balances ?? 0n),
    ledger: coinsToNumber(sums?.ledger ?? 0n),
    entries: found.legs,
    problems: found.problems,
  };
  await prepared(
    ctx.db,
    `insert into economy_books (guild_id, checked, checked_at) values ($1, $2, $3)
     on conflict (guild_id) do update set checked = excluded.checked, checked_at = excluded.checked_at`,
    [ctx.guildId, JSON.stringify(check), ctx.now],
  );
  return check;
}

/** Whether the books were not checked for a day. */
export async function checkIsDue(ctx: GuildContext): Promise<boolean> {
  const [row] = await prepared<{ due: boolean }>(
    ctx.db,
    "select checked_at is null or checked_at < $2 as due from economy_books where guild_id = $1 and counted_at is not null",
    [ctx.guildId, new Date(ctx.now.getTime() - DAY)],
  );
  return row?.due ?? false;
}
