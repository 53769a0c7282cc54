import type { Meaning } from "@/components/ui/meaning";
import type { BountyState } from "../schema";

/** What a state is called, and what it means for whoever placed the bounty. */
export const STATE_WORDS: Record<BountyState, { words: string; meaning: Meaning }> = {
  active: { words: "On the head", meaning: "neutral" },
  held: { words: "Claimed, waits for a link", meaning: "info" },
  claimed: { words: "Claimed", meaning: "good" },
  expired: { words: "Ran out", meaning: "neutral" },
  cancelled: { words: "Cancelled", meaning: "warn" },
};
