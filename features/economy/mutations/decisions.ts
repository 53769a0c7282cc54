import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { newId } from "@/lib/ids";
import type { KillRewardDecision, KillToReward } from "../kill-reward";
import type { PastReward } from "../reward-history";
import type { RewardStatus } from "../schema";

/** Which of these sources are decided already. */
export async function knownSources(ctx: GuildContext, sources: readonly string[]): Promise<Set<string>> {
  const rows = await prepared<{ source: string }>(
    ctx.db,
    "select source from reward_decisions where guild_id = $1 and source = any($2::text[])",
    [ctx.guildId, sources],
  );
  return new Set(rows.map((row) => row.source));
}

/** Persons that have proven to be these players, by player id. */
export async function linkedPersons(
  ctx: GuildContext,
  players: readonly number[],
): Promise<Map<number, string>> {
  const rows = await prepared<{ player_id: bigint; discord_id: string }>(
    ctx.db,
    "select player_id, discord_id from player_links where guild_id = $1 and verified and player_id = any($2::bigint[])",
    [ctx.guildId, [...new Set(players)]],
  );
  return new Map(rows.map((row) => [Number(row.player_id), row.discord_id]));
}

/** Rewards of these players that count for limits in a span of time. */
export async function pastRewards(
  ctx: GuildContext,
  players: readonly number[],
  span: { from: Date; to: Date },
): Promise<PastReward[]> {
  const rows = await prepared<{
    player_id: bigint;
    victim_player_id: bigint | null;
    occurred_at: Date;
    amount: bigint;
  }>(
    ctx.db,
    `select player_id, victim_player_id, occurred_at, amount from reward_decisions
     where guild_id = $1 and player_id = any($2::bigint[]) and occurred_at between $3 and $4 and status <> 'refused'`,
    [ctx.guildId, [...new Set(players)], span.from, span.to],
  );
  return rows.map((row) => ({
    killer: String(row.player_id),
    victim: row.victim_player_id === null ? null : String(row.victim_player_id),
    at: row.occurred_at,
    amount: row.amount,
  }));
}

interface DecisionRow {
  kill: KillToReward;
  decision: KillRewardDecision;
  person: string | null;
  status: RewardStatus;
  reason: string;
}

/** Stores decisions. @returns the sources that nobody had decided in between */
export async function insertDecisions(ctx: GuildContext, rows: readonly DecisionRow[]): Promise<Set<string>> {
  const stored = await prepared<{ source: string }>(
    ctx.db,
    `insert into reward_decisions (guild_id, id, source, source_kind, source_id, player_id, victim_player_id, discord_id,
       amount, status, reason, lines, service_id, occurred_at, decided_at)
     select $1, d.id, 'kill:' || d.kill, 'kill', d.kill, d.player, d.victim, d.person, d.amount, d.status, d.reason, d.lines, d.service, d.at, $12
     from unnest($2::uuid[], $3::text[], $4::bigint[], $5::bigint[], $6::text[], $7::bigint[], $8::text[], $9::text[], $10::jsonb[], $11::text[], $13::timestamptz[])
       as d (id, kill, player, victim, person, amount, status, reason, lines, service, at)
     on conflict (guild_id, source) do nothing returning source`,
    [
      ctx.guildId,
      rows.map(() => newId()),
      rows.map((row) => String(row.kill.killId)),
      rows.map((row) => row.kill.killer?.playerId ?? null),
      rows.map((row) => row.kill.victim?.playerId ?? null),
      rows.map((row) => (row.status === "paid" ? row.person : null)),
      rows.map((row) => row.decision.amount),
      rows.map((row) => row.status),
      rows.map((row) => row.reason),
      rows.map((row) => JSON.stringify(row.decision.lines)),
      rows.map((row) => row.kill.serviceId),
      ctx.now,
      rows.map((row) => row.kill.at.toISOString()),
    ],
  );
  return new Set(stored.map((row) => row.source));
}

/** Ties decisions to the movements that paid them. @param movements ids by `reward:<source>` */
export async function markPaid(
  ctx: GuildContext,
  movements: ReadonlyMap<string, string>,
  person: string | null = null,
): Promise<void> {
  if (movements.size === 0) return;
  const sources = [...movements.keys()].map((key) => key.slice("reward:".length));
  await prepared(
    ctx.db,
    `update reward_decisions d
     set status = 'paid', movement_id = p.movement, paid_at = $4, discord_id = coalesce($5, d.discord_id),
         reason = case when d.status = 'held' then 'Paid when the player was linked.' else d.reason end
     from unnest($2::text[], $3::uuid[]) as p (source, movement)
     where d.guild_id = $1 and d.source = p.source`,
    [ctx.guildId, sources, [...movements.values()], ctx.now, person],
  );
}
