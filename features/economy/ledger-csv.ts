import type { LedgerLine } from "./wallet";

const HEAD = ["time_utc", "kind", "cause", "detail", "amount", "balance", "entry"];

// A spreadsheet runs text that begins like a formula; a quote before it keeps it text.
function cell(value: string | number | null): string {
  if (typeof value === "number") return String(value);
  const text = value ?? "";
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Ledger lines as CSV by RFC 4180, with a head. */
export function ledgerCsv(lines: readonly LedgerLine[]): string {
  const rows = lines.map((line) => [
    line.at,
    line.kind,
    line.cause.title,
    line.cause.detail,
    line.amount,
    line.balance,
    line.id,
  ]);
  return [HEAD, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
