import { and, gt, inArray, like, sql } from "drizzle-orm";
import type { PublicContext } from "@/db/context";
import { networkNumbers as numbersTable } from "@/db/schema/monitoring";
import type { KillPoint, NetworkNumber, NetworkNumbers, TickerKill } from "../schema";

type Row = typeof numbersTable.$inferSelect;

function read<T extends object>(row: Row | undefined, fallback: T): (NetworkNumber & T) | null {
  if (!row) return null;
  const detail = row.detail as Partial<T> & { unknown?: boolean };
  return {
    ...fallback,
    ...detail,
    value: detail.unknown === true ? null : row.value,
    series: row.series as (number | null)[],
    at: row.computedAt.toISOString(),
  };
}

/** The last counted numbers of the network, or null while one of them was never counted. */
export async function networkNumbers(ctx: PublicContext): Promise<NetworkNumbers | null> {
  const rows = await ctx.db
    .select()
    .from(numbersTable)
    .where(inArray(numbersTable.name, ["servers", "players", "kills", "coins"]));
  const row = (name: string) => rows.find((one) => one.name === name);
  const servers = read(row("servers"), { monthAgo: null });
  const players = read(row("players"), { peak: null });
  const kills = read(row("kills"), { weekBefore: null });
  const coins = read(row("coins"), { guilds: 0 });
  return servers && players && kills && coins ? { servers, players, kills, coins } : null;
}

const POINTS = "kill-points:";

/** Points of kills by slug, all of them older than 30 minutes when they were collected. */
export async function killPoints(ctx: PublicContext): Promise<Record<string, KillPoint[]>> {
  const rows = await ctx.db
    .select()
    .from(numbersTable)
    .where(and(like(numbersTable.name, `${POINTS}%`), gt(numbersTable.value, 0)))
    .limit(100);
  return Object.fromEntries(
    rows.map(({ name, detail }) => [
      name.slice(POINTS.length),
      (detail as { points?: KillPoint[] }).points ?? [],
    ]),
  );
}

interface KillRow extends Record<string, unknown> {
  id: string;
  at: string;
  killer: string;
  victim: string;
  weapon: string | null;
  distance: number | null;
  headshot: boolean;
  body_part: string | null;
  struck_at: string | null;
  struck_reason: string | null;
  slug: string;
  server_name: string;
}

/** What stands for a player who chose not to show themselves. */
const HIDDEN = "A hidden player";

// Visitors see the rows of players who show themselves alone, so that a name without its row is one that is hidden.
const shownAs = (
  who: "killer" | "victim",
) => sql`case when ${sql.raw(`k.${who}_player_id`)} is null or exists (
  select 1 from player_profiles p where p.guild_id = k.guild_id and p.player_id = ${sql.raw(`k.${who}_player_id`)})
  then ${sql.raw(`k.${who}_name`)} else ${HIDDEN} end`;

/**
 * The newest kills of players by players on listed servers, struck ones included. Places are not in it: a place
 * that is minutes old would lead hunters to the survivor.
 * @param slug one server only
 */
export async function killTicker(
  ctx: PublicContext,
  limit: number,
  slug: string | null = null,
): Promise<TickerKill[]> {
  const result = await ctx.db.execute<KillRow>(sql`
    select l.guild_id || '-' || k.kill_id as id, k."timestamp" as at, k.killer,
      k.victim, k.weapon, k.distance, k.headshot, k.body_part, k.struck_at, k.struck_reason,
      l.slug, l.server_name
    from server_listings l
    join registered_servers r on r.guild_id = l.guild_id and r.id = l.server_id
    cross join lateral (
      select kill_id, "timestamp", ${shownAs("killer")} as killer, ${shownAs("victim")} as victim, weapon, distance, headshot, body_part, struck_at, struck_reason
      from kill_logs k
      where k.guild_id = l.guild_id and k.service_id = r.service_id and k.kind = 'pvp'
        and k.killer_name is not null and k.victim_name is not null
        and k."timestamp" <= ${ctx.now.toISOString()}::timestamptz
      order by k."timestamp" desc, k.kill_id desc limit ${limit}
    ) k
    where l.state = 'live' and (${slug}::text is null or l.slug = ${slug})
    order by k."timestamp" desc, k.kill_id desc limit ${limit}`);
  return result.rows.map((row) => ({
    id: row.id,
    at: new Date(row.at).toISOString(),
    killer: row.killer,
    victim: row.victim,
    weapon: row.weapon,
    distance: row.distance === null ? null : Math.round(Number(row.distance)),
    headshot: row.headshot,
    bodyPart: row.body_part,
    struck: row.struck_at === null ? null : (row.struck_reason ?? "Struck by staff"),
    server: { slug: row.slug, name: row.server_name },
  }));
}
