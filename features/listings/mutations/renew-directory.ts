import { type SQL, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import type { ServerKey } from "../data/history";
import { countEntries, indexEntries } from "./entries";

async function keys(ctx: SystemContext, query: SQL): Promise<ServerKey[]> {
  const { rows } = await ctx.db.execute<{ guild_id: string; server_id: string }>(query);
  return rows.map(({ guild_id, server_id }) => ({ guildId: guild_id, serverId: server_id }));
}

/** Listings that are live and not in the directory as they are, and entries that are in it and not live. */
const toIndex = (most: number) => sql`
  select l.guild_id, l.server_id from server_listings l
  join registered_servers r on r.guild_id = l.guild_id and r.id = l.server_id
  left join server_status st on st.guild_id = l.guild_id and st.server_id = l.server_id
  left join directory_entries e on e.guild_id = l.guild_id and e.server_id = l.server_id
  where l.state = 'live' and l.slug is not null and (e.server_id is null
    or greatest(l.updated_at, r.updated_at) > e.indexed_at
    or (l.featured and (l.featured_until is null or l.featured_until > now())) <> e.featured
    or not e.facets @> array['map:' || coalesce(st.map, r.map, 'other')])
  union all
  select e.guild_id, e.server_id from directory_entries e where not exists (
    select 1 from server_listings l where l.guild_id = e.guild_id and l.server_id = e.server_id
      and l.state = 'live' and l.slug is not null)
  limit ${most}::int`;

/** Entries with a look at their server that is not drawn yet, or with a restart that has passed. */
const toCount = (most: number, now: string) => sql`
  select e.guild_id, e.server_id from directory_entries e
  join server_status st on st.guild_id = e.guild_id and st.server_id = e.server_id
  where e.counted_at is null or st.checked_at > e.counted_at
  union
  select r.guild_id, r.server_id from directory_ranks r
  where r.board = 25 and r.place < extract(epoch from ${now}::timestamptz)
  limit ${most}::int`;

/**
 * One round of the directory's job: up to `most` entries are read anew and as many drawn anew. Numbers that have
 * become old stop counting, and the paid places stand in one circle without gaps.
 * @returns how many entries were looked at; nothing is left to do at 0
 */
export async function renewDirectory(ctx: SystemContext, most: number): Promise<number> {
  const now = ctx.now.toISOString();
  const changed = await keys(ctx, toIndex(most));
  await indexEntries(ctx, changed);
  const looked = await keys(ctx, toCount(most, now));
  await countEntries(ctx, looked);
  await ctx.db.execute(sql`
    update directory_ranks r set place = 1 from server_status st
    where r.board = 24 and r.place <= 0 and st.guild_id = r.guild_id and st.server_id = r.server_id
      and (st.state <> 'up' or st.checked_at <= ${now}::timestamptz - interval '15 minutes')`);
  await ctx.db.execute(sql`
    update directory_entries e set turn = x.turn from (
      select guild_id, server_id, (row_number() over (order by md5(server_id::text)) - 1)::int as turn
      from directory_entries where featured) x
    where e.guild_id = x.guild_id and e.server_id = x.server_id and e.turn <> x.turn`);
  return changed.length + looked.length;
}
