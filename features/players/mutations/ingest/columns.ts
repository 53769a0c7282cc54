import { sql } from "drizzle-orm";

// Array literals for `unnest`, put together by JSON.stringify: between the brackets both grammars agree on numbers,
// null, and texts whose only escapes are \" and \\. The driver quotes and escapes each value alone (measured: slower).
const literal = (json: string) => `{${json.slice(1, -1)}}`;

/** `{…}` of numbers. Those that are not finite become null. */
export function numbers(values: readonly (number | null)[]) {
  return sql.param(literal(JSON.stringify(values)));
}

/** `{…}` of texts. */
export function texts(values: readonly (string | null)[]) {
  const json = JSON.stringify(values);
  // JSON writes control characters in a way of its own.
  return sql.param(/\\[^"\\]/.test(json) ? oneByOne(values) : literal(json));
}

function oneByOne(values: readonly (string | null)[]): string {
  const quoted = values.map((value) => (value === null ? "NULL" : `"${value.replace(/["\\]/g, "\\$&")}"`));
  return `{${quoted.join(",")}}`;
}

/** `{…}` of moments. */
export function moments(values: readonly (Date | null)[]) {
  return sql.param(literal(JSON.stringify(values)));
}

/** `{…}` of truth values. */
export function flags(values: readonly (boolean | null)[]) {
  return sql.param(literal(JSON.stringify(values)));
}
