import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { newId } from "@/lib/ids";
import type { KeptFacts } from "../kill-decisions";
import type { PastReward } from "../reward-history";
import type { RewardLine, RewardStatus } from "../schema";

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

/** Rewards for kills of these players that count for limits in a span of time. */
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
     where guild_id = $1 and player_id = any($2::bigint[]) and occurred_at between $3 and $4 and status <> 'refused' and source_kind = 'kill'`,
    [ctx.guildId, [...new Set(players)], span.from, span.to],
  );
  return rows.map((row) => ({
    killer: String(row.player_id),
    victim: row.victim_player_id === null ? null : String(row.victim_player_id),
    at: row.occurred_at,
    amount: row.amount,
  }));
}

/** What somebody gets, or not, for one thing that happened: decided once, with its reason. */
export interface NewDecision {
  /** `kill:812`, `session:77:0`, `bounty:5`, `penalty:812`. */
  source: `${DecisionKind}:${string}`;
  playerId: number | null;
  victimPlayerId: number | null;
  /** Kept only on what is paid: until then it is the player's. */
  person: string | null;
  amount: bigint;
  status: RewardStatus;
  reason: string;
  lines: readonly RewardLine[];
  facts?: KeptFacts;
  serviceId: string | null;
  at: Date;
}

type DecisionKind = "kill" | "session" | "bounty" | "penalty";

/** Stores decisions. @returns the sources that nobody had decided before */
export async function insertDecisions(ctx: GuildContext, rows: readonly NewDecision[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const stored = await prepared<{ source: string }>(
    ctx.db,
    `insert into reward_decisions (guild_id, id, source, source_kind, source_id, player_id, victim_player_id, discord_id,
       amount, status, reason, lines, facts, service_id, occurred_at, decided_at)
     select $1, d.id, d.source, split_part(d.source, ':', 1), substr(d.source, strpos(d.source, ':') + 1), d.player, d.victim,
       d.person, d.amount, d.status, d.reason, d.lines, d.facts, d.service, d.at, $12
     from unnest($2::uuid[], $3::text[], $4::bigint[], $5::bigint[], $6::text[], $7::bigint[], $8::text[], $9::text[], $10::jsonb[], $11::text[], $13::timestamptz[], $14::jsonb[])
       as d (id, source, player, victim, person, amount, status, reason, lines, service, at, facts)
     on conflict (guild_id, source) do nothing returning source`,
    [
      ctx.guildId,
      rows.map(() => newId()),
      rows.map((row) => row.source),
      rows.map((row) => row.playerId),
      rows.map((row) => row.victimPlayerId),
      rows.map((row) => (row.status === "paid" ? row.person : null)),
      rows.map((row) => row.amount),
      rows.map((row) => row.status),
      rows.map((row) => row.reason),
      rows.map((row) => JSON.stringify(row.lines)),
      rows.map((row) => row.serviceId),
      ctx.now,
      rows.map((row) => row.at.toISOString()),
      rows.map((row) => (row.facts ? JSON.stringify(row.facts) : null)),
    ],
  );
  return new Set(stored.map((row) => row.source));
}

/** What was held is not paid after all. Decisions that are settled stay as they are. */
export async function refuseHeld(
  ctx: GuildContext,
  sources: readonly string[],
  reason: string,
): Promise<void> {
  if (sources.length === 0) return;
  await prepared(
    ctx.db,
    `update reward_decisions set status = 'refused', amount = 0, lines = '[]', reason = $3
     where guild_id = $1 and source = any($2::text[]) and status = 'held'`,
    [ctx.guildId, sources, reason],
  );
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
