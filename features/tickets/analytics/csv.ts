import { csvText } from "@/lib/csv";
import { TYPE_WORDS } from "../words";
import type { NumbersRow } from "./schema";
import { type Figures, figuresBy, figuresOf } from "./summary";

export const EXPORTS = ["day", "agent", "category"] as const;
export type ExportBy = (typeof EXPORTS)[number];

const HEAD = [
  "Opened",
  "Closed",
  "Reopened",
  "Messages",
  "Messages of staff",
  "First answers",
  "Median seconds to the first answer",
  "Seconds within which nine of ten had it",
  "Closings that stand",
  "Median seconds from opening to closing",
  "Seconds within which nine of ten were closed",
  "Promised answers",
  "Promised answers in time",
  "Ratings",
  "Rating of 5",
];

const whole = (value: number | null) => (value === null ? null : Math.round(value));

const cells = (f: Figures): (number | null)[] => [
  f.opened,
  f.closed,
  f.reopened,
  f.messages,
  f.staffMessages,
  f.first.count,
  whole(f.first.median),
  whole(f.first.p90),
  f.solved.count,
  whole(f.solved.median),
  whole(f.solved.p90),
  f.promised[1],
  f.promised[0],
  f.ratings,
  f.rating === null ? null : Math.round(f.rating * 100) / 100,
];

/**
 * The numbers as a CSV file, a line a day, agent or category. What is not known is empty: no median of nothing, and
 * no slowest tenth of fewer than ten.
 * @param names of agents, by Discord id
 */
export function numbersCsv(
  by: ExportBy,
  rows: readonly NumbersRow[],
  names: ReadonlyMap<string, string>,
): string {
  if (by === "day")
    return csvText(
      ["Day", ...HEAD],
      rows.map((row) => [row.date, ...cells(figuresOf([row]))]),
    );
  if (by === "agent")
    return csvText(
      ["Agent", "Discord id", ...HEAD],
      [...figuresBy(rows, (row) => row.agent)].map(([id, figures]) => [
        names.get(id) ?? id,
        id,
        ...cells(figures),
      ]),
    );
  return csvText(
    ["Category", ...HEAD],
    [...figuresBy(rows, (row) => row.category)].map(([category, figures]) => [
      TYPE_WORDS[category as keyof typeof TYPE_WORDS]?.name ?? category,
      ...cells(figures),
    ]),
  );
}
