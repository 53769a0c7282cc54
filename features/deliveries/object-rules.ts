import { MAX_ENTITIES_PER_ORDER } from "@/features/shop/limits";
import { isMapKey } from "./rules";
import { MAPS } from "./schema";
import type { PlannedObject } from "./spread";

/** Letters, digits and _: with a slash the game would read a path. */
const CLASS_NAME = /^[A-Za-z][A-Za-z0-9_]{1,63}$/;
/** Metres. No ground of a known map is lower or higher; the log's FLT_MAX is far beyond. */
const DEEPEST = -50;
const HIGHEST = 1_500;

/** Class names that a server knows, with their lifetime in seconds. */
export type KnownTypes = Readonly<Record<string, number>>;

/** How far apart two words are, in single changes; stops counting past `most`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row[b.length] ?? most + 1;
}

/** The class that somebody may have meant; null where none is near. */
export function nearestClass(name: string, types: KnownTypes): string | null {
  const names = Object.keys(types);
  const lower = name.toLowerCase();
  const sameLetters = names.find((one) => one.toLowerCase() === lower);
  if (sameLetters !== undefined) return sameLetters;
  let best: { name: string; away: number } | null = null;
  for (const one of names) {
    const away = distance(lower, one.toLowerCase(), best ? best.away - 1 : 2);
    if (away <= 2 && (!best || away < best.away)) best = { name: one, away };
  }
  return best?.name ?? null;
}

/** Why a class cannot be placed on a server, or null. Upper and lower case count. */
export function classProblem(name: string, types: KnownTypes): string | null {
  if (!CLASS_NAME.test(name)) return `“${name.slice(0, 80)}” is not a class name.`;
  if (Object.hasOwn(types, name)) return null;
  const near = nearestClass(name, types);
  return `The server's types.xml knows no ${name}${near ? `; it knows ${near}` : ""}.`;
}

/** Why a thing cannot stand where it is planned, or null. */
export function placeOfObjectProblem(object: PlannedObject, map: string): string | null {
  if (!isMapKey(map)) return "The map of this server is not known.";
  const [x, altitude, z] = object.pos;
  const { size, name } = MAPS[map];
  const onMap = [x, z].every((value) => Number.isFinite(value) && value >= 0 && value <= size);
  if (!onMap) return `The place lies outside ${name}.`;
  if (!Number.isFinite(altitude) || altitude < DEEPEST || altitude > HIGHEST)
    return "The height of the place is not known.";
  return null;
}

/** Why an attempt can never be placed as it is planned, or null. A later restart would not change it. */
export function planProblem(
  objects: readonly PlannedObject[],
  map: string,
  types: KnownTypes | null,
): string | null {
  if (objects.length === 0) return "There is nothing to place.";
  if (objects.length > MAX_ENTITIES_PER_ORDER)
    return `It has ${objects.length} objects, and one order places at most ${MAX_ENTITIES_PER_ORDER}.`;
  for (const object of objects) {
    const problem =
      placeOfObjectProblem(object, map) ?? (types === null ? null : classProblem(object.name, types));
    if (problem) return problem;
  }
  return null;
}
