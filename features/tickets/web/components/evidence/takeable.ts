import { lineKey, telling } from "../../../evidence/rules";
import { lineWords } from "../../../evidence/words";
import type { Case } from "../../case-loader";
import type { TakeLine } from "./evidence-button";

/** As many as somebody looks through. */
const MOST = 60;

/** Lines of a case that can be taken into a note, in words. */
export function takeable({ report, lines }: Pick<Case, "report" | "lines">): TakeLine[] {
  if (!report) return [];
  const nameOf = (id: number) => report.parties.find(({ playerId }) => playerId === id)?.name ?? "Somebody";
  return telling(lines)
    .slice(0, MOST)
    .map((line) => ({
      key: lineKey(line),
      at: line.at,
      words: `${nameOf(line.playerId)}: ${lineWords(line, report.map)}`,
      deadly: line.at === report.diedAt && (line.kind === "kill" || line.kind === "death"),
    }));
}
