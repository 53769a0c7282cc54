import { type PlanLimits, planLimits, tierForServers } from "./plan-limits";
import { tierName } from "./rules";
import { TIERS, type Tier } from "./schema";

/** One thing that plans give, as a guild has it. */
export interface PlanRow {
  key: "servers" | "listing" | "featured" | "beta" | "support";
  title: string;
  has: boolean;
  /** What the guild has, or what is missing and which plan has it. */
  words: string;
  /** The lowest plan that has it, where this one does not. */
  needs: Tier | null;
  /** Part of what there is that is taken; null where nothing is counted. */
  used: { count: number; of: number | null } | null;
}

const servers = (count: number) => (count === 1 ? "1 game server" : `${count} game servers`);

function serverWords(tier: Tier, used: number): string {
  const { servers: limit } = planLimits(tier);
  if (limit === null) return `${servers(used)} switched on, without a limit.`;
  if (limit === 0) return "No game server can be switched on.";
  if (used > limit)
    return `${used} switched on, and the plan covers ${limit}. None is switched off by itself; those that came last are marked.`;
  const left = limit - used;
  return left === 0 ? `All ${limit === 1 ? "of it" : limit} in use.` : `${left} more can be switched on.`;
}

const lowest = (has: (limits: PlanLimits) => boolean): Tier =>
  TIERS.find((tier) => has(planLimits(tier))) ?? "partner";

const restingWords = (count: number) =>
  count === 0
    ? "Your servers have no page of their own in the directory."
    : `${count === 1 ? "1 page rests" : `${count} pages rest`}: texts and addresses are kept, and back by themselves with a plan.`;

/**
 * What a plan gives a guild and what it does not.
 * @param used servers that are switched on
 * @param resting listings that no plan covers any more
 */
export function planRows(tier: Tier, used: number, resting = 0): PlanRow[] {
  const limits = planLimits(tier);
  const full = limits.servers !== null && used >= limits.servers;
  const gate = (
    key: "listing" | "featured" | "beta",
    title: string,
    words: string,
    without: string,
  ): PlanRow => {
    const needs = lowest((one) => one[key]);
    return limits[key]
      ? { key, title, has: true, words, needs: null, used: null }
      : { key, title, has: false, words: without, needs, used: null };
  };
  const { answerHours, urgentHours } = limits;
  return [
    {
      key: "servers",
      title: "Game servers",
      has: limits.servers !== 0,
      words: serverWords(tier, used),
      needs: full ? tierForServers(used + 1) : null,
      used: { count: used, of: limits.servers },
    },
    gate(
      "listing",
      "Website listing",
      "Name, up to 500 characters, banner and invite in the directory.",
      restingWords(resting),
    ),
    gate(
      "featured",
      "Featured listing",
      "Pinned in the directory, with live numbers every 60 seconds.",
      "The listing stands among all others.",
    ),
    gate("beta", "Beta features", "What is new, before everybody has it.", "New features come later."),
    {
      key: "support",
      title: "Answers from us",
      has: answerHours !== null,
      words:
        answerHours === null
          ? "As we can. Bronze and more have a promise."
          : `Within ${answerHours} hours${urgentHours === null ? "" : `, urgent ones within ${urgentHours}`}.`,
      needs: answerHours === null ? "bronze" : null,
      used: null,
    },
  ];
}

/** A change in the history of a guild's plan, as the log has it. */
export interface PlanChange {
  id: number;
  at: string;
  words: string;
  /** The tier from then on. */
  tier: Tier;
}

type Side = Record<string, unknown> | null;
const tierOf = (side: Side): Tier | undefined => TIERS.find((tier) => tier === side?.tier);
const text = (side: Side, key: string) => (typeof side?.[key] === "string" ? String(side[key]) : null);

/**
 * The history of a guild's plan from its log, the newest first. A line holds only what changed, so the lines before
 * it tell the rest.
 * @param lines the newest first, from the first one on
 */
export function planHistory(
  lines: readonly { id: number; at: string; action: string; before: Side; after: Side }[],
): PlanChange[] {
  let tier: Tier = "none";
  let who = "A supporter";
  const told = lines.toReversed().map(({ id, at, action, before, after }): PlanChange => {
    const from = text(before, "supporter") ?? who;
    who = text(after, "supporter") ?? who;
    const had = tier;
    tier = tierOf(after) ?? tier;
    const name = tierName(tier);
    if (action === "supporters.guild.leave")
      return { id, at, tier: "none", words: `${from} took the plan to another guild.` };
    if (action === "supporters.guild.support") {
      const instead = from !== who && before ? `, in the place of ${from}` : "";
      return { id, at, tier, words: `${who} pays for the guild with ${name}${instead}.` };
    }
    if (tier === "none") return { id, at, tier, words: `The plan of ${who} ended.` };
    if (after?.state === "grace")
      return { id, at, tier, words: `The last payment of ${who} was declined; ${name} stays for a while.` };
    const back = before?.state === "grace" ? " was paid again" : had === "none" ? " is back" : " changed";
    return { id, at, tier, words: `The plan of ${who}${back}: ${name}.` };
  });
  return told.reverse();
}
