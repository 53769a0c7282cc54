import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";

/** A player's name; null for one of another guild. */
export async function playerName(ctx: GuildContext, playerId: number): Promise<string | null> {
  const [row] = await prepared<{ name: string }>(
    ctx.db,
    "select ingame_name as name from player_profiles where guild_id = $1 and player_id = $2::bigint",
    [ctx.guildId, playerId],
  );
  return row?.name ?? null;
}
