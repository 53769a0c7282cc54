import type { AdmAi } from "./events";
import { finite, type Scan } from "./scan";

const METERS = " meters";
const SPACE = 32;

interface Weapon {
  weapon: string | null;
  distance: number | null;
}

const NONE: Weapon = { weapon: null, distance: null };

/**
 * Reads ` with WEAPON` or ` with WEAPON from 12.3 meters` up to the end of the line. The weapon is
 * a display name in the server's language and may itself hold "with" and "from". Null if the line
 * goes on in another way.
 */
export function weaponAt(s: Scan, at: number): Weapon | null {
  if (at >= s.end) return NONE;
  if (!s.is(" with", at)) return null;
  const from = at + 6;
  if (from > s.end) return at + 5 === s.end ? { weapon: "", distance: null } : null;
  if (s.bytes[at + 5] !== SPACE) return null;
  if (s.is(METERS, s.end - METERS.length)) {
    const numberEnd = s.end - METERS.length;
    let start = numberEnd;
    while (start > from && s.bytes[start - 1] !== SPACE) start--;
    const weaponEnd = start - " from ".length;
    if (weaponEnd >= from && s.is(" from ", weaponEnd) && s.number(start) === numberEnd) {
      return { weapon: s.slice(from, weaponEnd), distance: finite(s.value) };
    }
  }
  return { weapon: s.rest(from), distance: null };
}

/** Reads `"Name" (group=… faction="…" pos=<…>)`, a mod's character, right after `AI `; the rest starts at `s.blockEnd`. */
export function aiAt(s: Scan, at: number): AdmAi | null {
  const nameEnd = s.find('" (', at + 1);
  if (s.bytes[at] !== 34 || nameEnd < 0) return null;
  const pos = s.find(" pos=<", nameEnd);
  if (pos < 0) return null;
  const end = s.vector(pos + 6, 2);
  if (end < 0 || s.bytes[end + 1] !== 41) return null;
  const faction = s.find('faction="', nameEnd);
  const factionEnd = faction < 0 || faction > pos ? -1 : s.find('"', faction + 9);
  s.blockEnd = end + 2;
  return {
    name: s.slice(at + 1, nameEnd),
    faction: factionEnd < 0 ? null : s.slice(faction + 9, factionEnd),
    position: s.position,
  };
}
