import { csvText } from "@/lib/csv";

function cellOf(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "number" || typeof value === "string") return value;
  return typeof value === "boolean" ? (value ? "yes" : "no") : JSON.stringify(value);
}

/** Rows of one shape as CSV, a column each field; what has parts of its own stands there as JSON. */
export function listCsv(rows: readonly object[]): string {
  const head = Object.keys(rows[0] ?? {});
  return csvText(
    head.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)),
    rows.map((row) => head.map((name) => cellOf((row as Record<string, unknown>)[name]))),
  );
}
