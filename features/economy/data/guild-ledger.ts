import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { coinsToNumber } from "@/lib/money";
import type { GuildLedgerFilter, GuildLedgerLine, GuildLedgerPage } from "../guild-ledger";
import { typesOf } from "../ledger-kinds";
import { LEDGER_CAUSES, LEDGER_LINE, type LedgerRow, toLine } from "./ledger";
import { peopleOf } from "./people";

/** Entries that one page looks at: first a few, and more only where few of them fit. */
const LOOKS = [500, 20_000] as const;
/** Past every entry's number. */
const END = 9_000_000_000_000_000n;

// The filter stands outside the limit: what is read is bounded, however few entries fit.
const scanOf = (whose: string) => `
with seen as materialized (
  select t.transaction_id as id, t.account = 'person'
    and ($4::text[] is null or t.transaction_type = any($4)) and ($5::text is null or t.cause_kind = $5)
    and case $6 when 'in' then t.amount > 0 when 'out' then t.amount < 0 else true end and abs(t.amount) >= $7
    and ($8::timestamptz is null or t.created_at >= $8) and ($9::timestamptz is null or t.created_at < $9) as fits
  from economy_transactions t
  where t.guild_id = $1 and t.transaction_id < $2 and t.transaction_id >= $3 and ${whose}
  order by t.transaction_id desc limit $11
)
select (select array_agg(f.id order by f.id desc) from (select id from seen where fits order by id desc limit $12) f) as ids,
  (select min(id) from seen) as reached, (select count(*) from seen) as looked`;
const SCAN_ALL = scanOf("$10::text is null");
const SCAN_PERSON = scanOf("t.account = 'person' and t.discord_id = $10");

const RANGE = `
select (select counted_to from economy_books where guild_id = $1) as counted,
  min(first_entry) as first, max(last_entry) as last
from economy_days where guild_id = $1 and ($2::date is null or day >= $2) and ($3::date is null or day <= $3)`;

const LINES = `${LEDGER_LINE}, t.discord_id as person, t.movement_id as movement ${LEDGER_CAUSES}
where t.guild_id = $1 and t.transaction_id = any($2::bigint[]) order by t.transaction_id desc`;

const LEGS = `
select movement_id as movement, account, discord_id as person, amount from economy_transactions
where guild_id = $1 and movement_id = any($2::uuid[]) order by transaction_id`;

interface Stretch {
  from: bigint;
  /** Not included. */
  before: bigint;
}

/**
 * Where the entries of some days lie: the uncounted ones at the end may be of any day, the others between the first
 * and last entry of those days.
 */
async function stretches(ctx: GuildContext, filter: GuildLedgerFilter): Promise<Stretch[]> {
  const before = filter.before === null ? END : BigInt(filter.before);
  if (filter.from === null && filter.to === null) return [{ from: 0n, before }];
  const [range] = await prepared<{ counted: bigint | null; first: bigint | null; last: bigint | null }>(
    ctx.db,
    RANGE,
    [ctx.guildId, filter.from, filter.to],
  );
  const counted = range?.counted ?? 0n;
  const fresh = { from: counted + 1n, before };
  const days =
    range?.first == null || range.last == null ? [] : [{ from: range.first, before: range.last + 1n }];
  return [fresh, ...days]
    .map((one) => ({ ...one, before: one.before < before ? one.before : before }))
    .filter((one) => one.from < one.before);
}

interface Found {
  ids: bigint[];
  /** Where to look next; null when all was seen. */
  next: bigint | null;
}

const dayEnd = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000);

async function scan(
  ctx: GuildContext,
  filter: GuildLedgerFilter,
  stretch: Stretch,
  want: number,
  look: number,
): Promise<Found & { looked: number }> {
  const text = filter.person === null ? SCAN_ALL : SCAN_PERSON;
  const [row] = await prepared<{ ids: bigint[] | null; reached: bigint | null; looked: bigint }>(
    ctx.db,
    text,
    [
      ctx.guildId,
      stretch.before,
      stretch.from,
      filter.kind === null ? null : typesOf(filter.kind),
      filter.cause,
      filter.way,
      filter.least ?? 0,
      filter.from === null ? null : new Date(`${filter.from}T00:00:00Z`),
      filter.to === null ? null : dayEnd(filter.to),
      filter.person,
      look,
      want,
    ],
  );
  const ids = (row?.ids ?? []).map(BigInt);
  const looked = Number(row?.looked ?? 0n);
  const last = ids.at(-1);
  if (ids.length === want && last !== undefined) return { ids, next: last, looked };
  return { ids, next: looked === look ? (row?.reached ?? null) : null, looked };
}

/** Entries that fit, newest first: looks on until the page is full or enough was looked at. */
async function find(ctx: GuildContext, filter: GuildLedgerFilter): Promise<Found> {
  const ids: bigint[] = [];
  let left: number = LOOKS[1];
  for (const stretch of await stretches(ctx, filter)) {
    let before: bigint | null = stretch.before;
    while (before !== null) {
      const look = Math.min(left, ids.length === 0 && left === LOOKS[1] ? LOOKS[0] : left);
      const found: Found & { looked: number } = await scan(
        ctx,
        filter,
        { ...stretch, before },
        filter.limit - ids.length,
        look,
      );
      ids.push(...found.ids);
      left -= found.looked;
      before = found.next;
      if (before !== null && (ids.length >= filter.limit || left <= 0)) return { ids, next: before };
    }
  }
  return { ids, next: null };
}

/**
 * A page of the guild's ledger, newest first: one line for each person's side of a movement, with its cause and both
 * sides. Reads a bounded stretch, so a page of a rare thing can be short, or empty, and still lead on.
 */
export async function guildLedger(ctx: GuildContext, filter: GuildLedgerFilter): Promise<GuildLedgerPage> {
  const { ids, next } = await find(ctx, filter);
  const rows =
    ids.length === 0
      ? []
      : await prepared<LedgerRow & { person: string; movement: string | null }>(ctx.db, LINES, [
          ctx.guildId,
          ids,
        ]);
  const movements = rows.flatMap((row) => row.movement ?? []);
  const legs = await prepared<{ movement: string; account: string; person: string | null; amount: bigint }>(
    ctx.db,
    LEGS,
    [ctx.guildId, movements],
  );
  const people = await peopleOf(
    ctx,
    [...rows, ...legs].flatMap((one) => one.person ?? []),
  );
  const names = new Map(people.map((person) => [person.discordId, person.name]));
  const lines = rows.map(
    (row): GuildLedgerLine => ({
      ...toLine(row),
      person: { discordId: row.person, name: names.get(row.person) ?? row.person },
      legs: legs
        .filter((leg) => leg.movement === row.movement)
        .map((leg) => ({
          account: leg.account,
          person: leg.person === null ? null : (names.get(leg.person) ?? leg.person),
          amount: coinsToNumber(leg.amount),
        })),
    }),
  );
  return { lines, next: next?.toString() ?? null };
}
