import { discordIdOf, type GuildSize, type Sql } from "./big-guild-size";

/** Orders that are not done yet, newest first. */
const OPEN_ORDERS = 400;

const PEOPLE = `
with p as (
  select nr, left($2::text, 4) || lpad(nr::text, 14, '0') as discord_id from generate_series(0, $3::int - 1) nr
), users as (
  insert into grizzly_users (id, discord_id, display_name) select md5(discord_id)::uuid, discord_id, 'Person ' || nr from p
), members as (
  insert into guild_members (guild_id, discord_id, display_name, role_ids, join_date)
  select $1::varchar, discord_id, 'Person ' || nr, array['9' || lpad((nr % 30)::text, 17, '0')], $4::timestamptz - make_interval(hours => nr % 8000) from p
), accounts as (
  insert into economy_accounts (guild_id, discord_id) select $1::varchar, discord_id from p
)
insert into player_links (guild_id, discord_id, ingame_name, player_id, verified, verified_at, method)
select $1::varchar, discord_id, 'Player_' || nr + 1, f.first + nr, true, $4::timestamptz, 'code'
from p cross join (select min(player_id) as first from player_profiles where guild_id = $1::varchar) f`;

// Of five movements of a person four pay 25 for a kill and one takes 80: a fine, or every fifth time an order.
const MOVED = `
moved as (
  select i, left($2::text, 4) || lpad((i % $4::bigint)::text, 14, '0') as discord_id, k,
    (lpad(to_hex(right($1, 5)::int), 8, '0') || '-0000-4000-8000-' || lpad(to_hex(i), 12, '0'))::uuid as id,
    case when k % 25 = 24 then 'shop_purchase' when k % 5 = 4 then 'fine' else 'kill_reward' end as kind,
    case when k % 5 = 4 then -80 else 25 end as amount, k / 5 * 20 + case when k % 5 = 4 then 20 else (k % 5 + 1) * 25 end as balance,
    $5::timestamptz - make_interval(secs => ($3::bigint - 1 - i) * ($6::int * 86400.0 / $3::bigint)) as at,
    count(*) filter (where k % 25 = 24) over (order by i) as number
  from (select i, i / $4::bigint as k from generate_series(0, $3::bigint - 1) i) g
)`;

const CAUSE = `case kind when 'kill_reward' then 'kill' when 'shop_purchase' then 'order' else 'fine' end`;
const CAUSE_ID = `case kind when 'kill_reward' then (f.first + i * $7::bigint / $3::bigint)::text when 'shop_purchase' then number::text else discord_id end`;
const FIRST_KILL = `cross join (select min(kill_id) as first from kill_logs where guild_id = $1) f`;

const MOVEMENTS = `
with ${MOVED}
insert into economy_movements (guild_id, movement_id, idempotency_key, request_hash, kind, amount, cause_kind, cause_id, actor, created_at)
select $1, id, kind || ':' || i, md5(i::text), kind, abs(amount), ${CAUSE}, ${CAUSE_ID}, '{"kind":"system","job":"bench"}', at
from moved ${FIRST_KILL} order by i`;

const LEGS = `
with ${MOVED}
insert into economy_transactions (guild_id, movement_id, account, discord_id, amount, balance_after, transaction_type, cause_kind, cause_id, description, metadata, created_at)
select $1, id, leg.account, leg.person, leg.amount, leg.balance, kind, ${CAUSE}, ${CAUSE_ID},
  case kind when 'kill_reward' then 'Killed Player_' || i % 50000 end, case kind when 'kill_reward' then '{"weapon":"M4-A1","distance":120.5}'::jsonb end, at
from moved ${FIRST_KILL} cross join lateral (values
  (case kind when 'kill_reward' then 'mint' when 'shop_purchase' then 'shop' else 'sink' end, null, -amount, null),
  ('person', discord_id, amount, balance)) as leg (account, person, amount, balance)
order by i, leg.account`;

const BALANCES = `
update economy_accounts a set balance = t.balance, total_earned = t.earned, total_spent = t.spent
from (select discord_id, sum(amount) as balance, coalesce(sum(amount) filter (where amount > 0), 0) as earned,
    coalesce(-sum(amount) filter (where amount < 0), 0) as spent
  from economy_transactions where guild_id = $1 and account = 'person' group by discord_id) t
where a.guild_id = $1 and a.discord_id = t.discord_id`;

const ECONOMY_DAYS = `
insert into economy_days (guild_id, day, transaction_type, minted, sunk, movements)
select guild_id, (created_at at time zone 'UTC')::date, transaction_type, coalesce(-sum(amount) filter (where account = 'mint'), 0),
  coalesce(sum(amount) filter (where account in ('sink', 'shop')), 0), count(*)
from economy_transactions where guild_id = $1 and account <> 'person' group by 1, 2, 3`;

