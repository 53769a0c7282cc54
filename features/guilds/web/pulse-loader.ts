import { withGuild } from "@/db/context";
import { guildPulse } from "@/features/events/pulse";
import type { PulseVersions } from "@/features/events/pulse-topics";
import { requireAccess } from "@/features/identity/web/session";
import type { Section } from "../schema";
import { scopeForStaff } from "../scope";

/** The versions that this rendering of a dashboard shows, so that nothing is missed between it and the first question. */
export async function loadPulse(guildId: string): Promise<PulseVersions> {
  const { session, access } = await requireAccess(guildId);
  const [section] = Object.keys(access.sections) as Section[];
  // Whoever looks through the eyes of somebody without rights sees nothing that could change.
  if (!section) return {};
  const scope = scopeForStaff(session.user, access.guildId, access.sections, section, "viewer");
  return withGuild(scope, (ctx) => guildPulse(ctx, access.sections), { readOnly: true });
}
