import { sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { streaks } from "../../rules";
import { numbers } from "./columns";
import type { NewDeath } from "./deaths";

/** The runs of kills of players as they stood before a batch. */
export interface Runs {
  streak: number;
  best: number;
  /** Rows of other batches are as late as the first of these, or later: the run cannot just go on. */
  disorder: boolean;
}

const counts = ({ record, killerId }: NewDeath) =>
  record.kind === "pvp" && !record.inferred && killerId !== null;

/** Ids of the players whose runs new deaths touch, each with the earliest of them in milliseconds. */
function touched(fresh: readonly NewDeath[]): Map<number, number> {
  const first = new Map<number, number>();
  const note = (id: number | null, at: number) => {
    if (id !== null) first.set(id, Math.min(first.get(id) ?? at, at));
  };
  for (const death of fresh) {
    note(death.victimId, death.record.at.getTime());
    if (counts(death)) note(death.killerId, death.record.at.getTime());
  }
  return first;
}

/**
 * Reads the runs of everybody in the given deaths, which are in the table already. The newest row is asked for by
 * order, not by existence: so the planner takes the player's index also in a guild that it has no statistics about.
 */
export async function runsBefore(ctx: GuildContext, fresh: readonly NewDeath[]): Promise<Map<number, Runs>> {
  const first = [...touched(fresh)];
  if (first.length === 0) return new Map();
  const ids = numbers(fresh.map((death) => death.killId));
  const result = await ctx.db.execute<{
    player_id: string | number;
    streak: number;
    best: number;
    disorder: boolean;
  }>(sql`
    select p.player_id, p.streak, p.best_streak as best, coalesce(greatest(
      (select k.timestamp from kill_logs k where k.guild_id = ${ctx.guildId} and k.killer_player_id = p.player_id
        and k.kind = 'pvp' and not k.inferred and k.kill_id <> all(${ids}::bigint[]) order by k.timestamp desc limit 1),
      (select k.timestamp from kill_logs k where k.guild_id = ${ctx.guildId} and k.victim_player_id = p.player_id
        and k.kill_id <> all(${ids}::bigint[]) order by k.timestamp desc limit 1)
    ) >= to_timestamp(t.first), false) as disorder
    from unnest(${numbers(first.map(([id]) => id))}::bigint[], ${numbers(first.map(([, at]) => at / 1_000))}::float8[]) as t(player_id, first)
    join player_profiles p on p.guild_id = ${ctx.guildId} and p.player_id = t.player_id`);
  return new Map(
    result.rows.map(({ player_id, ...runs }) => [Number(player_id), runs] satisfies [number, Runs]),
  );
}

/** Sorted as the runs are counted: by time, and by row within a second. */
export const inOrder = (fresh: readonly NewDeath[]): NewDeath[] =>
  [...fresh].sort((a, b) => a.record.at.getTime() - b.record.at.getTime() || a.killId - b.killId);

export interface MovedRuns {
  moved: Map<number, { current: number; best: number }>;
  /** Players whose runs must be counted again from their own rows. */
  again: number[];
}

/**
 * Moves the runs on by new deaths. Where another server's log was ahead, a player's runs are to be counted again, so
 * that logs in any order come to the same.
 */
export function moveRuns(fresh: readonly NewDeath[], before: ReadonlyMap<number, Runs>): MovedRuns {
  const steps = new Map<number, { kill: boolean }[]>();
  const step = (id: number | null, kill: boolean) => {
    if (id === null) return;
    const known = steps.get(id);
    if (known) known.push({ kill });
    else steps.set(id, [{ kill }]);
  };
  for (const death of inOrder(fresh)) {
    if (counts(death)) step(death.killerId, true);
    step(death.victimId, false);
  }
  const moved: MovedRuns = { moved: new Map(), again: [] };
  for (const [id, list] of steps) {
    const runs = before.get(id);
    if (!runs || runs.disorder) moved.again.push(id);
    else moved.moved.set(id, streaks(list, runs.streak, runs.best));
  }
  return moved;
}

/** Every step of the given players' runs, folded: `player_id`, `current`, `best`. The order is for the planner, as above. */
const RUNS = sql`
  steps as (
    select w.player_id, k.timestamp, k.kill_id, true as kill from who w cross join lateral (
      select timestamp, kill_id from kill_logs
      where guild_id = w.guild_id and killer_player_id = w.player_id and kind = 'pvp' and not inferred and struck_at is null
      order by timestamp desc) k
    union all
    select w.player_id, k.timestamp, k.kill_id, false from who w cross join lateral (
      select timestamp, kill_id from kill_logs where guild_id = w.guild_id and victim_player_id = w.player_id order by timestamp desc) k
  ), lives as (
    select player_id, kill, count(*) filter (where not kill) over (partition by player_id order by timestamp, kill_id) as life
    from steps
  ), runs as (
    select player_id, life, count(*) filter (where kill) as kills from lives group by player_id, life
  ), best as (
    select player_id, max(kills)::int as best, ((array_agg(kills order by life desc))[1])::int as current from runs group by player_id
  )`;

/** Counts the runs of players again from all their kills and deaths. */
export async function recountStreaks(ctx: GuildContext, playerIds: readonly number[]): Promise<void> {
  if (playerIds.length === 0) return;
  await ctx.db.execute(sql`
    with who as (select ${ctx.guildId}::varchar as guild_id, unnest(${numbers(playerIds)}::bigint[]) as player_id), ${RUNS}
    update player_profiles p set streak = b.current, best_streak = b.best
    from best b where p.guild_id = ${ctx.guildId} and p.player_id = b.player_id`);
}
