import type { GuildContext } from "@/db/context";
import { memberLevels } from "@/features/guilds/data/member-levels";
import { moderation } from "@/features/guilds/moderation/data";
import { mayEnter } from "@/features/guilds/rules";

/**
 * Whether somebody works on tickets: by the rights that let them onto the desk, or by a role that the guild lets into
 * its tickets in Discord. @param roles ids of their roles, where Discord has just said them
 */
export async function isTicketStaff(
  ctx: GuildContext,
  discordId: string,
  roles: readonly string[] | null = null,
): Promise<boolean> {
  const { levels, roleIds } = await memberLevels(ctx, discordId, roles);
  if (mayEnter(levels, "tickets", "support")) return true;
  const { staffRoles } = await moderation(ctx);
  const named = new Set(Object.values(staffRoles).flat());
  return roleIds.some((role) => named.has(role));
}
