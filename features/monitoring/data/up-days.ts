import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { DAY, isoDate } from "@/lib/time";

export const UP_DAYS = 90;

/** How a guild's game servers were found on one day (UTC): the share of looks that found them up, of the worst one. */
export interface UpDay {
  date: string;
  /** Null without a look. */
  up: number | null;
}

const DAYS = `
select t."timestamp" as at, min(t.up_samples::float8 / nullif(t.samples, 0)) as up
from registered_servers r join server_stats t on t.guild_id = r.guild_id and t.server_id = r.id
where r.guild_id = $1 and t.resolution = '1d' and t."timestamp" > $2::timestamptz group by 1`;

/** The last ninety days, oldest first, from the rows that are kept a day. */
export async function upDays(ctx: GuildContext): Promise<UpDay[]> {
  const today = Math.floor(ctx.now.getTime() / DAY) * DAY;
  const first = today - (UP_DAYS - 1) * DAY;
  const rows = await prepared<{ at: Date; up: number | null }>(ctx.db, DAYS, [
    ctx.guildId,
    new Date(first - 1),
  ]);
  const known = new Map(rows.map(({ at, up }) => [isoDate(at), up]));
  return Array.from({ length: UP_DAYS }, (_, at) => {
    const date = isoDate(new Date(first + at * DAY));
    return { date, up: known.get(date) ?? null };
  });
}
