import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";

/** A player of the guild whom an entry may name. */
export interface SuggestedPlayer {
  name: string;
  /** Id on the platform; bans of Xbox players take it as well as the name. */
  platformId: string | null;
  lastSeenAt: string | null;
}

const SUGGEST = `
select ingame_name as name, platform_id, last_seen_at from player_profiles
where guild_id = $1 and (strpos(lower(ingame_name), lower($2)) > 0 or platform_id = $2)
order by last_seen_at desc nulls last limit 8`;

/** Players whose name holds the text, or whose id it is, those seen last first. */
export async function suggestPlayers(ctx: GuildContext, text: string): Promise<SuggestedPlayer[]> {
  const rows = await prepared<{ name: string; platform_id: string | null; last_seen_at: Date | null }>(
    ctx.db,
    SUGGEST,
    [ctx.guildId, text],
  );
  return rows.map((row) => ({
    name: row.name,
    platformId: row.platform_id,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
  }));
}
