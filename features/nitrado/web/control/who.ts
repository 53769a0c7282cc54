import { withGuild } from "@/db/context";
import { rolesOf } from "@/features/guilds/access";
import type { StaffScope } from "@/features/identity/web/session";
import { type Asking, givesToRoles } from "../../control/data/permissions";

/**
 * Who asks, as the guild and Discord know them now. Discord is asked for roles only where the guild gives a level over
 * its servers to one.
 * @param forWrite a write counts no role that Discord cannot confirm
 */
export async function askingOf(
  { user, scope, access }: Pick<StaffScope, "user" | "scope" | "access">,
  forWrite: boolean,
): Promise<Asking> {
  const byRole = await withGuild(scope, givesToRoles, { readOnly: true });
  const roleIds = byRole ? await rolesOf(user, access.guildId, { forWrite }) : [];
  return { discordId: user.discordId, section: access.sections.servers, roleIds };
}
