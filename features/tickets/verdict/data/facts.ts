import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { refusalOf } from "@/features/nitrado/control/target-rules";
import { services } from "@/features/nitrado/data";

/** A player whom a verdict can concern. */
export interface Target {
  playerId: number;
  name: string;
  platformId: string | null;
  /** Who is linked to the player; null where nobody is. */
  discordId: string | null;
}

const PLAYER = `
select p.player_id, p.ingame_name, p.platform_id, l.discord_id from player_profiles p
left join player_links l on l.guild_id = p.guild_id and l.player_id = p.player_id and l.verified
where p.guild_id = $1 and `;
const BY_ID = `${PLAYER} p.player_id = $2`;
const BY_NAME = `${PLAYER} lower(p.ingame_name) = lower($2) order by p.last_seen_at desc nulls last limit 1`;

/** A player by id or by the exact name, whichever is given; null where the guild knows none. */
export async function targetOf(ctx: GuildContext, who: number | string): Promise<Target | null> {
  const [row] = await prepared<{
    player_id: bigint;
    ingame_name: string;
    platform_id: string | null;
    discord_id: string | null;
  }>(ctx.db, typeof who === "number" ? BY_ID : BY_NAME, [ctx.guildId, who]);
  return row
    ? {
        playerId: Number(row.player_id),
        name: row.ingame_name,
        platformId: row.platform_id,
        discordId: row.discord_id,
      }
    : null;
}

export interface BanServer {
  serviceId: string;
  name: string;
  /** Consoles' lists take names, PC's the id. */
  byId: boolean;
  /** Why its list cannot be changed now; null where it can. */
  refusal: string | null;
}

/** The guild's servers as far as a ban is concerned, those that are switched on. */
export async function banServers(ctx: GuildContext): Promise<BanServer[]> {
  const all = await services(ctx);
  return all
    .filter(({ isActive }) => isActive)
    .map(({ serviceId, name, game, ...facts }) => ({
      serviceId,
      name,
      byId: game === "dayz",
      refusal: refusalOf(facts, "lists"),
    }));
}

const GIVEN = `
select coalesce(sum(e.amount), 0)::bigint as given from ticket_verdicts v
join ticket_verdict_effects e on e.guild_id = v.guild_id and e.verdict_id = v.id
where v.guild_id = $1 and v.ticket_id = $2 and e.kind in ('coins', 'item') and e.undone_at is null`;

/** Coins that verdicts on a ticket gave and did not take back, and the worth of items. */
export async function givenOn(ctx: GuildContext, ticketId: number): Promise<number> {
  const [row] = await prepared<{ given: bigint }>(ctx.db, GIVEN, [ctx.guildId, ticketId]);
  return Number(row?.given ?? 0n);
}
