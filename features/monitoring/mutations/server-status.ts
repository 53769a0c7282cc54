import { sql } from "drizzle-orm";
import { z } from "zod";
import type { GuildContext, SystemContext } from "@/db/context";
import { serverStatus } from "@/db/schema/servers";
import { parseInput } from "@/lib/http/validate";
import { DAY } from "@/lib/time";
import { type ServerDetails, type ServerSample, serverDetails, serverSample } from "../schema";

/** Days after which rows of 5 minutes and of an hour are dropped; daily rows stay. */
const KEEP_DAYS = { "5m": 8, "1h": 100 } as const;

const samplesSchema = z.array(serverSample).min(1).max(20_000);

/** The newest moment that is already counted, with the row locked, so that no sample counts twice. */
async function countedUntil(ctx: GuildContext, serverId: string): Promise<Date | null> {
  await ctx.db.insert(serverStatus).values({ guildId: ctx.guildId, serverId }).onConflictDoNothing();
  const result = await ctx.db.execute<{ checked_at: Date | string | null }>(sql`
    select checked_at from server_status
    where guild_id = ${ctx.guildId} and server_id = ${serverId}::uuid for update`);
  const at = result.rows[0]?.checked_at;
  return at ? new Date(at) : null;
}

async function addToHistory(
  ctx: GuildContext,
  serverId: string,
  samples: readonly ServerSample[],
): Promise<void> {
  const oldest = new Date(ctx.now.getTime() - KEEP_DAYS["5m"] * DAY).toISOString();
  const rows = JSON.stringify(samples.map(({ at, ...rest }) => ({ at: at.toISOString(), ...rest })));
  await ctx.db.execute(sql`
    insert into server_stats as s (guild_id, server_id, resolution, "timestamp", status, samples, up_samples,
      known_samples, players_sum, players_peak, slots)
    select ${ctx.guildId}, ${serverId}::uuid, r.resolution, date_bin(r.span, x.at, timestamptz '2000-01-01 00:00+00'),
      (array_agg(x.state order by x.at desc))[1], count(*)::int, (count(*) filter (where x.state = 'up'))::int,
      count(x.players)::int, coalesce(sum(x.players), 0), max(x.players), max(x.slots)
    from jsonb_to_recordset(${rows}::jsonb) as x(at timestamptz, state text, players int, slots int)
      cross join (values ('5m', interval '5 minutes'), ('1h', interval '1 hour'), ('1d', interval '1 day')) as r(resolution, span)
    where r.resolution <> '5m' or x.at >= ${oldest}::timestamptz
    group by r.resolution, 4
    on conflict (guild_id, server_id, resolution, "timestamp") do update set
      status = excluded.status,
      samples = s.samples + excluded.samples,
      up_samples = s.up_samples + excluded.up_samples,
      known_samples = s.known_samples + excluded.known_samples,
      players_sum = s.players_sum + excluded.players_sum,
      players_peak = greatest(s.players_peak, excluded.players_peak),
      slots = coalesce(excluded.slots, s.slots)`);
}

/**
 * Records looks at a game server: its state now, and its history in rows of 5 minutes, an hour and a day.
 * Samples not newer than the last recorded one are left out, so a repeat changes nothing.
 * @returns how many were counted
 */
export async function recordServerSamples(
  ctx: GuildContext,
  serverId: string,
  given: readonly ServerSample[],
  lastDetails: ServerDetails = {},
): Promise<number> {
  const details = parseInput(serverDetails, lastDetails);
  const until = await countedUntil(ctx, serverId);
  const samples = parseInput(samplesSchema, [...given])
    .filter(({ at }) => !until || at > until)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const last = samples.at(-1);
  if (!last) return 0;
  await addToHistory(ctx, serverId, samples);
  const changed = samples.findLastIndex(({ state }) => state !== last.state) + 1;
  const since = (samples[changed] ?? last).at.toISOString();
  await ctx.db
    .update(serverStatus)
    .set({
      ...details,
      // The same state all along goes back to when it began, also before these samples.
      stateSince: sql`case when ${serverStatus.state} = ${last.state} and ${changed === 0}
        then coalesce(${serverStatus.stateSince}, ${since}::timestamptz) else ${since}::timestamptz end`,
      state: last.state,
      players: last.players,
      slots: sql`coalesce(${last.slots}::int, ${serverStatus.slots})`,
      playerCount: `${last.players ?? 0}/${last.slots ?? 0}`,
      checkedAt: last.at,
      updatedAt: ctx.now,
    })
    .where(sql`guild_id = ${ctx.guildId} and server_id = ${serverId}::uuid`);
  return samples.length;
}

/** Drops rows that are older than their kind is kept. @returns how many rows went */
export async function thinServerStats(ctx: SystemContext): Promise<number> {
  const now = ctx.now.toISOString();
  const result = await ctx.db.execute(sql`
    delete from server_stats where
      (resolution = '5m' and "timestamp" < ${now}::timestamptz - make_interval(days => ${KEEP_DAYS["5m"]}))
      or (resolution = '1h' and "timestamp" < ${now}::timestamptz - make_interval(days => ${KEEP_DAYS["1h"]}))`);
  return result.rowCount ?? 0;
}
