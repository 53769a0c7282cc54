import { withGuild } from "@/db/context";
import { mayEnter } from "@/features/guilds/rules";
import { requireGuild } from "@/features/identity/web/session";
import { partFacts } from "../data/health-parts";
import { serviceHealths } from "../data/service-health";
import { upDays } from "../data/up-days";
import { partsOf, wholeHealth, worstPart } from "../parts";

/** Whether everything works, part by part, for staff who may see the servers. */
export async function loadHealth(guildId: string) {
  const { scope, access } = await requireGuild(guildId, "servers", "viewer");
  const facts = await withGuild(
    scope,
    async (ctx) => {
      const [services, days] = await Promise.all([serviceHealths(ctx), upDays(ctx)]);
      return { services, days, facts: await partFacts(ctx, services), at: ctx.now.toISOString() };
    },
    { readOnly: true },
  );
  // A way out that leads to a closed door is none.
  const parts = partsOf(facts.facts).map((part) =>
    part.fix && !mayEnter(access.sections, part.fix.section, part.fix.level) ? { ...part, fix: null } : part,
  );
  return {
    access,
    services: facts.services,
    days: facts.days,
    at: facts.at,
    parts,
    worst: worstPart(parts),
    health: wholeHealth(parts),
  };
}

export type HealthPageFacts = Awaited<ReturnType<typeof loadHealth>>;
