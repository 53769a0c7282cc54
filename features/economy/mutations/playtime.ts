import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { DAY } from "@/lib/time";
import { economySettings } from "../data/settings";
import {
  type DecidedPlaytime,
  notePaid,
  type PaidMinutes,
  type PlayedSession,
  type PlaytimePart,
  playtimeParts,
} from "../playtime";
import { insertDecisions, linkedPersons, markPaid, type NewDecision } from "./decisions";
import { openAccounts } from "./movement";
import { payAll, playtimePayout } from "./payouts";

/** Sessions that began longer ago are settled: no server runs that long without a restart. */
const LOOK_BACK = 3 * DAY;

// A service without `history_until` was never connected: what it holds is history, and history is not paid.
const SESSIONS = `
select s.id, s.player_id, s.service_id, s.session_start, s.session_end, s.date_uncertain, v.history_until,
  greatest(s.session_start, coalesce(s.session_end, st.last_seen)) as seen_until
from player_sessions s
join nitrado_services v on v.guild_id = s.guild_id and v.service_id = s.service_id and v.history_until is not null
left join player_status st on st.guild_id = s.guild_id and st.service_id = s.service_id and st.player_id = s.player_id
where s.guild_id = $1 and s.session_start >= $2 and s.player_id is not null
  and coalesce(s.session_end, 'infinity'::timestamptz) > v.history_until
order by s.session_start, s.id`;

const DECIDED = `
select source_id, player_id, occurred_at, coalesce((lines->0->>'seconds')::int, 0) as seconds,
  coalesce((lines->0->>'paidMinutes')::int, 0) as minutes
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
  seen_until: Date;
}

async function playedSince(ctx: GuildContext, since: Date): Promise<PlayedSession[]> {
  const rows = await prepared<SessionRow>(ctx.db, SESSIONS, [ctx.guildId, since]);
  return rows.map((row) => ({
    sessionId: Number(row.id),
    playerId: Number(row.player_id),
    serviceId: row.service_id,
    startedAt: row.session_start,
    endedAt: row.session_end,
    seenUntil: row.seen_until,
    historyUntil: row.history_until,
    dateUncertain: row.date_uncertain,
  }));
}

async function decidedSince(
  ctx: GuildContext,
  players: readonly number[],
  since: Date,
): Promise<{ bySession: Map<number, DecidedPlaytime>; paid: PaidMinutes }> {
  const rows = await prepared<{
    source_id: string;
    player_id: bigint;
    occurred_at: Date;
    seconds: number;
    minutes: number;
  }>(ctx.db, DECIDED, [ctx.guildId, [...new Set(players)], since]);
  const bySession = new Map<number, DecidedPlaytime>();
  const paid: PaidMinutes = new Map();
  for (const row of rows) {
    const session = Number(row.source_id.split(":")[0]);
    const known = bySession.get(session) ?? { parts: 0, seconds: 0 };
    bySession.set(session, { parts: known.parts + 1, seconds: known.seconds + row.seconds });
    notePaid(paid, Number(row.player_id), row.occurred_at, row.minutes);
  }
  return { bySession, paid };
}

function toRow(session: PlayedSession, part: PlaytimePart, person: string | null): NewDecision {
  const settled = person ? "Paid by this guild's settings." : "The player is not linked to a person yet.";
  return {
    source: `session:${part.id}`,
    playerId: session.playerId,
    victimPlayerId: null,
    person,
    amount: part.amount,
    status: part.refused ? "refused" : person ? "paid" : "held",
    reason: part.refused ?? settled,
    lines: [part.line],
    serviceId: session.serviceId,
    at: part.to,
  };
}

/**
 * Pays for playing what the log shows and nobody has decided yet: full spans of sessions that go on, and the rest of
 * those that have ended. A job runs it every few minutes; running it again pays nothing twice.
 */
export async function payPlaytime(
  ctx: GuildContext,
): Promise<{ paid: number; held: number; refused: number; coins: bigint }> {
  const since = new Date(ctx.now.getTime() - LOOK_BACK);
  const [settings, sessions] = await Promise.all([economySettings(ctx), playedSince(ctx, since)]);
  if (sessions.length === 0) return { paid: 0, held: 0, refused: 0, coins: 0n };
  const players = sessions.map((session) => session.playerId);
  const [{ bySession, paid }, persons] = await Promise.all([
    decidedSince(ctx, players, since),
    linkedPersons(ctx, players),
  ]);
  const rows = sessions.flatMap((session) => {
    const decided = bySession.get(session.sessionId) ?? { parts: 0, seconds: 0 };
    const person = persons.get(session.playerId) ?? null;
    return playtimeParts(settings, session, decided, paid).map((part) => toRow(session, part, person));
  });
  return book(ctx, rows);
}

async function book(ctx: GuildContext, rows: readonly NewDecision[]) {
  const payable = rows.filter((row) => row.status === "paid");
  await openAccounts(
    ctx,
    payable.flatMap((row) => row.person ?? []),
  );
  const fresh = await insertDecisions(ctx, rows);
  const payouts = payable.flatMap((row) => {
    if (!row.person || !fresh.has(row.source)) return [];
    const played = { words: row.lines[0]?.label ?? "Playing", serviceId: row.serviceId, at: row.at };
    return [playtimePayout(row.source.slice("session:".length), row.person, row.amount, played)];
  });
  await markPaid(ctx, await payAll(ctx, payouts));
  const count = (status: string) =>
    rows.filter((row) => row.status === status && fresh.has(row.source)).length;
  return {
    paid: count("paid"),
    held: count("held"),
    refused: count("refused"),
    coins: payouts.reduce((sum, payout) => sum + payout.amount, 0n),
  };
}
