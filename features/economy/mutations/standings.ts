import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { isoDate, MINUTE } from "@/lib/time";
import { type Spread, STANDING_DAYS, type Standing, type Standings } from "../books";
import { heldFor } from "../data/held";

/** People of a list. */
const TOP = 10;
/** Looked at again after so long, if something was counted since. */
const EVERY = 5 * MINUTE;

const PEOPLE = `
with p as (
  select discord_id, coalesce(sum(earned) filter (where day > $2::date - $3::int), 0)::bigint as earned,
    coalesce(sum(earned) filter (where day <= $2::date - $3::int), 0)::bigint as earned_before,
    coalesce(sum(spent) filter (where day > $2::date - $3::int), 0)::bigint as spent,
    coalesce(sum(spent) filter (where day <= $2::date - $3::int), 0)::bigint as spent_before,
    bool_or(day > $2::date - $3::int) as active
  from economy_person_days where guild_id = $1 and day > $2::date - 2 * $3::int and day <= $2::date group by discord_id
), active as (select count(*) filter (where active) as n from p)
(select 'earners' as list, discord_id as person, earned as coins, earned_before as before, n from p, active where earned > 0
 order by earned desc, discord_id limit $4)
union all
(select 'spenders', discord_id, spent, spent_before, n from p, active where spent > 0 order by spent desc, discord_id limit $4)
union all (select 'none', null, 0, 0, n from active)`;

const SPREAD = `
with b as (
  select balance, row_number() over (order by balance, discord_id) as i, count(*) over () as n
  from economy_accounts where guild_id = $1 and (balance > 0 or total_earned > 0)
)
select count(*) as accounts, coalesce(sum(balance), 0)::bigint as coins,
  case when coalesce(sum(balance), 0) > 0
    then (2 * sum(i * balance) / (max(n) * sum(balance)) - (max(n) + 1)::numeric / max(n))::float8 end as gini,
  coalesce(sum(balance) filter (where i > n - ceil(n / 10.0)), 0)::bigint as top_tenth,
  coalesce(percentile_disc(0.5) within group (order by balance), 0)::bigint as median
from b`;

interface PersonRow {
  list: "earners" | "spenders" | "none";
  person: string | null;
  coins: bigint;
  before: bigint;
  n: bigint;
}

async function spreadOf(ctx: GuildContext): Promise<Spread> {
  const [row] = await prepared<{
    accounts: bigint;
    coins: bigint;
    gini: number | null;
    top_tenth: bigint;
    median: bigint;
  }>(ctx.db, SPREAD, [ctx.guildId]);
  return {
    accounts: Number(row?.accounts ?? 0n),
    coins: Number(row?.coins ?? 0n),
    gini: row?.gini ?? null,
    topTenth: Number(row?.top_tenth ?? 0n),
    median: Number(row?.median ?? 0n),
  };
}

async function standingsOf(ctx: GuildContext): Promise<Standings> {
  const lists = { earners: {}, spenders: {}, active: {} } as Omit<Standings, "spread">;
  for (const days of STANDING_DAYS) {
    const rows = await prepared<PersonRow>(ctx.db, PEOPLE, [ctx.guildId, isoDate(ctx.now), days, TOP]);
    const list = (name: PersonRow["list"]) =>
      rows.flatMap(({ list: of, person, coins, before }): Standing[] =>
        of === name && person !== null
          ? [{ discordId: person, coins: Number(coins), before: Number(before) }]
          : [],
      );
    lists.earners[days] = list("earners");
    lists.spenders[days] = list("spenders");
    lists.active[days] = Number(rows[0]?.n ?? 0n);
  }
  return { ...lists, spread: await spreadOf(ctx), held: await heldFor(ctx) };
}

const DUE = `
select standings_at is null or (standings_at <= $2 and counted_at > standings_at
  and (standings_entries is distinct from entries or standings_at < date_trunc('day', $3::timestamptz))) as due
from economy_books where guild_id = $1 and counted_at is not null`;

/**
 * Who earned and spent most in the last 7, 30 and 90 days, and how coins lie among all: kept with the books, and
 * computed again only when entries were counted or a day began.
 * @returns whether it was due
 */
export async function keepStandings(ctx: GuildContext): Promise<boolean> {
  const [state] = await prepared<{ due: boolean }>(ctx.db, DUE, [
    ctx.guildId,
    new Date(ctx.now.getTime() - EVERY),
    ctx.now,
  ]);
  if (!state?.due) return false;
  const standings = await standingsOf(ctx);
  await prepared(
    ctx.db,
    "update economy_books set standings = $2, standings_at = $3, standings_entries = entries where guild_id = $1",
    [ctx.guildId, JSON.stringify(standings), ctx.now],
  );
  return true;
}
