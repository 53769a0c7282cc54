import type { ChatInputCommandInteraction, GuildMember } from "discord.js";
import type { GuildContext } from "@/db/context";
import { memberLevels } from "@/features/guilds/data/member-levels";
import { reaches } from "@/features/guilds/rules";
import type { Level, Section } from "@/features/guilds/schema";
import { forbidden } from "@/lib/errors";

type Interaction = ChatInputCommandInteraction<"cached" | "raw">;

/** Roles of whoever asks, as Discord sends them along: fresher than anything that is kept. */
export const rolesOf = (member: Interaction["member"]): string[] =>
  Array.isArray(member.roles) ? member.roles : [...(member as GuildMember).roles.cache.keys()];

/**
 * The level of whoever asks in a section of the dashboard, by the roles that they have at this moment.
 * @throws AppError forbidden below the level that is needed
 */
export async function demand(
  ctx: GuildContext,
  { user, member }: Interaction,
  section: Section,
  level: Level,
): Promise<Level> {
  const { levels } = await memberLevels(ctx, user.id, rolesOf(member));
  const has = levels[section];
  if (has === undefined || !reaches(has, level))
    throw forbidden(`This needs the level “${level}” in ${section}. The server's owner can give it to you.`);
  return has;
}
