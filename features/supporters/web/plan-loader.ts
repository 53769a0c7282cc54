import { withGuild, withSystem } from "@/db/context";
import { listAudit } from "@/features/audit/data";
import { mayEnter } from "@/features/guilds/rules";
import { actorOf } from "@/features/identity/http/gate";
import { requireGuild } from "@/features/identity/web/session";
import { restingCount } from "@/features/listings/data/resting";
import { servicesOnPlan } from "@/features/nitrado/data/plan";
import { guildPlan, nextCharge, supportedGuild } from "../data/guild-plan";
import { tierOf } from "../data/plans";
import { GUILD_PLAN } from "../mutations/guild-plan";
import { beyondPlan } from "../plan-limits";
import { planHistory, planRows } from "../plan-words";
import { tierReaches } from "../rules";

const READ = { readOnly: true };
const HISTORY = 50;

/** A guild's plan: who pays, what it gives, what of it is used, and how it came. */
export async function loadPlan(guildId: string) {
  const { scope, access, user } = await requireGuild(guildId, "plan");
  const { plan, servers, lines } = await withGuild(
    scope,
    async (ctx) => {
      const [plan, servers, lines] = await Promise.all([
        guildPlan(ctx),
        servicesOnPlan(ctx),
        listAudit(ctx, { subjectType: GUILD_PLAN, subjectId: ctx.guildId, limit: HISTORY }),
      ]);
      return { plan, servers, lines };
    },
    READ,
  );
  const { supporter, kind } = plan;
  // The supporter's own rows are not the guild's: a guild learns the day of the next charge, and nothing else.
  const { charge, mine, pays, resting } = await withSystem(
    actorOf(user),
    async (ctx) => ({
      charge: supporter && kind === "paid" ? await nextCharge(ctx, supporter.id) : null,
      mine: await tierOf(ctx, user.id),
      pays: await supportedGuild(ctx, user.id),
      resting: await restingCount(ctx, access.guildId),
    }),
    READ,
  );
  const beyond = beyondPlan(plan.tier, servers);
  return {
    access,
    plan,
    nextCharge: charge,
    rows: planRows(plan.tier, servers.length, resting),
    servers: servers.map((server) => ({ ...server, beyond: beyond.has(server.serviceId) })),
    history: planHistory(lines),
    me: {
      tier: mine,
      isPayer: supporter?.id === user.id,
      paysFor: pays?.name ?? null,
      mayPay: mine !== "none" && supporter?.id !== user.id && tierReaches(mine, plan.tier) && !access.seeAs,
    },
    seesServers: mayEnter(access.sections, "servers", "manager"),
    seesFlags: mayEnter(access.sections, "settings", "viewer"),
    seesLog: mayEnter(access.sections, "audit", "viewer"),
  };
}

export type PlanData = Awaited<ReturnType<typeof loadPlan>>;
