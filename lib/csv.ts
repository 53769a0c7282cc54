// A spreadsheet runs text that begins like a formula, some also behind spaces or in wide letters; a quote keeps it text.
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

function cell(value: string | number | null): string {
  if (typeof value === "number") return String(value);
  const text = value ?? "";
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV by RFC 4180, below a head. */
export function csvText(
  head: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  return [head, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** A CSV file to keep, for the person who asked alone. */
export function csvResponse(text: string, filename: string): Response {
  return new Response(text, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${filename}"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

/**
 * Rows of a list that is read by keyset, page after page.
 * @param read a page from the one after `key`; null is the first, and as `next` the end
 * @param most pages end once there are this many; the last one may reach beyond
 */
export async function allRows<Row, Key>(
  read: (key: Key | null) => Promise<{ rows: readonly Row[]; next: Key | null }>,
  first: Key | null,
  most: number,
): Promise<Row[]> {
  const all: Row[] = [];
  let key = first;
  do {
    const page = await read(key);
    all.push(...page.rows);
    key = page.next;
  } while (key !== null && all.length < most);
  return all;
}
