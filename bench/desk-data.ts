import type { Sql } from "./big-guild-size";

export interface DeskSize {
  guild: string;
  slug: string;
  tickets: number;
  /** Messages of a ticket. */
  messages: number;
}

/** Agents among whom the open tickets are shared out. */
const AGENTS = 20;
/** Sentences that messages are made of. */
const SENTENCES = 4_000;

/** The Discord id of an agent. */
export const agentOf = (size: DeskSize, nr: number): string =>
  `${size.guild.slice(0, 16)}${String(nr).padStart(2, "0")}`;

// Words as people use them: few are everywhere, most are rare.
const WORDS = `
create temp table sentences as
select n, (select string_agg(case when i = 1 and n % 40 = 0 then 'trader' else 'word' || floor(3000 * power(random(), 3)) end, ' ')
  from generate_series(1, 8) i where n > 0) as text
from generate_series(1, ${SENTENCES}) n`;

// Three tenths are open; every tenth has a tag, every thousandth is a report about staff.
const TICKETS = `
insert into tickets (guild_id, number, type, priority, title, status, waiting_for, tags, data, created_by, assigned_to, due_at, is_private, created_at, updated_at, closed_at)
select $1::varchar, n, (array['order','report','account','server','other'])[1 + n % 5], case when n % 50 = 0 then 'urgent' else 'medium' end,
  'Ticket ' || n || ' ' || (select text from sentences s where s.n = 1 + t.n % ${SENTENCES}), case when open then 'open' else 'closed' end,
  case when not open then null when n % 3 = 0 then 'opener' else 'staff' end,
  case when n % 10 = 0 then array['tag-' || n % 7] else '{}' end,
  jsonb_build_object('tier', 'none', 'openerName', 'Player_' || n % 5000, 'names', '{}'::jsonb), '4' || lpad((n % 5000)::text, 17, '0'),
  case when open and n % 4 > 0 then left($1, 16) || lpad((n % ${AGENTS})::text, 2, '0') end,
  case when open and n % 3 > 0 then now() + make_interval(mins => (n * 7919 % 20000)::int - 4000) end, n % 1000 = 0,
  now() - make_interval(mins => ($2::bigint - n)::int), now() - make_interval(mins => ($2::bigint - n)::int), case when not open then now() end
from (select n, n % 10 < 3 as open from generate_series(1, $2::bigint) n) t`;

const MESSAGES = `
insert into ticket_messages (guild_id, ticket_id, user_id, username, message, is_staff, is_internal, created_at)
select $1::varchar, t.ticket_id, t.created_by, 'Player', a.text || ' ' || b.text || ' ref' || (t.number * 31 + m) % 200000, m % 2 = 0, m % 7 = 6,
  t.created_at + make_interval(mins => m)
from tickets t cross join generate_series(1, $2::int) m
join sentences a on a.n = 1 + (t.number * 7919 + m * 104729) % ${SENTENCES}
join sentences b on b.n = 1 + (t.number * 31 + m * 17) % ${SENTENCES}
where t.guild_id = $1::varchar order by t.ticket_id, m`;

const TAGS = `
insert into ticket_tags (guild_id, tag, ticket_id, open, due_at)
select guild_id, tags[1], ticket_id, status = 'open', due_at from tickets where guild_id = $1::varchar and cardinality(tags) > 0`;

const READS = `
insert into ticket_reads (guild_id, discord_id, ticket_id, message_id)
select t.guild_id, left($1, 16) || '01', t.ticket_id, (select max(m.message_id) - 2 from ticket_messages m where m.guild_id = t.guild_id and m.ticket_id = t.ticket_id)
from tickets t where t.guild_id = $1::varchar and t.number % 2 = 0 and t.status = 'open'`;

const INDEXES = `
select indexname as name, indexdef as text from pg_indexes i where schemaname = 'public' and tablename in ('tickets', 'ticket_messages')
  and not exists (select 1 from pg_constraint c where c.conname = i.indexname)`;

/** Guilds with tickets and what was said in them; the indexes are built once at the end. */
export async function makeDesks(sql: Sql, sizes: readonly DeskSize[]): Promise<void> {
  await sql("set session_replication_role = replica");
  await sql("set maintenance_work_mem = '512MB'");
  await sql("set work_mem = '256MB'");
  await sql("set synchronous_commit = off");
  await sql("set jit = off");
  const indexes = (await sql(INDEXES)) as { name: string; text: string }[];
  for (const { name } of indexes) await sql(`drop index ${name}`);
  await sql("select setseed(0.5)");
  await sql(WORDS);
  for (const { guild, slug, tickets, messages } of sizes) {
    await sql("insert into guilds (guild_id, name, slug) values ($1::varchar, $2::text, $2::text)", [
      guild,
      slug,
    ]);
    await sql(TICKETS, [guild, tickets]);
    await sql("analyze tickets");
    await sql(MESSAGES, [guild, messages]);
  }
  for (const { text } of indexes) await sql(text);
  for (const { guild } of sizes) {
    await sql(TAGS, [guild]);
    await sql(READS, [guild]);
  }
  await sql("vacuum (analyze) tickets, ticket_messages, ticket_tags, ticket_reads");
}
