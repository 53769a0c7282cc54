import type { Meaning } from "@/components/ui/meaning";
import type { Health } from "../health-rules";

/** What a health is called and what it means. */
export const HEALTH_WORDS: Record<Health, { meaning: Meaning; word: string }> = {
  running: { meaning: "good", word: "Running" },
  quiet: { meaning: "info", word: "Quiet" },
  degraded: { meaning: "warn", word: "Degraded" },
  down: { meaning: "bad", word: "Down" },
  unknown: { meaning: "neutral", word: "Not known" },
};
