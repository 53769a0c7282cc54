import { sql } from "drizzle-orm";
import type { GuildContext, SystemContext } from "@/db/context";
import { drawnOf, restartsOf } from "../data/directory";
import { cardEnds, keyOf, type ServerKey } from "../data/history";
import { FACETS, type Facet } from "../directory";
import { eveningScore, slotsByHour } from "../evening";
import { shownText } from "../rules";
import { folded, termOf, wordsOf } from "../terms";
import { word } from "../words";

type Context = GuildContext | SystemContext;

/** Orders: the evenings of 24 hours, players, the next restart, the name. What is not known stands last. */
const PLAYERS = 24;
const RESTART = 25;
const NAME = 26;
const UNKNOWN = 1;
const NO_RESTART = 1e12;

interface SourceRow extends Record<string, unknown> {
  guild_id: string;
  server_id: string;
  server_name: string;
  tagline: string | null;
  description: string | null;
  text_limit: number | null;
  rules: string | null;
  map: string;
  platform: string | null;
  region: string | null;
  city: string | null;
  languages: string[];
  fighting: string | null;
  featured: boolean;
  published_at: string | Date | null;
  tags: string[];
  offers: string[];
  slots: number;
  restart_times: string[];
  time_zone: string;
  next_restart_at: string | Date | null;
  players: number | null;
  checked_at: string | Date | null;
}

const keysSql = (keys: readonly ServerKey[]) => sql`
  unnest(${sql.param(keys.map(({ guildId }) => guildId))}::text[],
    ${sql.param(keys.map(({ serverId }) => serverId))}::uuid[]) as k(guild_id, server_id)`;

/** Live listings of these servers with all that the directory looks at. */
async function sources(ctx: Context, keys: readonly ServerKey[]): Promise<SourceRow[]> {
  const { rows } = await ctx.db.execute<SourceRow>(sql`
    select l.guild_id, l.server_id, l.server_name, l.tagline, l.description, l.text_limit, l.rules, l.published_at,
      (l.featured and (l.featured_until is null or l.featured_until > now())) as featured,
      coalesce(st.map, r.map, 'other') as map, r.platform, r.region, r.city, r.languages, r.fighting,
      r.restart_times, r.time_zone, coalesce(st.slots, r.slots, 0) as slots, st.next_restart_at, st.checked_at,
      case when st.state = 'up' and st.checked_at > ${ctx.now.toISOString()}::timestamptz - interval '15 minutes'
        then st.players end as players,
      array(select f.value from server_features f where f.guild_id = l.guild_id and f.server_id = l.server_id
        and f.kind = 'tag' order by f.position) as tags,
      array(select f.value from server_features f where f.guild_id = l.guild_id and f.server_id = l.server_id
        and f.kind <> 'tag' order by f.position) as offers
    from ${keysSql(keys)}
    join server_listings l on l.guild_id = k.guild_id and l.server_id = k.server_id
    join registered_servers r on r.guild_id = l.guild_id and r.id = l.server_id
    left join server_status st on st.guild_id = l.guild_id and st.server_id = l.server_id
    where l.state = 'live' and l.slug is not null`);
  return rows;
}

const nameKey = (name: string) => folded(name).slice(0, 80);

function entryOf(row: SourceRow) {
  const values: Partial<Record<Facet, (string | null)[]>> = {
    map: [row.map],
    platform: [row.platform ?? "pc"],
    region: [row.region ?? "europe"],
    fighting: [row.fighting ?? "mixed"],
    language: row.languages,
    tags: row.tags,
  };
  const said = [row.map, row.platform, row.region, row.fighting, ...row.tags].map((value) =>
    value === null ? "" : `${value} ${word(value)}`,
  );
  const texts = [
    row.server_name,
    row.tagline,
    row.city,
    ...said,
    ...row.offers,
    shownText(row.description, row.text_limit).shown,
    row.rules,
  ];
  return {
    guild_id: row.guild_id,
    server_id: row.server_id,
    name_key: nameKey(row.server_name),
    facets: FACETS.flatMap((facet) =>
      (values[facet] ?? []).flatMap((value) => (value === null ? [] : [termOf(facet, value)])),
    ),
    words: wordsOf(texts.join(" ")),
    featured: row.featured,
    published_at: row.published_at,
  };
}

