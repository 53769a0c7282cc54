import { csvText } from "@/lib/csv";
import type { Chart, Overview } from "./schema";

interface Columns {
  from: string;
  stepMs: number;
  head: readonly string[];
  values: readonly (readonly (number | null)[])[];
}

function columnsOf(chart: Chart, { players, kills, coins }: Overview): Columns | null {
  if (chart === "coins") {
    if (!coins) return null;
    const { from, stepMs, minted, spent } = coins.figures;
    return { from, stepMs, head: ["minted", "spent"], values: [minted, spent] };
  }
  const course = (chart === "players" ? players : kills)?.figures.course;
  if (!course) return null;
  const { from, stepMs, now, before } = course;
  return { from, stepMs, head: [chart, `${chart}_before`], values: [now, before] };
}

/** Every step of a chart of the overview as a line; what is not known is empty. Times are UTC. */
export function courseCsv(chart: Chart, overview: Overview): string {
  const columns = columnsOf(chart, overview);
  if (!columns) return csvText(["from_utc"], []);
  const { from, stepMs, head, values } = columns;
  const rows = Array.from({ length: values[0]?.length ?? 0 }, (_, step) => [
    new Date(Date.parse(from) + step * stepMs).toISOString(),
    ...values.map((line) => line[step] ?? null),
  ]);
  return csvText(["from_utc", ...head], rows);
}