// Of the last two weeks: paid where the ledger has it, waiting where nobody is linked, else refused.
const DECISIONS = `
insert into reward_decisions (guild_id, source, source_kind, source_id, player_id, victim_player_id, discord_id, amount, status, reason, lines, movement_id, service_id, occurred_at, decided_at, paid_at)
select k.guild_id, 'kill:' || k.kill_id, 'kill', k.kill_id::text, k.killer_player_id, k.victim_player_id, t.discord_id,
  case when t.movement_id is not null or k.kill_id % 3 > 0 then 25 else 0 end,
  case when t.movement_id is not null then 'paid' when k.kill_id % 3 > 0 then 'held' else 'refused' end,
  case when t.movement_id is not null then 'Paid.' when k.kill_id % 3 > 0 then 'The player is not linked.' else 'The same victim within the hour.' end,
  '[{"label":"Kill","amount":25}]', t.movement_id, k.service_id, k.timestamp, k.timestamp, case when t.movement_id is not null then k.timestamp end
from kill_logs k left join (
  select distinct on (cause_id) cause_id, discord_id, movement_id from economy_transactions
  where guild_id = $1 and account = 'person' and transaction_type = 'kill_reward' and created_at > $2::timestamptz - interval '20 days' order by cause_id
) t on t.cause_id = k.kill_id::text
where k.guild_id = $1 and k.kind = 'pvp' and k.timestamp > $2::timestamptz - interval '14 days'`;

const ITEMS = `
with c as (
  insert into shop_categories (guild_id, category_name, display_order) select $1::varchar, 'Category ' || n, n from generate_series(1, 8) n returning category_id
)
insert into shop_items (guild_id, category_id, item_name, slug, price, class_names, display_order, stock_quantity)
select $1::varchar, (select min(category_id) from c) + n % 8, 'Item ' || n, 'item-' || n, 80, array['M4A1'], n, case when n % 3 = 0 then n end
from generate_series(1, $2::int) n`;

const ORDERS = `
insert into shop_purchases (guild_id, number, discord_id, item_id, total_cost, unit_price, state, state_at, idempotency_key, request_hash, movement_id,
  item_name, item_kind, class_names, player_id, player_name, service_id, place, boot_seen_at, closed_at, purchased_at, updated_at, fulfillment_status)
select $1::varchar, o.number, t.discord_id, i.first + o.number % $3::int, 80, 80, o.state, t.created_at, 'order:' || o.number, 'x', t.movement_id,
  'Item ' || 1 + o.number % $3::int, 'in_game', array['M4A1'], l.player_id, l.ingame_name, ($2::text[])[1 + o.number % cardinality($2::text[])],
  '{"kind":"place","name":"Kabanino barn","map":"chernarusplus","x":5312,"z":8604}', t.created_at, case when o.state = 'delivered' then t.created_at end,
  t.created_at, t.created_at, case when o.state = 'delivered' then 'fulfilled' else 'pending' end
from (
  select movement_id, discord_id, created_at, cause_id::int as number from economy_transactions
  where guild_id = $1::varchar and account = 'person' and transaction_type = 'shop_purchase'
) t
join lateral (select t.number, case when t.number <= $4::int - ${OPEN_ORDERS} then case when t.number % 50 = 0 then 'failed' else 'delivered' end
  else (array['paid','queued','staged','uploaded','restart_seen','likely_collected','needs_look','failed'])[1 + t.number % 8] end as state) o on true
join player_links l on l.guild_id = $1::varchar and l.discord_id = t.discord_id
cross join (select min(item_id) as first from shop_items where guild_id = $1::varchar) i
order by o.number`;

const ORDER_EVENTS = `
insert into shop_order_events (guild_id, purchase_id, state, at, sentence, actor)
select p.guild_id, p.purchase_id, s.state, p.purchased_at + make_interval(mins => s.nr::int * 7), 'It is ' || s.state || '.', '{"kind":"system","job":"bench"}'
from shop_purchases p cross join unnest(array['paid','staged','delivered']) with ordinality s (state, nr)
where p.guild_id = $1::varchar order by p.number, s.nr`;

const ITEM_STATS = `
insert into shop_item_stats (guild_id, item_id, orders, delivered, failed, median_seconds, durations_minutes)
select guild_id, item_id, count(*), count(*) filter (where state = 'delivered'), count(*) filter (where state = 'failed'), 5400, array[60, 90, 120]
from shop_purchases where guild_id = $1 group by 1, 2`;

/** Members, their coins, a ledger whose books are right, and the orders that it paid. */
export async function makeCoins(sql: Sql, size: GuildSize, now: Date): Promise<void> {
  const { guild, services, persons, movements, days, items, kills } = size;
  const discord = discordIdOf(size, 0);
  await sql(PEOPLE, [guild, discord, persons, now]);
  const moved = [guild, discord, movements, persons, now, days, kills];
  await sql(MOVEMENTS, moved);
  await sql(LEGS, moved);
  await sql(BALANCES, [guild]);
  await sql(ECONOMY_DAYS, [guild]);
  await sql(DECISIONS, [guild, now]);
  await sql(ITEMS, [guild, items]);
  const each = Math.floor(movements / persons);
  await sql(ORDERS, [guild, services, items, Math.floor(each / 25) * persons]);
  await sql(ORDER_EVENTS, [guild]);
  await sql(ITEM_STATS, [guild]);
}
