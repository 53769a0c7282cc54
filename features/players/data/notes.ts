import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import type { PlayerNote } from "../notes";

/** Notes that are shown of a player, newest first. */
const MOST = 100;

/** What staff wrote about a player, newest first; what was taken away is left out. */
export async function playerNotesOf(ctx: GuildContext, playerId: number): Promise<PlayerNote[]> {
  const rows = await prepared<{
    id: string;
    body: string;
    author_discord_id: string | null;
    author: string | null;
    created_at: Date;
  }>(
    ctx.db,
    `select t.id, t.body, t.author_discord_id, coalesce(m.display_name, u.display_name, t.author_discord_id) as author, t.created_at
     from player_notes t
     left join guild_members m on m.guild_id = t.guild_id and m.discord_id = t.author_discord_id
     left join grizzly_users u on u.discord_id = t.author_discord_id
     where t.guild_id = $1 and t.player_id = $2 and t.removed_at is null order by t.created_at desc, t.id limit ${MOST}`,
    [ctx.guildId, playerId],
  );
  return rows.map((row) => ({
    id: row.id,
    body: row.body,
    author: { discordId: row.author_discord_id, name: row.author ?? "Staff" },
    at: row.created_at.toISOString(),
  }));
}
