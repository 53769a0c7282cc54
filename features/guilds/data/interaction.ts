import { eq } from "drizzle-orm";
import type { GuildContext, SystemContext } from "@/db/context";
import { guilds } from "@/db/schema/core";
import { prepared } from "@/db/transaction";
import { notFound } from "@/lib/errors";

/** Whether somebody may use Grizzly in a guild from Discord; `unknown` for a guild that was not read yet. */
export async function mayInteract(
  ctx: SystemContext,
  guildId: string,
  discordId: string,
): Promise<"yes" | "unknown" | "banned"> {
  const [row] = await prepared<{ known: boolean; banned: boolean }>(
    ctx.db,
    `select exists (select 1 from guilds where guild_id = $1) as known,
       exists (select 1 from grizzly_users where discord_id = $2 and banned_at is not null) as banned`,
    [guildId, discordId],
  );
  if (row?.banned) return "banned";
  return row?.known ? "yes" : "unknown";
}

/** What an interaction needs to know of its guild. @throws AppError not_found */
export async function interactionGuild(
  ctx: GuildContext,
): Promise<{ slug: string; name: string; ownerDiscordId: string | null }> {
  const [row] = await ctx.db
    .select({ slug: guilds.slug, name: guilds.name, ownerDiscordId: guilds.ownerDiscordId })
    .from(guilds)
    .where(eq(guilds.guildId, ctx.guildId));
  if (!row) throw notFound();
  return row;
}
