/** The lists that Nitrado keeps, each as one string in `settings.general`. */
export const LISTS = ["bans", "whitelist", "priority"] as const;
export type ListName = (typeof LISTS)[number];

export interface ListChange {
  action: "add" | "remove";
  entry: string;
}

const BREAK = /\r\n|\r|\n/;

interface Line {
  text: string;
  /** The line break behind it as it stands; none behind the last line. */
  end: string;
}

// Every byte of the string is in exactly one line, so that what is not ours goes back as it came.
function linesOf(content: string): Line[] {
  const parts = content.split(/(\r\n|\r|\n)/);
  const lines: Line[] = [];
  for (let at = 0; at < parts.length; at += 2)
    lines.push({ text: parts[at] ?? "", end: parts[at + 1] ?? "" });
  return lines;
}

/** The entries of a list in its order, doubles kept, blank lines left out. */
export function entriesOf(content: string): string[] {
  return content
    .split(BREAK)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function add(content: string, entry: string): string {
  if (entriesOf(content).includes(entry)) return content;
  const open = content !== "" && !/[\r\n]$/.test(content);
  return `${content}${open ? "\r\n" : ""}${entry}`;
}

function remove(content: string, entry: string): string {
  const lines = linesOf(content);
  const kept = lines.filter((line) => line.text.trim() !== entry);
  if (kept.length === lines.length) return content;
  const last = kept.at(-1);
  // The break before a last line goes with that line: the list ends as it ended.
  if (last && lines.at(-1)?.text.trim() === entry) last.end = "";
  return kept.map((line) => line.text + line.end).join("");
}

/** A list with our changes in it, one after the other. What others wrote stays as it is, byte for byte. */
export function mergeChanges(content: string, changes: readonly ListChange[]): string {
  return changes.reduce(
    (text, { action, entry }) => (action === "add" ? add(text, entry) : remove(text, entry)),
    content,
  );
}

/** Whether a list is as a change wants it. */
export function holds(content: string, { action, entry }: ListChange): boolean {
  return entriesOf(content).includes(entry) === (action === "add");
}

/** What somebody did to a list between two looks; order, blank lines and doubles say nothing about who is on it. */
export function changesBetween(before: string, after: string): ListChange[] {
  const [old, fresh] = [new Set(entriesOf(before)), new Set(entriesOf(after))];
  const gone = [...old].filter((entry) => !fresh.has(entry));
  const come = [...fresh].filter((entry) => !old.has(entry));
  return [
    ...gone.map((entry) => ({ action: "remove" as const, entry })),
    ...come.map((entry) => ({ action: "add" as const, entry })),
  ];
}

interface Standing {
  id: number;
  list: ListName;
  action: "add" | "remove";
  entry: string;
  expiresAt: Date | null;
}

/**
 * The entries whose time is over. Only the newest word about an entry counts: who was banned again for longer, or
 * taken off meanwhile, has nothing that ends.
 * @param changes applied and seen ones, in any order
 */
export function expiredEntries<T extends Standing>(changes: readonly T[], now: Date): T[] {
  const newest = new Map<string, T>();
  for (const change of changes) {
    const key = `${change.list}\n${change.entry}`;
    const known = newest.get(key);
    if (!known || known.id < change.id) newest.set(key, change);
  }
  return [...newest.values()].filter(
    ({ action, expiresAt }) => action === "add" && expiresAt !== null && expiresAt <= now,
  );
}
