import { withGuild } from "@/db/context";
import { requireGuild } from "@/features/identity/web/session";
import { serviceHealths } from "../data/service-health";

/** How the guild's game servers are, for staff who may see the servers. */
export async function loadHealth(guildId: string) {
  const { scope, access } = await requireGuild(guildId, "servers", "viewer");
  return { access, services: await withGuild(scope, serviceHealths, { readOnly: true }) };
}

export type HealthPageFacts = Awaited<ReturnType<typeof loadHealth>>;
