import { sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import type { SessionRecord } from "../../ingest";
import { numbers } from "./columns";
import { isHeadshot, type NewDeath } from "./deaths";
import type { MovedRuns } from "./streaks";

interface Added {
  kills: number;
  deaths: number;
  suicides: number;
  headshots: number;
  longest: number;
  sessions: number;
  seconds: number;
  current: number | null;
  best: number | null;
}

/** What new rows add to each player's totals. */
class Totals {
  readonly byPlayer = new Map<number, Added>();

  of(id: number): Added {
    const known = this.byPlayer.get(id);
    if (known) return known;
    const counts = { kills: 0, deaths: 0, suicides: 0, headshots: 0, longest: 0, sessions: 0, seconds: 0 };
    const added = { ...counts, current: null, best: null };
    this.byPlayer.set(id, added);
    return added;
  }

  death({ record, killerId, victimId }: NewDeath): void {
    if (record.kind === "pvp" && !record.inferred && killerId !== null) {
      const killer = this.of(killerId);
      killer.kills++;
      if (isHeadshot(record)) killer.headshots++;
      killer.longest = Math.max(killer.longest, record.distance ?? 0);
    }
    if (victimId === null) return;
    const victim = this.of(victimId);
    victim.deaths++;
    if (record.kind === "suicide") victim.suicides++;
  }

  session(id: number, { startedAt, end }: SessionRecord): void {
    if (!end) return;
    const added = this.of(id);
    added.sessions++;
    added.seconds += Math.max(0, Math.round((end.at.getTime() - startedAt.getTime()) / 1_000));
  }
}

/**
 * Adds new deaths, ended sessions and moved runs to the players' totals: one change of a profile a batch, because each
 * touches every leaderboard's index.
 */
export async function writeTotals(
  ctx: GuildContext,
  players: ReadonlyMap<string, number>,
  news: { deaths: readonly NewDeath[]; closed: readonly SessionRecord[]; runs: MovedRuns },
): Promise<void> {
  const totals = new Totals();
  for (const death of news.deaths) totals.death(death);
  for (const session of news.closed) {
    const id = players.get(session.player.platformId);
    if (id !== undefined) totals.session(id, session);
  }
  for (const [id, { current, best }] of news.runs.moved) Object.assign(totals.of(id), { current, best });
  const rows = [...totals.byPlayer].sort(([a], [b]) => a - b);
  if (rows.length === 0) return;
  const column = (of: (added: Added) => number | null) => numbers(rows.map(([, added]) => of(added)));
  await ctx.db.execute(sql`
    update player_profiles p set kills = p.kills + t.kills, deaths = p.deaths + t.deaths, suicides = p.suicides + t.suicides,
      headshots = p.headshots + t.headshots, longest_shot = greatest(p.longest_shot, t.longest),
      sessions = p.sessions + t.sessions, playtime_seconds = p.playtime_seconds + t.seconds,
      streak = coalesce(t.current, p.streak), best_streak = coalesce(t.best, p.best_streak), updated_at = now(),
      xp = (p.kills + t.kills) * 100 + (p.headshots + t.headshots) * 25 + (p.playtime_seconds + t.seconds) / 60
    from unnest(${numbers(rows.map(([id]) => id))}::bigint[], ${column((a) => a.kills)}::int[], ${column((a) => a.deaths)}::int[],
      ${column((a) => a.suicides)}::int[], ${column((a) => a.headshots)}::int[], ${column((a) => a.longest)}::float8[],
      ${column((a) => a.sessions)}::int[], ${column((a) => a.seconds)}::bigint[], ${column((a) => a.current)}::int[],
      ${column((a) => a.best)}::int[]
    ) as t(player_id, kills, deaths, suicides, headshots, longest, sessions, seconds, current, best)
    where p.guild_id = ${ctx.guildId} and p.player_id = t.player_id`);
}
