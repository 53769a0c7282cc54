/** Where an attempt to place something is. The first five are its way; the last two are how else it may end. */
export const ATTEMPT_STATES = [
  "planned",
  "staged",
  "restart_seen",
  "unstage_required",
  "fulfilled",
  "abandoned",
  "needs_look",
] as const;
export type AttemptState = (typeof ATTEMPT_STATES)[number];

const NEXT: Record<AttemptState, readonly AttemptState[]> = {
  planned: ["staged", "unstage_required", "abandoned", "needs_look"],
  staged: ["restart_seen", "unstage_required", "needs_look"],
  restart_seen: ["unstage_required", "needs_look"],
  unstage_required: ["fulfilled", "abandoned", "needs_look"],
  // A second boot may become known after the file was clean again.
  fulfilled: ["needs_look"],
  abandoned: [],
  needs_look: ["fulfilled", "abandoned"],
};

/** What decides about an attempt. A moment is null while it has not come. */
export interface AttemptFacts {
  state: AttemptState;
  /** Written before the file is: from here on a boot may have read it. */
  intentAt: Date | null;
  stagedAt: Date | null;
  unstageIntentAt: Date | null;
  unstagedAt: Date | null;
}

/** Why an attempt may not take a step, or null. */
export function stepProblem(attempt: AttemptFacts, to: AttemptState): string | null {
  if (!NEXT[attempt.state].includes(to))
    return `An attempt that is ${attempt.state.replaceAll("_", " ")} cannot become ${to.replaceAll("_", " ")}.`;
  if (to === "staged" && attempt.intentAt === null) return "Nothing is staged before its intent is stored.";
  if (to === "abandoned" && attempt.state === "planned" && attempt.intentAt !== null)
    return "It may stand in the file: it is taken out first.";
  if (to === "fulfilled" && attempt.state === "unstage_required" && attempt.unstagedAt === null)
    return "It is fulfilled when the file is clean again.";
  return null;
}

/** Whether an attempt still wants something done. */
export const isOpen = (state: AttemptState): boolean => state !== "fulfilled" && state !== "abandoned";

/** Whether the file must hold an attempt: the file is nothing but these. */
export const belongsInFile = ({ state, intentAt }: Pick<AttemptFacts, "state" | "intentAt">): boolean =>
  state === "staged" || state === "restart_seen" || (state === "planned" && intentAt !== null);

/**
 * Why a further attempt of the same order is not allowed, or null. Only an attempt that provably never reached a
 * boot makes room for another one.
 */
export function retryProblem(earlier: readonly AttemptState[]): string | null {
  if (earlier.some((state) => state === "fulfilled")) return "It was placed already.";
  if (earlier.some(isOpen)) return "An earlier attempt is not over yet.";
  return null;
}
