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
