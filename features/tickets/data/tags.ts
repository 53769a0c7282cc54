import { sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";

/** More tags than this are not offered. */
const MOST = 60;

/** Tags that the guild uses, by name: the index is read from tag to tag, however many tickets have one. */
export async function usedTags(ctx: GuildContext): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ tag: string }>(sql`
    with recursive used as (
      (select tag, 1 as nr from ticket_tags where guild_id = ${ctx.guildId} order by tag limit 1)
      union all
      select next.tag, used.nr + 1 from used cross join lateral (
        select t.tag from ticket_tags t where t.guild_id = ${ctx.guildId} and t.tag > used.tag order by t.tag limit 1
      ) next where used.nr < ${MOST}
    ) select tag from used`);
  return rows.map((row) => row.tag);
}
