import { withSystem } from "@/db/context";
import { mayEnter } from "@/features/guilds/rules";
import { actorOf } from "@/features/identity/http/gate";
import { requireGuild } from "@/features/identity/web/session";
import { driftRows } from "../data/roles";
import { guildsAndRoles } from "../data/tier-choices";

/** Which roles of a guild show supporters' tiers, those that could, and whose roles differ from their plan. */
export async function loadTierRoles(guildId: string) {
  const { access, user } = await requireGuild(guildId, "members");
  const facts = await withSystem(
    actorOf(user),
    async (ctx) => ({
      guild: (await guildsAndRoles(ctx, access.guildId))[0] ?? null,
      differing: await driftRows(ctx, access.guildId),
    }),
    { readOnly: true },
  );
  const manages = mayEnter(access.sections, "members", "manager") && !access.seeAs;
  return { ...facts, access, manages };
}

export type TierRolesData = Awaited<ReturnType<typeof loadTierRoles>>;
