import { type ContextOptions, type GuildContext, withGuild } from "@/db/context";
import { scopeForInteraction } from "@/features/guilds/scope";

/** As much of an interaction as says who asks where. */
export interface Asked {
  id: string;
  guildId: string | null;
  user: { id: string };
}

/** The idempotency key of what an interaction does. @param interactionId of the one that showed what is confirmed */
export const keyOf = (interactionId: string): string => `discord:${interactionId}`;

/** Works in the guild in which the interaction was made, in the name of whoever made it. */
export function asMember<T>(
  { id, guildId, user }: Asked,
  work: (ctx: GuildContext) => Promise<T>,
  options?: ContextOptions,
): Promise<T> {
  const scope = scopeForInteraction({ id, guildId: guildId ?? "", discordId: user.id });
  return withGuild(scope, work, options);
}

/** {@link asMember} for what only reads. */
export const lookUp = <T>(asked: Asked, work: (ctx: GuildContext) => Promise<T>): Promise<T> =>
  asMember(asked, work, { readOnly: true });
