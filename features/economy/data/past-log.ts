import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { DAY, SECOND } from "@/lib/time";
import type { KeptFacts } from "../kill-decisions";
import type { RewardLine } from "../schema";
import type { EarlierReward, PastKill, PastSession } from "../simulation";

/** Rows of one statement: none of them holds the database for long. */
const BATCH = 4_000;
/** No server runs longer without a restart, so no session does. */
const LONGEST_SESSION = 3 * DAY;

// Lookups by key: under row-level security a plain join would read every decision of the guild.
export const KILLS = `
select k.kill_id, k.kind, k.inferred, k.historical, k."timestamp" as at, k.service_id, k.killer_player_id, k.killer_name,
  k.victim_player_id, k.victim_name, k.weapon, k.distance, k.headshot, d.status, d.amount, d.reason, d.lines, d.facts, d.decided_at,
  p.amount as penalty, l.discord_id is not null as linked
from kill_logs k
cross join lateral (select status, amount, reason, lines, facts, decided_at from reward_decisions
  where guild_id = k.guild_id and source = 'kill:' || k.kill_id limit 1) d
left join lateral (select amount from reward_decisions
  where guild_id = k.guild_id and source = case when k.kind = 'suicide' then 'penalty:' || k.kill_id end limit 1) p on true
left join lateral (select discord_id from player_links where guild_id = k.guild_id
  and player_id = case when k.kind = 'suicide' then k.victim_player_id end and verified limit 1) l on true
where k.guild_id = $1 and k."timestamp" >= $2 and (k."timestamp", k.kill_id) < ($3, $4) and k.kind in ('pvp', 'suicide')
order by k."timestamp" desc, k.kill_id desc limit $5`;

interface KillRow {
  kill_id: bigint;
  kind: string;
  inferred: boolean;
  historical: boolean;
  at: Date;
  service_id: string | null;
  killer_player_id: bigint | null;
  killer_name: string | null;
  victim_player_id: bigint | null;
  victim_name: string | null;
  weapon: string | null;
  distance: number | null;
  headshot: boolean;
  status: string;
  amount: bigint;
  reason: string;
  lines: RewardLine[];
  facts: KeptFacts | null;
  decided_at: Date;
  penalty: bigint | null;
  linked: boolean;
}

const playerOf = (id: bigint | null, name: string | null) =>
  id === null ? null : { playerId: Number(id), name: name ?? "A player" };

/** What the words of an old decision still tell: its own numbers were not kept then. */
function factsOf(row: KillRow): KeptFacts {
  const streak = row.lines.map(({ label }) => /^Streak of (\d+)/.exec(label)?.[1]).find(Boolean);
  return row.facts ?? { streak: Number(streak ?? 0), life: null, same: false, inferred: row.inferred };
}

function toKill(row: KillRow): PastKill {
  const facts = factsOf(row);
  return {
    killId: Number(row.kill_id),
    kind: row.kind,
    inferred: facts.inferred,
    historical: row.historical,
    at: row.at,
    serviceId: row.service_id,
    killer: playerOf(row.killer_player_id, row.killer_name),
    victim: playerOf(row.victim_player_id, row.victim_name),
    weapon: row.weapon,
    distance: row.distance,
    headshot: row.headshot,
    streak: facts.streak,
    victimLifeMs: facts.life,
    // A kill of one's own player that was held shows only when the player is linked.
    same: facts.same || row.reason === "The same person stands on both sides.",
    decidedAt: row.decided_at,
    paid: row.status === "refused" ? 0 : Number(row.amount),
    lines: row.status === "refused" ? [] : row.lines,
    penalty: row.penalty === null ? null : Number(row.penalty),
    victimLinked: row.linked,
    certain: row.facts !== null,
  };
}

/**
 * Decided kills and suicides since `from`, newest first, batch by batch.
 * @param limit the most to read
 * @returns `cutAt` is the oldest one's moment where there are more
 */
export async function pastKills(
  ctx: GuildContext,
  from: Date,
  limit: number,
): Promise<{ kills: PastKill[]; cutAt: Date | null }> {
  const kills: PastKill[] = [];
  let before: [Date, number] = [new Date(ctx.now.getTime() + DAY), Number.MAX_SAFE_INTEGER];
  for (;;) {
    const want = Math.min(BATCH, limit + 1 - kills.length);
    const rows = await prepared<KillRow>(ctx.db, KILLS, [ctx.guildId, from, ...before, want]);
    kills.push(...rows.map(toKill));
    const last = kills.at(-1);
    if (kills.length > limit) {
      kills.pop();
      return { kills, cutAt: kills.at(-1)?.at ?? null };
    }
    if (rows.length < want || !last) return { kills, cutAt: null };
    before = [last.at, last.killId];
  }
}

