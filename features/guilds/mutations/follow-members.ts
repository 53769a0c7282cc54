import { sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";

/**
 * Brings the kept rights of a guild's people to what its members and roles say: a role that somebody lost is lost
 * here at once, also before their next sign-in or look. Whoever has left keeps none.
 * @param discordId only this person
 */
export async function followMembers(
  ctx: SystemContext,
  guildId: string,
  discordId: string | null = null,
): Promise<void> {
  await ctx.db.execute(sql`
    update guild_rights r
    set role_ids = m.role_ids, owner = g.owner_discord_id is not distinct from u.discord_id,
        permissions = (select coalesce(bit_or(o.permissions::bigint), 0)::text from guild_roles o
          where o.guild_id = r.guild_id and (o.role_id = r.guild_id or o.role_id = any(m.role_ids))),
        roles_fetched_at = now(), fetched_at = now()
    from grizzly_users u, guild_members m, guilds g
    where r.guild_id = ${guildId} and u.id = r.grizzly_user_id and m.guild_id = r.guild_id and m.discord_id = u.discord_id
      and m.left_at is null and g.guild_id = r.guild_id
      and (${discordId}::text is null or u.discord_id = ${discordId})
      and exists (select 1 from guild_roles o where o.guild_id = r.guild_id)`);
  await ctx.db.execute(sql`
    delete from guild_rights r using grizzly_users u, guild_members m
    where r.guild_id = ${guildId} and u.id = r.grizzly_user_id and m.guild_id = r.guild_id and m.discord_id = u.discord_id
      and m.left_at is not null and (${discordId}::text is null or u.discord_id = ${discordId})`);
}