async function writeEntries(ctx: Context, rows: readonly SourceRow[]): Promise<void> {
  // A new paid place waits at the circle's beginning until the job gives it a place of its own.
  await ctx.db.execute(sql`
    insert into directory_entries as e (guild_id, server_id, name_key, facets, words, featured, turn, published_at, indexed_at)
    select guild_id, server_id, name_key, facets, array_to_tsvector(words), featured, 0, published_at, ${ctx.now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows.map(entryOf))}::jsonb) as x(guild_id text, server_id uuid,
      name_key text, facets text[], words text[], featured boolean, published_at timestamptz)
    order by guild_id, server_id
    on conflict (guild_id, server_id) do update set name_key = excluded.name_key, facets = excluded.facets,
      words = excluded.words, featured = excluded.featured, published_at = excluded.published_at,
      indexed_at = excluded.indexed_at`);
}

/** Draws these servers anew from their history, and puts them where they stand in every order. */
async function writeNumbers(ctx: Context, rows: readonly SourceRow[]): Promise<void> {
  const ends = cardEnds(ctx.now);
  const servers = rows.map((row) => ({ guildId: row.guild_id, serverId: row.server_id, slots: row.slots }));
  const drawn = await drawnOf(ctx, servers);
  const evenings = slotsByHour(ends.history.getTime(), 15 * 24);
  const counted = rows.map((row, index) => {
    const server = servers[index] ?? { guildId: row.guild_id, serverId: row.server_id, slots: row.slots };
    const card = drawn(server);
    const restart = restartsOf(row, ctx.now)[0];
    const scores = evenings.map((slots) => eveningScore(card.history, slots).score);
    const places = scores.map((score) => (score === null ? UNKNOWN : -score));
    places[PLAYERS] = row.players === null ? UNKNOWN : -row.players;
    places[RESTART] = restart ? Date.parse(restart) / 1_000 : NO_RESTART;
    places[NAME] = 0;
    const { guild_id, server_id, checked_at } = row;
    return { guild_id, server_id, checked_at, ...card, name_key: nameKey(row.server_name), places };
  });
  const json = JSON.stringify(counted);
  await ctx.db.execute(sql`
    update directory_entries e set spark = x.spark, spark_end = ${ends.spark.toISOString()}::timestamptz,
      history = x.history, history_end = ${ends.history.toISOString()}::timestamptz, peak = x.peak,
      counted_at = coalesce(x.checked_at, ${ctx.now.toISOString()}::timestamptz)
    from jsonb_to_recordset(${json}::jsonb) as x(guild_id text, server_id uuid, spark text, history text, peak int,
      checked_at timestamptz)
    where e.guild_id = x.guild_id and e.server_id = x.server_id`);
  await ctx.db.execute(sql`
    insert into directory_ranks as r (guild_id, server_id, board, place, name_key)
    select x.guild_id, x.server_id, p.board - 1, p.place, x.name_key
    from jsonb_to_recordset(${json}::jsonb) as x(guild_id text, server_id uuid, name_key text, places float8[])
    cross join unnest(x.places) with ordinality as p(place, board)
    order by 1, 2, 3
    on conflict (guild_id, server_id, board) do update set place = excluded.place, name_key = excluded.name_key
      where (r.place, r.name_key) is distinct from (excluded.place, excluded.name_key)`);
}

/**
 * Makes the directory say what these servers' listings say now: a live one stands in it, any other does not.
 * Called in the transaction of each change that visitors can see.
 */
export async function indexEntries(ctx: Context, keys: readonly ServerKey[]): Promise<void> {
  if (keys.length === 0) return;
  const rows = await sources(ctx, keys);
  const live = new Set(rows.map((row) => keyOf({ guildId: row.guild_id, serverId: row.server_id })));
  const gone = keys.filter((key) => !live.has(keyOf(key)));
  if (gone.length > 0) {
    await ctx.db.execute(sql`delete from directory_entries e using ${keysSql(gone)}
      where e.guild_id = k.guild_id and e.server_id = k.server_id`);
  }
  if (rows.length === 0) return;
  await writeEntries(ctx, rows);
  await writeNumbers(ctx, rows);
}

/** Draws and places these entries anew. */
export async function countEntries(ctx: SystemContext, keys: readonly ServerKey[]): Promise<void> {
  const rows = keys.length === 0 ? [] : await sources(ctx, keys);
  if (rows.length > 0) await writeNumbers(ctx, rows);
}
