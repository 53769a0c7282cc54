import { type FileEntry, HEAD, readTag } from "./render";

/** What stands in the file on the server. */
export interface SeenFile {
  /** `damaged` is not JSON of the spawner's shape: the game reads none of it. */
  kind: "missing" | "whole" | "damaged";
  ours: FileEntry[];
  /** Names of entries without our tag. Nothing is written while there is one. */
  foreign: string[];
}

const numbers = (value: unknown, count: number): value is number[] =>
  Array.isArray(value) &&
  value.length === count &&
  value.every((one) => typeof one === "number" && Number.isFinite(one));

function toEntry(value: unknown): FileEntry | null {
  if (typeof value !== "object" || value === null) return null;
  const { name, pos, ypr, customString, enableCEPersistency } = value as Record<string, unknown>;
  if (typeof customString !== "string" || !readTag(customString)) return null;
  if (typeof name !== "string" || !numbers(pos, 3)) return null;
  const [x = 0, altitude = 0, z = 0] = pos;
  return {
    tag: customString,
    name,
    pos: [x, altitude, z],
    yaw: numbers(ypr, 3) ? (ypr[0] ?? 0) : 0,
    persistent: enableCEPersistency === true || enableCEPersistency === 1,
  };
}

function nameOf(value: unknown): string {
  const name = typeof value === "object" && value !== null ? (value as { name?: unknown }).name : undefined;
  return typeof name === "string" ? name.slice(0, 80) : "an entry without a name";
}

/** A cut upload of ours has our tags alone, and perhaps one entry that lost its own. */
function damaged(text: string): SeenFile {
  const tags = [...text.matchAll(/"customString"\s*:\s*"([^"]*)"/g)].map((match) => match[1]);
  const names = [...text.matchAll(/"name"\s*:\s*"([^"]*)/g)].map((match) => match[1] ?? "");
  const strangers = tags.filter((tag) => !readTag(tag)).length;
  const untagged = names.length - tags.length;
  const begun = text.startsWith(HEAD) || HEAD.startsWith(text);
  const foreign = strangers > 0 || untagged > 1 || !begun ? names.slice(0, 20) : [];
  return {
    kind: "damaged",
    ours: [],
    foreign: foreign.length > 0 || begun ? foreign : ["text of another kind"],
  };
}

/** Reads the file as the game would, and tells our entries from those of others. @param bytes null: no such file */
export function parseFile(bytes: Uint8Array | null): SeenFile {
  if (bytes === null) return { kind: "missing", ours: [], foreign: [] };
  const text = new TextDecoder().decode(bytes);
  if (text.trim() === "") return { kind: "damaged", ours: [], foreign: [] };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return damaged(text);
  }
  const objects =
    typeof value === "object" && value !== null ? (value as { Objects?: unknown }).Objects : null;
  if (!Array.isArray(objects)) return { kind: "damaged", ours: [], foreign: ["JSON of another shape"] };
  const entries = objects.map((one) => ({ entry: toEntry(one), name: nameOf(one) }));
  return {
    kind: "whole",
    ours: entries.flatMap(({ entry }) => (entry ? [entry] : [])),
    foreign: entries.flatMap(({ entry, name }) => (entry ? [] : [name])),
  };
}
