import { tierName, tierReaches } from "./rules";
import { TIERS, type Tier } from "./schema";

/** What a tier gives a guild. It never touches items, coins, prices or rewards. */
export interface PlanLimits {
  /** Game servers that may be switched on; null is no limit. */
  servers: number | null;
  listing: boolean;
  /** The listing is pinned, with live numbers. */
  featured: boolean;
  beta: boolean;
  /** Hours within which the platform answers; null is no promise. */
  answerHours: number | null;
  /** The same for what is urgent. */
  urgentHours: number | null;
}

const BRONZE: PlanLimits = {
  servers: 1,
  listing: false,
  featured: false,
  beta: false,
  answerHours: 48,
  urgentHours: null,
};
const SILVER: PlanLimits = { ...BRONZE, listing: true, answerHours: 24 };
const GOLD: PlanLimits = {
  servers: 3,
  listing: true,
  featured: true,
  beta: true,
  answerHours: 12,
  urgentHours: 6,
};

const LIMITS: Record<Tier, PlanLimits> = {
  none: { ...BRONZE, servers: 0, answerHours: null },
  bronze: BRONZE,
  silver: SILVER,
  gold: GOLD,
  partner: { ...GOLD, servers: null },
};

/** What a guild has with the plan that pays for it. */
export const planLimits = (tier: Tier): PlanLimits => LIMITS[tier];

/** The lowest tier that covers so many servers. */
export const tierForServers = (servers: number): Tier =>
  TIERS.find((tier) => {
    const limit = LIMITS[tier].servers;
    return limit === null || limit >= servers;
  }) ?? "partner";

const servers = (count: number) => (count === 1 ? "1 game server" : `${count} game servers`);

/**
 * Why one more game server cannot be switched on; null where it can.
 * @param used servers of the guild that are switched on already
 */
export function serverRefusal(tier: Tier, used: number): string | null {
  const limit = LIMITS[tier].servers;
  if (limit === null || used < limit) return null;
  if (tier === "none")
    return "No supporter's plan pays for this guild, so no game server can be switched on. Nothing was changed. Under Plan stands how a supporter takes it over.";
  const next = tierForServers(used + 1);
  const more = tierReaches(next, tier) ? ` ${tierName(next)} covers more: see Plan.` : "";
  return `${tierName(tier)} covers ${servers(limit)}, and ${used === 1 ? "1 is" : `${used} are`} switched on. Nothing was changed. Switch one off first.${more}`;
}

/**
 * Which servers a plan does not cover: those that came last. They are read on, and marked.
 * @param on servers that are switched on, with when each became known
 */
export function beyondPlan(tier: Tier, on: readonly { serviceId: string; since: Date }[]): Set<string> {
  const limit = LIMITS[tier].servers;
  if (limit === null) return new Set();
  const oldestFirst = on.toSorted(
    (a, b) => a.since.getTime() - b.since.getTime() || a.serviceId.localeCompare(b.serviceId, "en"),
  );
  return new Set(oldestFirst.slice(limit).map(({ serviceId }) => serviceId));
}

/** How a server that the plan does not cover is told; the date stands before it. */
export function beyondWords(tier: Tier): string {
  const limit = LIMITS[tier].servers ?? 0;
  const covers =
    tier === "none" ? "No plan pays for this guild" : `${tierName(tier)} covers ${servers(limit)}`;
  return `${covers}, and this one is beyond it. It is read on; switched off, it cannot be switched on again until a plan covers it.`;
}
