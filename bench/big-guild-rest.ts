import { discordIdOf, type GuildSize, type Sql } from "./big-guild-size";

const SERVERS = `
with s as (select service, nr::int as nr from unnest($2::text[]) with ordinality u (service, nr)), registered as (
  insert into registered_servers (id, guild_id, service_id, name, platform, map, slots, restart_times)
  select md5(service)::uuid, $1::varchar, service, 'Server ' || nr, 'xbox', 'chernarusplus', 60, array['00:00','06:00','12:00','18:00'] from s
), status as (
  insert into server_status (guild_id, server_id, service_id, state, players, slots, log_complete_until, checked_at)
  select $1::varchar, md5(service)::uuid, service, 'up', 40, 60, $3::timestamptz, $3::timestamptz from s
), listings as (
  insert into server_listings (guild_id, server_id, slug, server_name, state) select $1::varchar, md5(service)::uuid, 'bench-' || service, 'Server ' || nr, 'live' from s
), files as (
  insert into delivery_files (guild_id, service_id, path, objects, written_at, read_at, gameplay_state)
  select $1::varchar, service, '/dayz/custom/grizzly.json', 12, $3::timestamptz, $3::timestamptz, 'listed' from s
), stats as (
  insert into server_stats (guild_id, server_id, service_id, timestamp, resolution, samples, up_samples, known_samples, players_sum, players_peak, slots)
  select $1::varchar, md5(service)::uuid, service, $3::timestamptz - make_interval(secs => r.step * n), r.name, 12, 12, 12, 12 * (20 + n % 30), 50, 60
  from s cross join (values ('5m', 300, 576), ('1h', 3600, 1440), ('1d', 86400, 365)) r (name, step, count) cross join lateral generate_series(1, r.count) n
), boots as (
  insert into server_boots (guild_id, service_id, started_at, source, boot_key)
  select $1::varchar, service, $3::timestamptz - make_interval(hours => 6 * n), 'adm', 'boot-' || n from s cross join generate_series(1, $4::int * 4) n
), logs as (
  insert into nitrado_log_state (guild_id, service_id, file_name, last_position, file_size, last_line_at, lines, events, completed_at)
  select $1::varchar, service, 'log-' || n || '.ADM', 1000000, 1000000, $3::timestamptz - make_interval(hours => 6 * n - 6), 9000, 4000, case when n > 1 then $3::timestamptz end
  from s cross join generate_series(1, $4::int * 4) n
), commands as (
  insert into server_commands (guild_id, service_id, action, requested_by, run_at, state, idempotency_key, created_at)
  select $1::varchar, service, 'restart', '{"kind":"system","job":"bench"}', $3::timestamptz - make_interval(hours => n), case when n = 1 then 'scheduled' else 'done' end, service || n, $3::timestamptz - make_interval(hours => n)
  from s cross join generate_series(1, $4::int * 2) n
), changes as (
  insert into server_list_changes (guild_id, service_id, list, action, entry, requested_by, state, idempotency_key)
  select $1::varchar, service, 'bans', 'add', 'Player_' || n, '{"kind":"system","job":"bench"}', 'applied', 'list' || service || n from s cross join generate_series(1, $4::int * 3) n
)
insert into server_lists (guild_id, service_id, list, content, entries, read_at)
select $1::varchar, service, list, (select string_agg('Player_' || n, E'\\r\\n') from generate_series(1, $4::int * 2) n), $4::int * 2, $3::timestamptz
from s cross join unnest(array['bans','whitelist','priority']) list`;

const ATTEMPTS = `
insert into delivery_attempts (guild_id, service_id, kind, purchase_id, state, state_at, objects, place, created_at)
select guild_id, service_id, 'order', purchase_id,
  case state when 'delivered' then 'fulfilled' when 'failed' then 'abandoned' when 'needs_look' then 'needs_look' when 'staged' then 'staged' when 'paid' then 'planned' else 'restart_seen' end,
  state_at, '[{"name":"M4A1","pos":[5312,311,8604],"yaw":0}]', place, purchased_at
from shop_purchases where guild_id = $1::varchar`;

// Orders and deliveries write most lines; a fiftieth is about what people set.
const KIND = "case when n % 50 = 0 then 5 + n / 50 % 4 else 1 + n % 4 end";

