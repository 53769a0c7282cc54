import { csvText } from "@/lib/csv";
import { type HistoryLine, RESULT_WORDS } from "./history";

/** A person's history as CSV, times in UTC. */
export const historyCsv = (lines: readonly HistoryLine[]): string =>
  csvText(
    ["at_utc", "what", "why", "from", "result", "until_utc"],
    lines.map(({ at, what, why, from, result, until }) => [at, what, why, from, RESULT_WORDS[result], until]),
  );
