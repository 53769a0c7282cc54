import { sql } from "drizzle-orm";
import type { PublicContext } from "@/db/context";
import type { Vibe } from "../vibe";

interface VibeRow extends Record<string, unknown> {
  counted_at: string | Date;
  fight_metres: number | null;
  fights: number;
  night_percent: number | null;
  built_tenths: number | null;
  life_minutes: number | null;
  newcomers_percent: number | null;
  newcomers: number;
}

/** How people play on a listed server; null while nobody has counted. */
export async function vibeOf(
  ctx: PublicContext,
  server: { guildId: string; serverId: string },
): Promise<Vibe | null> {
  const { rows } = await ctx.db.execute<VibeRow>(sql`
    select counted_at, fight_metres, fights, night_percent, built_tenths, life_minutes, newcomers_percent, newcomers
    from server_vibes where guild_id = ${server.guildId} and server_id = ${server.serverId}::uuid`);
  const [row] = rows;
  if (!row) return null;
  return {
    fightMetres: row.fight_metres,
    fights: row.fights,
    nightPercent: row.night_percent,
    builtAnHour: row.built_tenths === null ? null : row.built_tenths / 10,
    lifeMinutes: row.life_minutes,
    newcomersPercent: row.newcomers_percent,
    newcomers: row.newcomers,
    at: new Date(row.counted_at).toISOString(),
  };
}
