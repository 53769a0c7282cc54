import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { DAY, isoDate } from "@/lib/time";
import { everyDay, type Funnel, type ListingDay } from "../funnel";

interface NewRow extends Record<string, unknown> {
  fresh: number;
  ripe: number;
  back: number;
}

/** New players of a span and who of them came back: one look by index a player, their days by key. */
const NEW_PLAYERS = `
  select count(*)::int as fresh, count(*) filter (where ripe)::int as ripe,
    count(*) filter (where ripe and exists (select 1 from player_days d
      where d.guild_id = $1 and d.player_id = p.player_id and d.day >= p.first_day + 7
        and (d.sessions > 0 or d.playtime_seconds > 0)))::int as back
  from (select player_id, (first_seen_at at time zone 'UTC')::date as first_day,
      first_seen_at < $3::timestamptz - interval '7 days' as ripe
    from player_profiles where guild_id = $1 and first_seen_at >= $2::timestamptz and first_seen_at < $3::timestamptz) p`;

/** Days of a listing, oldest first, up to today. */
export async function listingDays(ctx: GuildContext, listingId: number, days: number): Promise<ListingDay[]> {
  const from = isoDate(new Date(ctx.now.getTime() - (days - 1) * DAY));
  const rows = await prepared<{ day: string; views: number; joins: number }>(
    ctx.db,
    `select to_char(day, 'YYYY-MM-DD') as day, views, joins from listing_days
     where guild_id = $1 and listing_id = $2 and day >= $3::date order by day`,
    [ctx.guildId, listingId, from],
  );
  return everyDay(rows, isoDate(ctx.now), days);
}

/** The way from the page into the game, for the last days, today among them. */
export async function listingFunnel(
  ctx: GuildContext,
  listingId: number,
  days: number,
): Promise<{ days: ListingDay[]; funnel: Funnel }> {
  const from = `${isoDate(new Date(ctx.now.getTime() - (days - 1) * DAY))}T00:00:00Z`;
  const [all, [row]] = await Promise.all([
    listingDays(ctx, listingId, days),
    prepared<NewRow>(ctx.db, NEW_PLAYERS, [ctx.guildId, from, ctx.now.toISOString()]),
  ]);
  const sum = (of: "views" | "joins") => all.reduce((total, day) => total + day[of], 0);
  const funnel = {
    views: sum("views"),
    joins: sum("joins"),
    newPlayers: row?.fresh ?? 0,
    ripe: row?.ripe ?? 0,
    back: row?.back ?? 0,
  };
  return { days: all, funnel };
}