const SESSIONS = `
select s.id, s.player_id, s.service_id, s.session_start, s.session_end, s.date_uncertain, v.history_until, s.player_name
from player_sessions s
join nitrado_services v on v.guild_id = s.guild_id and v.service_id = s.service_id and v.history_until is not null
where s.guild_id = $1 and (s.session_start, s.id) > ($2, $3) and s.player_id is not null
  and coalesce(s.session_end, 'infinity'::timestamptz) > v.history_until
order by s.session_start, s.id limit $4`;

const PARTS = `
select source_id, occurred_at, case status when 'refused' then 0 else amount end as paid,
  coalesce((lines->0->>'seconds')::int, 0) as seconds
from reward_decisions
where guild_id = $1 and player_id = any($2::bigint[]) and occurred_at >= $3 and source_kind = 'session'`;

interface SessionRow {
  id: bigint;
  player_id: bigint;
  service_id: string;
  session_start: Date;
  session_end: Date | null;
  date_uncertain: boolean;
  history_until: Date;
  player_name: string;
}

interface PartRow {
  source_id: string;
  occurred_at: Date;
  paid: bigint;
  seconds: number;
}

/** A session as far as it is decided: what nobody has decided yet would be new in any simulation. */
function toSession(row: SessionRow, decided: readonly PartRow[]): PastSession {
  const from = Math.max(row.session_start.getTime(), row.history_until.getTime());
  const seconds = decided.reduce((sum, part) => sum + part.seconds, 0);
  const end = row.session_end;
  const whole = end !== null && seconds >= Math.floor((end.getTime() - from) / SECOND);
  return {
    sessionId: Number(row.id),
    playerId: Number(row.player_id),
    name: row.player_name,
    serviceId: row.service_id,
    startedAt: row.session_start,
    endedAt: whole ? end : null,
    seenUntil: new Date(from + seconds * SECOND),
    historyUntil: row.history_until,
    dateUncertain: row.date_uncertain,
    parts: decided.map((part) => ({ to: part.occurred_at, paid: Number(part.paid) })),
  };
}

async function partsOf(
  ctx: GuildContext,
  players: readonly number[],
  since: Date,
): Promise<Map<number, PartRow[]>> {
  const bySession = new Map<number, PartRow[]>();
  for (let at = 0; at < players.length; at += BATCH) {
    const some = players.slice(at, at + BATCH);
    for (const row of await prepared<PartRow>(ctx.db, PARTS, [ctx.guildId, some, since])) {
      const session = Number(row.source_id.split(":")[0]);
      bySession.set(session, [...(bySession.get(session) ?? []), row]);
    }
  }
  return bySession;
}

/** Sessions whose pay was decided since `from`, oldest first; those that began earlier count for limits of a day. */
export async function pastSessions(
  ctx: GuildContext,
  from: Date,
  limit: number,
): Promise<{ sessions: PastSession[]; cut: boolean }> {
  const since = new Date(from.getTime() - LONGEST_SESSION);
  const rows: SessionRow[] = [];
  let after: [Date, number] = [since, 0];
  for (;;) {
    const want = Math.min(BATCH, limit + 1 - rows.length);
    const batch = await prepared<SessionRow>(ctx.db, SESSIONS, [ctx.guildId, ...after, want]);
    rows.push(...batch);
    const last = batch.at(-1);
    if (batch.length < want || rows.length > limit || !last) break;
    after = [last.session_start, Number(last.id)];
  }
  const players = [...new Set(rows.map((row) => Number(row.player_id)))];
  const parts = await partsOf(ctx, players, since);
  const sessions = rows.slice(0, limit).map((row) => toSession(row, parts.get(Number(row.id)) ?? []));
  return { sessions, cut: rows.length > limit };
}

/** Rewards from before the log that is looked at, as far as limits reach back. */
export async function rewardsBefore(
  ctx: GuildContext,
  killers: readonly number[],
  span: { from: Date; to: Date },
): Promise<EarlierReward[]> {
  const rewards: EarlierReward[] = [];
  for (let at = 0; at < killers.length; at += BATCH) {
    const rows = await prepared<{
      killer: bigint;
      victim: bigint | null;
      at: Date;
      amount: bigint;
      decided: Date;
    }>(
      ctx.db,
      `select player_id as killer, victim_player_id as victim, occurred_at as at, amount, decided_at as decided from reward_decisions
       where guild_id = $1 and player_id = any($2::bigint[]) and occurred_at >= $3 and occurred_at < $4
         and status <> 'refused' and source_kind = 'kill'`,
      [ctx.guildId, killers.slice(at, at + BATCH), span.from, span.to],
    );
    for (const { killer, victim, at: moment, amount, decided } of rows)
      rewards.push({
        killer: String(killer),
        victim: victim === null ? null : String(victim),
        at: moment,
        amount,
        decidedAt: decided,
      });
  }
  return rewards;
}
