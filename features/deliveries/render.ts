/** Where the file lies in the mission: of all folders that people make, the host copies this one alone. */
export const FILE_DIR = "custom";
/** One writer, one file: nothing else belongs in it. */
export const FILE_NAME = "grizzly-deliveries.json";
/** As cfggameplay.json must name it, in exactly these letters. */
export const FILE_LINE = `${FILE_DIR}/${FILE_NAME}`;

/** One physical thing in the file, in the spawner's axes: x east, altitude up, z north. */
export interface FileEntry {
  /** `grizzly:<order>:<attempt>:<n>`; an event's order is `e` and its setting. */
  tag: string;
  name: string;
  pos: readonly [x: number, altitude: number, z: number];
  yaw: number;
  persistent: boolean;
}

/** How every file of ours begins. */
export const HEAD = '{\n  "Objects": [';

const TAG = /^grizzly:(e?\d{1,15}):(\d{1,9}):(\d{1,4})$/;

/** @param subject an order's number, or `e` and the number of an event's setting @param n counts from 1 */
export const tagOf = (subject: string, attempt: number, n: number): string =>
  `grizzly:${subject}:${attempt}:${n}`;

export interface TagParts {
  subject: string;
  attempt: number;
  n: number;
}

/** The parts of a tag of ours; null for anything else. */
export function readTag(text: unknown): TagParts | null {
  const match = typeof text === "string" ? TAG.exec(text) : null;
  const [, subject, attempt, n] = match ?? [];
  return subject === undefined ? null : { subject, attempt: Number(attempt), n: Number(n) };
}

/** What all entries of one attempt share. */
export const attemptKey = (parts: Pick<TagParts, "subject" | "attempt">): string =>
  `${parts.subject}:${parts.attempt}`;

function byTag(a: FileEntry, b: FileEntry): number {
  const [left, right] = [readTag(a.tag), readTag(b.tag)];
  if (!left || !right) throw new Error("An entry carries no tag of ours.");
  const events = Number(left.subject.startsWith("e")) - Number(right.subject.startsWith("e"));
  const subject = Number(left.subject.replace("e", "")) - Number(right.subject.replace("e", ""));
  return events || subject || left.attempt - right.attempt || left.n - right.n;
}

// Always three decimals, so that equal places give equal bytes; a negative zero would be another text.
function fixed(value: number): string {
  if (!Number.isFinite(value) || Math.abs(value) > 100_000)
    throw new Error("A place is no number of metres.");
  const text = value.toFixed(3);
  return /^-0\.0+$/.test(text) ? text.slice(1) : text;
}

function line({ tag, name, pos, yaw, persistent }: FileEntry): string {
  const numbers = (values: readonly number[]) => `[${values.map(fixed).join(", ")}]`;
  return (
    `    { "name": ${JSON.stringify(name)}, "pos": ${numbers(pos)}, "ypr": ${numbers([yaw, 0, 0])}, ` +
    `"scale": 1.0, "enableCEPersistency": ${persistent}, "customString": ${JSON.stringify(tag)} }`
  );
}

/**
 * The file's bytes: the same entries give the same bytes in whatever order they come. UTF-8 without a mark, LF.
 * @throws Error for a foreign tag, or two entries with one tag
 */
export function renderFile(entries: readonly FileEntry[]): Uint8Array {
  const sorted = [...entries].sort(byTag);
  if (new Set(sorted.map((entry) => entry.tag)).size !== sorted.length)
    throw new Error("Two entries carry the same tag.");
  const body = sorted.length === 0 ? "" : `\n${sorted.map(line).join(",\n")}\n  `;
  return new TextEncoder().encode(`${HEAD}${body}]\n}\n`);
}
