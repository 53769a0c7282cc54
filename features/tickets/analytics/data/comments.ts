import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import type { DaySpan } from "../ranges";
import type { NumbersFilter } from "../schema";

/** What an opener wrote when they rated their ticket. */
export interface RatingComment {
  number: number;
  title: string;
  rating: number;
  comment: string;
  at: string;
}

interface Row {
  number: number;
  title: string | null;
  rating: number;
  rating_comment: string;
  rated_at: Date;
}

/** The newest words of those who rated their ticket in a stretch. */
export async function ratingComments(
  ctx: GuildContext,
  zone: string,
  { from, to }: DaySpan,
  { category, agent }: NumbersFilter,
): Promise<RatingComment[]> {
  const rows = await prepared<Row>(
    ctx.db,
    `select number, title, rating, rating_comment, rated_at from tickets
     where guild_id = $1 and rating_comment is not null and not is_private
       and rated_at >= $2::date::timestamp at time zone $4 and rated_at < ($3::date + 1)::timestamp at time zone $4
       and ($5 = '' or type = $5) and ($6 = '' or assigned_to = $6)
     order by rated_at desc limit 5`,
    [ctx.guildId, from, to, zone, category ?? "", agent ?? ""],
  );
  return rows.map((row) => ({
    number: row.number,
    title: row.title ?? "Without a title",
    rating: row.rating,
    comment: row.rating_comment,
    at: row.rated_at.toISOString(),
  }));
}
