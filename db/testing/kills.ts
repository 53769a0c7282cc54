import { withGuild } from "@/db/context";
import { type ClaimSummary, claimBounties } from "@/features/bounties/mutations/claim";
import type { KillToReward } from "@/features/economy/kill-reward";
import type { ShopWorld } from "./shop-world";

type Sql = <Row extends Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>;
type Player = { playerId: number; name: string };

/** Kills as the log's ingest stores them, for tests of what they claim. */
export function killsOf(sql: Sql, world: ShopWorld) {
  async function store(killer: Player, victim: Player, at: Date): Promise<number> {
    const [row] = await sql<{ kill_id: string | number }>(
      `insert into kill_logs (guild_id, service_id, kind, killer_player_id, killer_name, victim_player_id, victim_name, timestamp, raw_log_line)
       values ($1, $2, 'pvp', $3, $4, $5, $6, $7, $8) returning kill_id`,
      [
        world.guildId,
        world.serviceId,
        killer.playerId,
        killer.name,
        victim.playerId,
        victim.name,
        at,
        `20:00:00 | Player "${victim.name}" (DEAD) killed by Player "${killer.name}"`,
      ],
    );
    return Number(row?.kill_id);
  }
  return {
    /** Stores a kill, and claims by it. */
    async claim(
      killer: Player,
      victim: Player,
      at: Date,
      change: Partial<KillToReward> = {},
    ): Promise<ClaimSummary> {
      const kill: KillToReward = {
        killId: await store(killer, victim, at),
        kind: "pvp",
        inferred: false,
        historical: false,
        at,
        serviceId: world.serviceId,
        killer: { playerId: killer.playerId, name: killer.name },
        victim: { playerId: victim.playerId, name: victim.name },
        weapon: "M4-A1",
        distance: 120,
        headshot: null,
        streak: 1,
        victimLifeMs: null,
        ...change,
      };
      return withGuild({ ...world.job, now: at }, (ctx) => claimBounties(ctx, [kill]));
    },
  };
}
