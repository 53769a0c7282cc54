import { and, asc, eq, isNull } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { guilds } from "@/db/schema/core";
import { guildMembers } from "@/db/schema/servers";

export interface MemberGuild {
  guildId: string;
  slug: string;
  name: string;
}

/** The guilds known here that a Discord account is a member of now, by name. */
export async function guildsOfMember(ctx: SystemContext, discordId: string): Promise<MemberGuild[]> {
  return ctx.db
    .select({ guildId: guilds.guildId, slug: guilds.slug, name: guilds.name })
    .from(guildMembers)
    .innerJoin(guilds, eq(guilds.guildId, guildMembers.guildId))
    .where(and(eq(guildMembers.discordId, discordId), isNull(guildMembers.leftAt)))
    .orderBy(asc(guilds.name));
}

/** Every guild that is known here, for jobs that go over all of them. */
export async function knownGuildIds(ctx: SystemContext): Promise<string[]> {
  const rows = await ctx.db.select({ guildId: guilds.guildId }).from(guilds).orderBy(asc(guilds.guildId));
  return rows.map((row) => row.guildId);
}
