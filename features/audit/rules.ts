/** Fields whose values never reach the log, at any depth. */
const SECRET = /token|secret|password|authorization|cookie|verifier|credential|api_?key/i;

/** What the guild's pages of the log leave out: reports about staff, who may read those pages themselves. */
export const PRIVATE_SUBJECT = "private_ticket";

/** Longer texts are cut in the log. */
export const MAX_TEXT = 2_000;
const MAX_DEPTH = 6;

type Plain = Record<string, unknown>;

function toPlain(value: unknown, depth: number): unknown {
  if (value === undefined) return null;
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "string") return value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}…` : value;
  if (value === null || typeof value !== "object") return value;
  if (value instanceof Date) return value.toISOString();
  if (depth >= MAX_DEPTH) return "…";
  if (Array.isArray(value)) return value.slice(0, 200).map((item) => toPlain(item, depth + 1));
  return plainObject(value as Plain, depth);
}

function plainObject(value: Plain, depth: number): Plain {
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      SECRET.test(key) ? "[hidden]" : toPlain(item, depth + 1),
    ]),
  );
}

/** What may stand in the log: JSON values only, secrets hidden, long texts cut. */
export function auditable(value: Plain | null | undefined): Plain | null {
  return value ? plainObject(value, 0) : null;
}

/**
 * The fields that differ, as two objects with the same keys. A missing side (something created or removed)
 * keeps the other side whole.
 */
export function changedFields(
  before: Plain | null | undefined,
  after: Plain | null | undefined,
): {
  before: Plain | null;
  after: Plain | null;
} {
  const [old, fresh] = [auditable(before), auditable(after)];
  if (!old || !fresh) return { before: old, after: fresh };
  const keys = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].filter(
    (key) => JSON.stringify(old[key]) !== JSON.stringify(fresh[key]),
  );
  const pick = (from: Plain) => Object.fromEntries(keys.map((key) => [key, from[key] ?? null]));
  return { before: pick(old), after: pick(fresh) };
}

/** Discord ids anywhere in a line: its subject and the values on both sides. */
export function snowflakesIn(entry: {
  subjectId: string;
  before: Plain | null;
  after: Plain | null;
}): string[] {
  const values = [entry.before, entry.after].flatMap((side) => Object.values(side ?? {}));
  return [...entry.subjectId.split(":"), ...values].filter(
    (value): value is string => typeof value === "string" && /^\d{17,20}$/.test(value),
  );
}

const BOTS: Record<string, string> = { "grizzly-bot": "Grizzly Bot", "grizzly-os": "Grizzly OS" };

/** Who it was, as people say it. */
export function actorName(
  actor: { actorKind: string; actorId: string | null; actorLabel: string | null },
  names: Readonly<Record<string, string>>,
): string {
  const { actorKind, actorId, actorLabel } = actor;
  if (actorKind === "bot") return BOTS[actorLabel ?? ""] ?? "A bot";
  if (actorKind === "system") return `Grizzly itself (${actorLabel ?? "a job"})`;
  if (actorKind === "patreon-webhook") return "Patreon";
  return (actorId && names[actorId]) ?? "Somebody who is no member here";
}

// Keys in one order at every depth: what JSON columns give back is not always in the order that was written.
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

/** Fields whose value now is not the one that a change left behind. */
export function changedSince(after: Plain, now: Plain): string[] {
  const current = auditable(now) ?? {};
  return Object.keys(after).filter(
    (key) => JSON.stringify(sorted(after[key])) !== JSON.stringify(sorted(current[key] ?? null)),
  );
}
