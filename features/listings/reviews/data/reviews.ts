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

/**
 * Reviews of a live listing, the newest first, with how many stars were given in all. Another address has none.
 * @param after {@link ReviewPage.next} of the page before; anything else begins anew
 */
export async function reviewPage(
  ctx: PublicContext | GuildContext,
  slug: string,
  after = "",
): Promise<ReviewPage> {
  const [, time, id] = KEYSET.exec(after) ?? [];
  const behind = time && id ? sql`and (r.created_at, r.id) < (${time}::timestamptz, ${id}::uuid)` : sql``;
  const { rows } = await ctx.db.execute<Row>(sql`
    select ${MOMENT} as key, r.id, r.stars, r.body, r.seconds, r.created_at, r.updated_at, r.answer, r.answered_at,
      case when p.is_public then p.ingame_name end as author
    from server_listings l
    join server_reviews r on r.guild_id = l.guild_id and r.listing_id = l.listing_id and r.state = 'visible'
    left join player_profiles p on p.guild_id = r.guild_id and p.player_id = r.player_id
    where l.slug = ${slug} and l.state = 'live' ${behind}
    order by r.created_at desc, r.id desc limit ${REVIEWS_A_PAGE + 1}`);
  const shown = rows.slice(0, REVIEWS_A_PAGE);
  const last = shown.at(-1);
  const counted = await ctx.db.execute<{ stars: number; n: number }>(sql`
    select r.stars, count(*)::int as n from server_listings l
    join server_reviews r on r.guild_id = l.guild_id and r.listing_id = l.listing_id and r.state = 'visible'
    where l.slug = ${slug} and l.state = 'live' group by r.stars`);
  const of = (stars: number) => counted.rows.find((row) => row.stars === stars)?.n ?? 0;
  return {
    reviews: shown.map(dto),
    counts: [of(1), of(2), of(3), of(4), of(5)],
    next: rows.length > REVIEWS_A_PAGE && last ? `${last.key}|${last.id}` : null,
  };
}
