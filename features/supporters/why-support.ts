import type { RoleStanding } from "./data/roles";
import { planLimits } from "./plan-limits";
import type { Tier } from "./schema";
import { type WhyStep, whyStep } from "./why-step";

/** A public page of the guild that a plan pays for. */
export interface SupportedListing {
  name: string;
  slug: string | null;
  state: "draft" | "in_review" | "live" | "hidden";
  featured: boolean;
  publishedAt: Date | null;
  /** Since when no plan covers it; its texts are kept. */
  restingSince: Date | null;
}

/** What a plan reaches in Discord and on the website. */
export interface SupportFacts {
  guild: { name: string; slug: string; since: Date | null; servers: number } | null;
  listings: readonly SupportedListing[];
  roles: readonly RoleStanding[];
  /** Whether the person may publish listings of the guild. */
  publishes: boolean;
}

const servers = (count: number | null) =>
  count === null ? "any number of game servers" : count === 1 ? "1 game server" : `${count} game servers`;

function guildStep(tier: Tier, { guild }: SupportFacts): WhyStep {
  if (!guild) {
    const cause =
      tier === "none"
        ? "A plan pays for one guild of yours, which you choose here."
        : "Your plan pays for no guild yet, so no server and no listing come from it. Choose one.";
    const fix = tier === "none" ? null : ("choose-guild" as const);
    return whyStep("guild", "Guild", "waiting", null, { cause, fix });
  }
  const { name, since } = guild;
  if (tier === "none") {
    const cause = `${name} keeps everything it has, and waits for a plan. Nothing was deleted.`;
    return whyStep("guild", `Guild: ${name}`, "waiting", since, { cause });
  }
  const { servers: limit, listing, featured } = planLimits(tier);
  const page = featured ? " and have a featured listing" : listing ? " and have a listing" : "";
  const detail = `It may connect ${servers(limit)}${page}.`;
  return whyStep("guild", `Pays for ${name}`, "done", since, { detail });
}

function brokenRole({ state, guild, role, reason, drift, at }: RoleStanding): WhyStep {
  const name = role ?? "the role";
  if (state === "waiting") {
    const cause = reason ?? `Grizzly OS brings your role in ${guild} up to date within a minute.`;
    return whyStep("role", "Discord role on its way", "waiting", at, {
      cause,
      fix: reason ? "check-roles" : null,
    });
  }
  if (drift === "unpaid") {
    const cause = `You hold a role in ${guild} that your plan does not give. It is taken back once staff have looked.`;
    return whyStep("role", "Discord role", "waiting", at, { cause });
  }
  const cause = reason
    ? `${guild}: ${reason}`
    : `Your plan gives you ${name} in ${guild}, and you do not hold it.`;
  return whyStep("role", "Discord role not applied", "failed", at, { cause, fix: "check-roles" });
}

function roleStep(tier: Tier, { roles }: SupportFacts): WhyStep {
  const broken =
    roles.find(({ state, drift }) => state === "failed" || drift === "missing") ??
    roles.find(({ state }) => state === "waiting" || state === "drift");
  if (broken) return brokenRole(broken);
  if (tier === "none")
    return whyStep("role", "Discord role", "waiting", null, { cause: "The role comes with a plan." });
  const [first, ...more] = roles.filter(({ role }) => role !== null);
  if (!first)
    return whyStep("role", "Discord role", "done", null, {
      detail: "None of your guilds shows this tier by a role, so there is none to apply.",
    });
  const where = [first, ...more].map(({ guild }) => guild).join(", ");
  const detail = more.length > 0 ? `You hold it in ${where}.` : `You hold ${first.role} in ${where}.`;
  return whyStep("role", "Discord role applied", "done", first.at, { detail });
}

const named = (listings: readonly SupportedListing[]) => {
  const [first, second] = listings.map(({ name }) => name);
  if (listings.length <= 1) return first ?? "";
  return listings.length === 2 ? `${first} and ${second}` : `${first} and ${listings.length - 1} more`;
};

/** Null where neither the plan has a listing nor one waits for a plan. */
function listingStep(tier: Tier, { guild, listings, publishes }: SupportFacts): WhyStep | null {
  const resting = listings.filter(({ restingSince }) => restingSince !== null);
  if (!planLimits(tier).listing) {
    const [first] = resting;
    if (!first) return null;
    const cause = `${named(resting)} ${resting.length === 1 ? "rests" : "rest"}: visitors do not find it in the directory, and its address says why. Its texts are kept, and it is back with Silver or more.`;
    return whyStep("listing", "Listing rests", "failed", first.restingSince, { cause, fix: "join-patreon" });
  }
  const live = listings.filter(({ state }) => state === "live");
  const [first] = live;
  if (first) {
    const place = live.some(({ featured }) => featured) ? "Featured" : "In the directory";
    return whyStep("listing", "Listing active", "done", first.publishedAt, {
      detail: `${place}: ${named(live)}.`,
    });
  }
  const title = "Listing";
  if (!guild) return whyStep("listing", title, "waiting", null, { cause: "It needs a guild first." });
  if (resting.length > 0) {
    const cause = `${named(resting)} comes back within a minute.`;
    return whyStep("listing", title, "waiting", null, { cause });
  }
  const inReview = listings.some(({ state }) => state === "in_review");
  const cause = inReview
    ? `We look at the page of ${guild.name} before visitors see it.`
    : publishes
      ? `${guild.name} has no live page yet. Write one, see it as visitors will, and publish it.`
      : `${guild.name} has no live page yet. Whoever manages it there can publish one.`;
  const fix = publishes ? ("open-listing" as const) : null;
  return whyStep("listing", title, "waiting", null, { cause, fix });
}

/** What a plan reaches: the guild that it pays for, the role in Discord, the listing. */
export function supportSteps(tier: Tier, facts: SupportFacts): WhyStep[] {
  const listing = listingStep(tier, facts);
  return [guildStep(tier, facts), roleStep(tier, facts), ...(listing ? [listing] : [])];
}
