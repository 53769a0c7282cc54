import { sql } from "drizzle-orm";
import type { GuildContext, PublicContext } from "@/db/context";
import type { ReviewDto, ReviewPage } from "../schema";

export const REVIEWS_A_PAGE = 10;

interface Row extends Record<string, unknown> {
  id: string;
  author: string | null;
  stars: number;
  body: string;
  seconds: string | number;
  created_at: string | Date;
  updated_at: string | Date;
  answer: string | null;
  answered_at: string | Date | null;
  key: string;
}

const iso = (at: string | Date) => new Date(at).toISOString();

const dto = (row: Row): ReviewDto => ({
  id: row.id,
  author: row.author,
  stars: row.stars,
  body: row.body,
  seconds: Number(row.seconds),
  at: iso(row.created_at),
  edited: new Date(row.updated_at).getTime() - new Date(row.created_at).getTime() > 60_000,
  answer: row.answer && row.answered_at ? { text: row.answer, at: iso(row.answered_at) } : null,
});

/** Whole: rows of one millisecond would be lost between two pages otherwise. */
const MOMENT = sql`to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
/** `time|id` of the last one of a page. */
const KEYSET = /^(\d{4}-\d\d-\d\dT[\d:.]{8,15}Z)\|([0-9a-f-]{36})$/;

interface Key extends Record<string, unknown> {
  guild_id: string;
  listing_id: string | number;
}

// Found first: with the listing's key as a value the page is read off the index, whatever stands behind it.
const of = (key: Key) =>
  sql`r.guild_id = ${key.guild_id} and r.listing_id = ${Number(key.listing_id)} and r.state = 'visible'`;

async function starCounts(
  ctx: PublicContext | GuildContext,
  key: Key,
): Promise<[number, number, number, number, number]> {
  const { rows } = await ctx.db.execute<{ stars: number; n: number }>(
    sql`select r.stars, count(*)::int as n from server_reviews r where ${of(key)} group by r.stars`,
  );
  const given = (stars: number) => rows.find((row) => row.stars === stars)?.n ?? 0;
  return [given(1), given(2), given(3), given(4), given(5)];
}

/**
 * Reviews of a live listing, the newest first; the first page with how many stars were given in all. Another address has none.
 * @param after {@link ReviewPage.next} of the page before; anything else begins anew
 */
export async function reviewPage(
  ctx: PublicContext | GuildContext,
  slug: string,
  after = "",
): Promise<ReviewPage> {
  const [, time, id] = KEYSET.exec(after) ?? [];
  const behind = time && id ? sql`and (r.created_at, r.id) < (${time}::timestamptz, ${id}::uuid)` : sql``;
  const found = await ctx.db.execute<Key>(
    sql`select guild_id, listing_id from server_listings where slug = ${slug} and state = 'live'`,
  );
  const [listing] = found.rows;
  if (!listing) return { reviews: [], counts: [0, 0, 0, 0, 0], next: null };
  const { rows } = await ctx.db.execute<Row>(sql`
    select ${MOMENT} as key, r.id, r.stars, r.body, r.seconds, r.created_at, r.updated_at, r.answer, r.answered_at,
      case when p.is_public then p.ingame_name end as author
    from server_reviews r
    left join player_profiles p on p.guild_id = r.guild_id and p.player_id = r.player_id
    where ${of(listing)} ${behind}
    order by r.created_at desc, r.id desc limit ${REVIEWS_A_PAGE + 1}`);
  const shown = rows.slice(0, REVIEWS_A_PAGE);
  const last = shown.at(-1);
  return {
    reviews: shown.map(dto),
    counts: time ? null : await starCounts(ctx, listing),
    next: rows.length > REVIEWS_A_PAGE && last ? `${last.key}|${last.id}` : null,
  };
}
