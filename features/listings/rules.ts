import { tierReaches } from "@/features/supporters/rules";
import type { Tier } from "@/features/supporters/schema";

/** Characters of the long text by plan. */
const TEXT_LIMITS: Partial<Record<Tier, number>> = { silver: 500, gold: 4_000, partner: 4_000 };

/** How long a listing's text may be, in characters; 0 without a plan that has a listing. */
export const textLimit = (tier: Tier): number => TEXT_LIMITS[tier] ?? 0;

/** A link that was begun, at the end of a text. */
const OPEN_LINK = /!?\[[^\]]*(\]\([^)]*)?$/;

export interface ShownText {
  /** What visitors see. */
  shown: string | null;
  /** Characters that are kept and not shown. */
  resting: number;
}

/**
 * What visitors see of a text: all of it, or as much as the plan allows, up to the end of a word and never half a link.
 * @param limit in characters, the ellipsis included; null shows all
 */
export function shownText(text: string | null, limit: number | null): ShownText {
  if (text === null || limit === null || text.length <= limit) return { shown: text, resting: 0 };
  const most = text.slice(0, Math.max(0, limit - 1));
  const ends = /\s/.test(text[most.length] ?? " ") ? most : most.replace(/\s\S*$/, "");
  // One word that is longer than all that is shown is cut within, and never within a sign of two halves.
  const kept = ends
    .replace(OPEN_LINK, "")
    .replace(/[\ud800-\udbff]$/, "")
    .trimEnd();
  return { shown: kept === "" ? null : `${kept}…`, resting: text.length - kept.length };
}

/** A paid place on top of the directory. It changes place and look, never a number. */
export const mayBeFeatured = (tier: Tier): boolean => tierReaches(tier, "gold");

export type ListingState = "draft" | "in_review" | "live" | "hidden";

export interface PublishFacts {
  tier: Tier;
  description: string | null;
  inviteLink: string | null;
  serverActive: boolean;
}

/** Why a listing cannot go live, as sentences that say what to do; empty when it can. */
export function publishProblems(facts: PublishFacts): string[] {
  const problems: string[] = [];
  if (!tierReaches(facts.tier, "silver")) {
    problems.push("A listing comes with Silver. Choose which supporter's plan pays for this guild.");
  } else if ((facts.description ?? "").length > textLimit(facts.tier)) {
    problems.push(`The text is longer than the ${textLimit(facts.tier)} characters of the plan. Shorten it.`);
  }
  if (!facts.serverActive) problems.push("The game server is switched off here. Switch it on first.");
  if (!facts.inviteLink) problems.push("There is no Discord invite, so nobody could join. Add one.");
  return problems;
}

/** A public address from a name: `Nadbór Standoff` → `nadbor-standoff`; null when nothing is left of it. */
export function slugFrom(name: string): string | null {
  const text = name
    .replaceAll("ł", "l")
    .replaceAll("Ł", "l")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");
  return text.length >= 3 ? text : null;
}

/** Tags of public pages that a change of this listing renews. */
export const listingTags = (slug: string): string[] => [`listing:${slug}`, cardTag(slug), "servers", "home"];

/** Tag of the picture that a link to the page unfolds to. */
export const cardTag = (slug: string): string => `listing:${slug}:card`;

/** Where visitors get a live listing's own picture. A new picture has a new id, so browsers may keep it. */
export const bannerAddress = (slug: string, id: string, size: "wide" | "banner"): string =>
  `/servers/${slug}/banner/${id}/${size}`;

/** Tag of what visitors read of a listing's reviews. */
export const reviewTag = (slug: string): string => `listing:${slug}:reviews`;
