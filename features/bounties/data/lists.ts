import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { coinsToNumber } from "@/lib/money";
import type { Bounty, BountyFilter, BountyState, StaffBounty } from "../schema";

interface Row {
  id: bigint;
  target_player_id: bigint | null;
  target: string | null;
  amount: bigint;
  reason: string | null;
  status: string;
  settled: boolean;
  placed_at: Date;
  expires_at: Date | null;
  claimed_at: Date | null;
  note: string | null;
  hunter_id: bigint | null;
  hunter: string | null;
  kill_id: bigint | null;
  killed_at: Date | null;
  weapon: string | null;
  distance: number | null;
  placed_by: string;
  placer: string | null;
  hints: string[];
  proof: string | null;
}

// The old bot's rows have no movement: what it claimed was paid then.
const SELECT = `
select b.bounty_id as id, b.target_player_id, coalesce(p.ingame_name, b.target_ingame_name) as target, b.reward_amount as amount,
  b.bounty_reason as reason, b.status, (b.escrow_movement_id is null or b.settled_movement_id is not null) as settled,
  b.placed_at, b.expires_at, b.claimed_at, b.verification_notes as note, k.killer_player_id as hunter_id, k.killer_name as hunter,
  k.kill_id, k.timestamp as killed_at, k.weapon, k.distance, b.placed_by_discord_id as placed_by, b.hints, k.raw_log_line as proof,
  (select l.ingame_name from player_links l where l.guild_id = b.guild_id and l.discord_id = b.placed_by_discord_id and l.verified) as placer
from bounties b
left join player_profiles p on p.guild_id = b.guild_id and p.player_id = b.target_player_id
left join kill_logs k on k.guild_id = b.guild_id and k.kill_id = b.kill_id
where b.guild_id = $1`;

function stateOf(row: Row): BountyState {
  if (row.status === "claimed") return row.settled ? "claimed" : "held";
  return row.status as BountyState;
}

function toBounty(row: Row): Bounty {
  return {
    id: Number(row.id),
    target: { playerId: Number(row.target_player_id ?? 0), name: row.target ?? "a player" },
    amount: coinsToNumber(row.amount),
    reason: row.reason ?? "",
    state: stateOf(row),
    placedAt: row.placed_at.toISOString(),
    expiresAt: (row.expires_at ?? row.placed_at).toISOString(),
    hunter:
      row.hunter === null
        ? null
        : { playerId: row.hunter_id === null ? null : Number(row.hunter_id), name: row.hunter },
    claimedAt: row.claimed_at?.toISOString() ?? null,
    note: row.note,
    kill:
      row.kill_id === null || row.killed_at === null
        ? null
        : {
            id: Number(row.kill_id),
            at: row.killed_at.toISOString(),
            weapon: row.weapon,
            distance: row.distance,
          },
  };
}

const toStaff = (row: Row): StaffBounty => ({
  ...toBounty(row),
  placedBy: { discordId: row.placed_by, name: row.placer ?? row.placed_by },
  hints: row.hints,
  proof: row.proof,
});

/** Bounties that stand in the guild now, the largest first. At most 50. */
export async function openBounties(ctx: GuildContext): Promise<Bounty[]> {
  const rows = await prepared<Row>(
    ctx.db,
    `${SELECT} and b.status = 'active' order by b.reward_amount desc, b.bounty_id limit 50`,
    [ctx.guildId],
  );
  return rows.map(toBounty);
}

/** Bounties that a person placed, newest first. At most 50. */
export async function placedBounties(ctx: GuildContext, discordId: string): Promise<Bounty[]> {
  const rows = await prepared<Row>(
    ctx.db,
    `${SELECT} and b.placed_by_discord_id = $2 order by b.bounty_id desc limit 50`,
    [ctx.guildId, discordId],
  );
  return rows.map(toBounty);
}

/** Bounties that a person has claimed, newest first. At most 50. */
export async function claimedBounties(ctx: GuildContext, discordId: string): Promise<Bounty[]> {
  const rows = await prepared<Row>(
    ctx.db,
    `${SELECT} and b.claimed_by_discord_id = $2 order by b.claimed_at desc, b.bounty_id desc limit 50`,
    [ctx.guildId, discordId],
  );
  return rows.map(toBounty);
}

/** Bounties on a player's head, newest first. At most 20. */
export async function bountiesOn(ctx: GuildContext, playerId: number): Promise<StaffBounty[]> {
  const rows = await prepared<Row>(
    ctx.db,
    `${SELECT} and b.target_player_id = $2 order by b.bounty_id desc limit 20`,
    [ctx.guildId, playerId],
  );
  return rows.map(toStaff);
}

const SHOWS = `
and case $2 when 'all' then true when 'hints' then b.hints <> '[]'::jsonb
  when 'held' then b.status = 'claimed' and b.escrow_movement_id is not null and b.settled_movement_id is null
  when 'claimed' then b.status = 'claimed' and (b.escrow_movement_id is null or b.settled_movement_id is not null)
  else b.status = $2 end
and b.bounty_id < coalesce($3::bigint, 9223372036854775807) order by b.bounty_id desc limit $4`;

/** A page of the guild's bounties for its staff, newest first. `next` goes into the filter's `before`. */
export async function guildBounties(
  ctx: GuildContext,
  filter: BountyFilter,
): Promise<{ bounties: StaffBounty[]; next: number | null }> {
  const rows = await prepared<Row>(ctx.db, SELECT + SHOWS, [
    ctx.guildId,
    filter.show,
    filter.before,
    filter.limit + 1,
  ]);
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return {
    bounties: page.map(toStaff),
    next: rows.length > filter.limit && last ? Number(last.id) : null,
  };
}

export interface BountySums {
  active: number;
  held: number;
  hints: number;
  /** Coins in escrow. */
  coins: number;
}

/** How many bounties are open, wait, or carry hints, and the coins held for them. */
export async function bountySums(ctx: GuildContext): Promise<BountySums> {
  const [row] = await prepared<Record<keyof BountySums, bigint>>(
    ctx.db,
    `select count(*) filter (where status = 'active') as active,
       count(*) filter (where status = 'claimed' and escrow_movement_id is not null and settled_movement_id is null) as held,
       count(*) filter (where hints <> '[]'::jsonb) as hints,
       coalesce(sum(reward_amount) filter (where escrow_movement_id is not null and settled_movement_id is null), 0)::bigint as coins
     from bounties where guild_id = $1`,
    [ctx.guildId],
  );
  return {
    active: Number(row?.active ?? 0n),
    held: Number(row?.held ?? 0n),
    hints: Number(row?.hints ?? 0n),
    coins: coinsToNumber(row?.coins ?? 0n),
  };
}
