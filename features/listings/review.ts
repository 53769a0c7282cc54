import { changedFields, type ListingForm } from "./form";
import type { ListingState } from "./rules";

/** Where a listing stands between its guild, the platform and its visitors. */
export interface ListingStanding {
  state: ListingState;
  /** Changes beside what visitors see; null without any. */
  draftState: "open" | "in_review" | null;
  /** Whether it was approved once. */
  approved: boolean;
  hiddenBy: "guild" | "platform" | null;
  hiddenReason: string | null;
  /** What the last review said when it gave the draft back. */
  reviewNote: string | null;
  /** No plan covers it now: it is hidden until one does, and comes back by itself. */
  resting?: boolean;
}

/**
 * Why changes are looked at by the platform before visitors see them; empty when they go out at once. Texts, tags
 * and hours of an approved listing do; what a visitor takes for its identity does not.
 * @param live what visitors see; null for a listing that was never approved
 */
export function reviewReasons(
  standing: Pick<ListingStanding, "approved" | "hiddenBy">,
  live: ListingForm | null,
  draft: ListingForm,
): string[] {
  if (!standing.approved || live === null) return ["It is the first time that it goes out."];
  const changed = changedFields(live, draft);
  return [
    ...(standing.hiddenBy === "platform" ? ["Grizzly has hidden it."] : []),
    ...(changed.includes("serverName") ? ["Its name is another one."] : []),
    ...(changed.includes("banner") && draft.banner !== null ? ["Its banner is a new picture."] : []),
  ];
}

export interface StandingWords {
  meaning: "good" | "warn" | "bad" | "info" | "neutral";
  label: string;
  sentence: string;
}

const quoted = (words: string | null) => (words ? ` “${words}”` : "");

/** Where a listing stands, in words. */
export function standingWords(standing: ListingStanding): StandingWords {
  const { state, draftState, hiddenBy, hiddenReason, reviewNote } = standing;
  if (state === "hidden" && standing.resting)
    return {
      meaning: "warn",
      label: "Resting",
      sentence:
        "No plan with a listing pays for it now. Its address says so to visitors; nothing was deleted, and with Silver or more it is back by itself.",
    };
  if (state === "hidden" && hiddenBy === "platform") {
    const again =
      draftState === "in_review"
        ? "Your changes wait for a look."
        : "Change what is wrong and send it to review.";
    return {
      meaning: "bad",
      label: "Hidden by Grizzly",
      sentence: `Visitors do not see it.${quoted(hiddenReason)} ${again}`,
    };
  }
  if (state === "hidden")
    return {
      meaning: "neutral",
      label: "Hidden by you",
      sentence: "Visitors do not see it. Its texts and its address stay.",
    };
  if (draftState === "in_review")
    return state === "live"
      ? {
          meaning: "info",
          label: "Live, changes in review",
          sentence: "Visitors see the version before until Grizzly has looked.",
        }
      : { meaning: "info", label: "In review", sentence: "Grizzly looks at it before visitors see it." };
  if (reviewNote && draftState === "open")
    return {
      meaning: "warn",
      label: state === "live" ? "Live, changes sent back" : "Sent back",
      sentence: `The review says:${quoted(reviewNote)} Change it and send it again.`,
    };
  if (state === "live")
    return draftState === "open"
      ? {
          meaning: "warn",
          label: "Live, with changes",
          sentence: "Visitors see the version before until you publish.",
        }
      : { meaning: "good", label: "Live", sentence: "Visitors see it as it is here." };
  return {
    meaning: "neutral",
    label: "Draft",
    sentence: "Only this dashboard sees it until you send it to review.",
  };
}
