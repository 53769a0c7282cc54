import { withGuild } from "@/db/context";
import { botRights } from "@/features/guilds/data/bot-rights";
import { mayEnter } from "@/features/guilds/rules";
import { requireGuild } from "@/features/identity/web/session";
import { setupServices } from "@/features/nitrado/data/setup";
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
      const [services, days, settings, rights] = await Promise.all([
        serviceHealths(ctx),
        upDays(ctx),
        setupServices(ctx),
        botRights(ctx),
      ]);
      const facts = await partFacts(ctx, services);
      return { services, days, settings, rights, facts, at: ctx.now.toISOString() };
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
    settings: facts.settings,
    rights: { ...facts.rights, missing: facts.facts.discord.missing ?? [] },
    at: facts.at,
    parts,
    worst: worstPart(parts),
    health: wholeHealth(parts),
  };
}

export type HealthPageFacts = Awaited<ReturnType<typeof loadHealth>>;
