import { sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import type { Topic } from "../topics";

/** A report as staff see it. */
export interface ReportDto {
  id: string;
  guildId: string;
  listing: { id: number; name: string; slug: string | null; state: string };
  /** The review that is meant; null where it is the page itself. */
  review: { id: string; body: string; stars: number; author: string | null; state: string } | null;
  topic: Topic | null;
  reason: string;
  reporter: string | null;
  /** Reports of the same person, and how many of them staff found right. */
  reporterCount: number;
  reporterRight: number;
  state: "open" | "upheld" | "dismissed";
  answer: string | null;
  at: string;
}

interface Row extends Record<string, unknown> {
  id: string;
  guild_id: string;
  listing_id: string | number;
  name: string;
  slug: string | null;
  listing_state: string;
  review_id: string | null;
  body: string | null;
  stars: number | null;
  review_state: string | null;
  author: string | null;
  topic: Topic | null;
  reason: string;
  reporter: string | null;
  reporter_count: number;
  reporter_right: number;
  state: ReportDto["state"];
  answer: string | null;
  created_at: string | Date;
  key: string;
}

const KEYSET = /^(\d{4}-\d\d-\d\dT[\d:.]{8,15}Z)\|([0-9a-f-]{36})$/;

/**
 * Reports of all guilds: the open ones the oldest first, the decided ones the newest first.
 * @param after `next` of the page before
 */
export async function reportQueue(
  ctx: SystemContext,
  { open, after, limit }: { open: boolean; after: string; limit: number },
): Promise<{ rows: ReportDto[]; next: string | null }> {
  const [, time, id] = KEYSET.exec(after) ?? [];
  const key = sql`(r.created_at, r.id)`;
  const than = sql`(${time}::timestamptz, ${id}::uuid)`;
  const behind = !time ? sql`` : open ? sql`and ${key} > ${than}` : sql`and ${key} < ${than}`;
  const { rows } = await ctx.db.execute<Row>(sql`
    select r.id, r.guild_id, r.listing_id, l.server_name as name, l.slug, l.state as listing_state, r.review_id,
      v.body, v.stars, v.state as review_state, a.display_name as author, r.topic, r.reason, u.display_name as reporter,
      (select count(*)::int from server_listing_reports o where o.reported_by = r.reported_by) as reporter_count,
      (select count(*)::int from server_listing_reports o
        where o.reported_by = r.reported_by and o.state = 'upheld') as reporter_right,
      r.state, r.answer, r.created_at,
      to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as key
    from server_listing_reports r
    join server_listings l on l.guild_id = r.guild_id and l.listing_id = r.listing_id
    left join server_reviews v on v.guild_id = r.guild_id and v.id = r.review_id
    left join grizzly_users a on a.id = v.author_id
    left join grizzly_users u on u.id = r.reported_by
    where r.state ${open ? sql`= 'open'` : sql`<> 'open'`} ${behind}
    order by r.created_at ${open ? sql`asc` : sql`desc`}, r.id ${open ? sql`asc` : sql`desc`} limit ${limit + 1}`);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown.map(dto), next: rows.length > limit && last ? `${last.key}|${last.id}` : null };
}

const dto = (row: Row): ReportDto => ({
  id: row.id,
  guildId: row.guild_id,
  listing: { id: Number(row.listing_id), name: row.name, slug: row.slug, state: row.listing_state },
  review:
    row.review_id === null || row.body === null
      ? null
      : {
          id: row.review_id,
          body: row.body,
          stars: row.stars ?? 0,
          author: row.author,
          state: row.review_state ?? "visible",
        },
  topic: row.topic,
  reason: row.reason,
  reporter: row.reporter,
  reporterCount: row.reporter_count,
  reporterRight: row.reporter_right,
  state: row.state,
  answer: row.answer,
  at: new Date(row.created_at).toISOString(),
});

/** In which guild a report is; null where there is none. */
export async function guildOfReport(ctx: SystemContext, reportId: string): Promise<string | null> {
  const { rows } = await ctx.db.execute<{ guild_id: string }>(
    sql`select guild_id from server_listing_reports where id = ${reportId}::uuid limit 1`,
  );
  return rows[0]?.guild_id ?? null;
}