const AUDIT = `
insert into audit_log (guild_id, actor_kind, actor_id, actor_label, action, subject_type, subject_id, before, after, created_at)
select $1::varchar, case when n % 3 = 0 then 'user' else 'system' end, case when n % 3 = 0 then md5(left($2::text, 4) || lpad((n % 12)::text, 14, '0'))::uuid::text end, case when n % 3 > 0 then 'bench' end,
  (array['shop.order.pay','shop.order.advance','deliveries.attempt.step','shop.item.update','economy.settings.update','guilds.feed.update','players.link','nitrado.command.ask'])[${KIND}],
  (array['order','order','attempt','item','economy_settings','feed','player','service'])[${KIND}], n::text, '{"price":80}', '{"price":90}',
  $3::timestamptz - make_interval(secs => ($4::int - n) * 90)
from generate_series(1, $4::int) n`;

const BOUNTIES = `
insert into bounties (guild_id, target_ingame_name, target_player_id, placed_by_discord_id, reward_amount, bounty_reason, status, placed_at, expires_at, claimed_by_discord_id, claimed_at)
select $1::varchar, p.ingame_name, p.player_id, left($2::text, 4) || lpad((n % 50)::text, 14, '0'), 50 + n % 400, 'For the bench',
  case when n > $4::int - 100 then 'active' when n % 4 = 0 then 'expired' else 'claimed' end, $3::timestamptz - make_interval(hours => ($4::int - n)), $3::timestamptz + make_interval(hours => n),
  case when n <= $4::int - 100 and n % 4 > 0 then left($2::text, 4) || lpad((n % 40)::text, 14, '0') end, case when n <= $4::int - 100 and n % 4 > 0 then $3::timestamptz - make_interval(hours => ($4::int - n)) end
from generate_series(1, $4::int) n
join (select player_id, ingame_name, row_number() over (order by player_id) as nr from player_profiles where guild_id = $1::varchar order by player_id limit 200) p on p.nr = 1 + n % 200`;

const DISCORD = `
with roles as (
  insert into guild_roles (guild_id, role_id, name, position) select $1::varchar, '9' || lpad(n::text, 17, '0'), 'Role ' || n, n from generate_series(0, 29) n
), channels as (
  insert into guild_channels (guild_id, channel_id, purpose, name, kind) select $1::varchar, '8' || lpad(n::text, 17, '0'), 'seen', 'channel-' || n, 'text' from generate_series(1, 40) n
), grants as (
  insert into guild_section_grants (guild_id, section, subject_kind, subject_id, level)
  select $1::varchar, (array['orders','players','shop'])[1 + n % 3], 'user', left($2::text, 4) || lpad(n::text, 14, '0'), 'viewer' from generate_series(1, 30) n
), posts as (
  insert into channel_content_log (guild_id, channel_id, content_key, content_hash, state, posted_at)
  select $1::varchar, '8' || lpad((1 + n % 9)::text, 17, '0'), 'kills:' || n, 'x', 'posted', $3::timestamptz - make_interval(mins => $4::int - n) from generate_series(1, $4::int) n
)
insert into service_notifications (guild_id, kind, level, title, key, created_at)
select $1::varchar, 'outage', 'warning', 'A server is quiet', 'n' || n, $3::timestamptz - make_interval(hours => n) from generate_series(1, $4::int / 50) n`;

const ZONES = `
insert into delivery_coordinates (guild_id, kind, name, map, x, z, altitude)
select $1::varchar, 'drop_zone', 'Zone ' || n, 'chernarusplus', 500 * n % 15000, 700 * n % 15000, 200 from generate_series(1, 30) n`;

/** Servers with their past, deliveries, the audit log, bounties, roles, channels and what was posted there. */
export async function makeRest(sql: Sql, size: GuildSize, now: Date): Promise<void> {
  const { guild, services, days, auditLines } = size;
  const discord = discordIdOf(size, 0);
  await sql(SERVERS, [guild, services, now, days]);
  await sql(ATTEMPTS, [guild]);
  await sql(AUDIT, [guild, discord, now, auditLines]);
  await sql(BOUNTIES, [guild, discord, now, Math.round(auditLines / 50) + 100]);
  await sql(DISCORD, [guild, discord, now, Math.round(auditLines / 6)]);
  await sql(ZONES, [guild]);
}
