import { type GuildScope, withSystem } from "@/db/context";
import { resolveAccess } from "@/features/guilds/access";
import { listGuildChoices } from "@/features/guilds/data";
import { guildsOfMember } from "@/features/guilds/data/membership";
import { mayEnter } from "@/features/guilds/rules";
import type { GuildAccess } from "@/features/guilds/schema";
import { scopeForStaff } from "@/features/guilds/scope";
import { actorOf } from "@/features/identity/http/gate";
import type { Session } from "@/features/identity/schema";

export interface DeskGuild {
  access: GuildAccess;
  scope: GuildScope;
}

/**
 * Guilds whose tickets the person may see, each with its scope. Roles are asked for guild by guild, so that whoever is
 * an agent by a role alone is found among the members.
 */
export async function deskGuildsOf({ user, seeAs }: Session): Promise<DeskGuild[]> {
  const read = { readOnly: true };
  const [choices, joined] = await Promise.all([
    withSystem(actorOf(user), (ctx) => listGuildChoices(ctx, user), read),
    withSystem(actorOf(user), (ctx) => guildsOfMember(ctx, user.discordId), read),
  ]);
  const ids = new Set([...choices, ...joined].map((guild) => guild.guildId));
  const found = await Promise.all(
    [...ids].map((guildId) => resolveAccess(user, guildId, { forWrite: false, seeAs })),
  );
  return found.flatMap((access) =>
    access && mayEnter(access.sections, "tickets", "viewer")
      ? [{ access, scope: scopeForStaff(user, access.guildId, access.sections, "tickets", "viewer") }]
      : [],
  );
}
