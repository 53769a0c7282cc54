/** The button that fixes a step. */
export type WhyFix =
  | "link-patreon"
  | "reconnect-patreon"
  | "join-patreon"
  | "rejoin-patreon"
  | "manage-patreon"
  | "sync"
  | "choose-guild"
  | "open-listing"
  | "check-roles";

export interface WhyStep {
  key: "discord" | "patreon" | "patron" | "tier" | "entitlement" | "guild" | "role" | "listing";
  title: string;
  state: "done" | "waiting" | "failed";
  /** ISO; when this last became so, if known. */
  at: string | null;
  /** What is known of it, in a sentence. */
  detail: string | null;
  /** Why it is not done, in a sentence; null where it is. */
  cause: string | null;
  fix: WhyFix | null;
  /** ISO; how long the plan stays although this step failed. */
  until: string | null;
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

type Rest = Partial<Omit<WhyStep, "key" | "title" | "state" | "at">>;

/** A step with what it does not say left empty. */
export function whyStep(
  key: WhyStep["key"],
  title: string,
  state: WhyStep["state"],
  at: Date | null,
  rest: Rest,
): WhyStep {
  return { key, title, state, at: iso(at), detail: null, cause: null, fix: null, until: null, ...rest };
}
