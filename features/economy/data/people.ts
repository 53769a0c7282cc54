import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { coinsToNumber } from "@/lib/money";

export interface EconomyPerson {
  discordId: string;
  /** In-game name of the linked player, else the name in Discord, else the id. */
  name: string;
  /** Null without an account: nothing ever moved. */
  balance: number | null;
}

export const NAMED = `
select p.id as "discordId", (select a.balance from economy_accounts a where a.guild_id = $1 and a.discord_id = p.id) as balance,
  coalesce((select l.ingame_name from player_links l where l.guild_id = $1 and l.discord_id = p.id and l.verified),
    (select m.display_name from guild_members m where m.guild_id = $1 and m.discord_id = p.id), p.id) as name
from unnest($2::text[]) with ordinality as p (id, nr) order by p.nr`;

interface NamedRow {
  discordId: string;
  name: string;
  balance: bigint | null;
}

/** Names and balances of persons, in the order of their ids. */
export async function peopleOf(ctx: GuildContext, ids: readonly string[]): Promise<EconomyPerson[]> {
  if (ids.length === 0) return [];
  const rows = await prepared<NamedRow>(ctx.db, NAMED, [ctx.guildId, [...new Set(ids)]]);
  return rows.map((row) => ({ ...row, balance: row.balance === null ? null : coinsToNumber(row.balance) }));
}

const FOUND = `
select id from (
  (select l.discord_id as id, l.ingame_name as name from player_links l
   where l.guild_id = $1 and l.verified and (l.ingame_name ilike $2 or l.discord_id = $3) limit 40)
  union
  (select m.discord_id, m.display_name from guild_members m
   where m.guild_id = $1 and m.left_at is null and (m.display_name ilike $2 or m.discord_id = $3) limit 40)
) f group by id order by min(length(name)), min(name) limit 8`;

/** Persons whose name in the game or in Discord holds the text, or who have this Discord id; the closest first. */
export async function findPeople(ctx: GuildContext, text: string): Promise<EconomyPerson[]> {
  const search = text.trim();
  if (search === "") return [];
  const pattern = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await prepared<{ id: string }>(ctx.db, FOUND, [ctx.guildId, pattern, search]);
  return peopleOf(
    ctx,
    rows.map(({ id }) => id),
  );
}
