import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { courseSpan, type Range } from "../ranges";
import type { PlayersFigures } from "../schema";

const OWN = "select id from registered_servers where guild_id = $1 and ($6::text is null or service_id = $6)";

/** Ranges in which each start of a server is drawn. */
const WITH_RESTARTS: readonly Range[] = ["24h", "7d"];
const MOST_RESTARTS = 400;

const tenth = (value: number) => Math.round(value * 10) / 10;
const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null);
const meanOf = (values: readonly (number | null)[]): number | null => {
  const all = known(values);
  return all.length === 0 ? null : tenth(all.reduce((sum, value) => sum + value, 0) / all.length);
};

/** How many played, step by step over all servers or on one: means of the looks at each, added up. */
export async function playersFigures(
  ctx: GuildContext,
  range: Range,
  serviceId: string | null,
): Promise<PlayersFigures> {
  const span = courseSpan(range, ctx.now);
  const [rows, boots] = await Promise.all([
    prepared<{ step: number; players: number | null }>(
      ctx.db,
      `select step, sum(players) as players from (
         select server_id, floor(extract(epoch from "timestamp" - $4::timestamptz) / $5::float8)::int as step,
           sum(players_sum)::float8 / nullif(sum(known_samples), 0) as players
         from server_stats where guild_id = $1 and server_id in (${OWN}) and resolution = $7
           and "timestamp" >= $2 and "timestamp" < $3 group by 1, 2
       ) s group by 1`,
      [ctx.guildId, span.before, span.to, span.from, span.stepMs / 1_000, serviceId, span.resolution],
    ),
    WITH_RESTARTS.includes(range)
      ? prepared<{ at: Date }>(
          ctx.db,
          `select b.started_at as at from nitrado_services s cross join lateral (
             select started_at from server_boots where guild_id = s.guild_id and service_id = s.service_id
               and same_as is null and started_at >= $2 order by started_at desc limit ${MOST_RESTARTS}
           ) b where s.guild_id = $1 and ($3::text is null or s.service_id = $3) order by 1`,
          [ctx.guildId, span.from, serviceId],
        )
      : [],
  ]);
  const empty = () => Array.from({ length: span.count }, (): number | null => null);
  const [now, before] = [empty(), empty()];
  for (const { step, players } of rows) {
    const value = players === null ? null : tenth(players);
    if (step >= 0 && step < span.count) now[step] = value;
    else if (step < 0 && step >= -span.count) before[step + span.count] = value;
  }
  const top = Math.max(...known(now));
  const at = now.lastIndexOf(top);
  return {
    course: { from: span.from.toISOString(), stepMs: span.stepMs, now, before },
    peak:
      at < 0
        ? null
        : { value: Math.round(top), at: new Date(span.from.getTime() + at * span.stepMs).toISOString() },
    peakBefore: known(before).length === 0 ? null : Math.round(Math.max(...known(before))),
    mean: meanOf(now),
    meanBefore: meanOf(before),
    restarts: boots.map((boot) => boot.at.toISOString()),
  };
}
