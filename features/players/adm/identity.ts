import type { AdmPlayer } from "./events";
import type { Scan } from "./scan";

const OPEN = 40;
const CLOSE = 41;
const SPACE = 32;
const QUOTE = 34;
const APOSTROPHE = 39;
const CONNECTED = '" is connected';

function isBlock(s: Scan, at: number): boolean {
  return s.text.charCodeAt(at) === OPEN && s.text.startsWith("id=", at + 1);
}

/** Reads `(id=…)` or `(id=… pos=<…>)` at an opening parenthesis into the scan; false if it is not whole. */
function readBlock(s: Scan, at: number): boolean {
  const text = s.text;
  const end = s.rawEnd;
  let i = at + 4;
  let code = text.charCodeAt(i);
  // An id holds no parenthesis: so a row of openings stays linear.
  while (i < end && code !== SPACE && code !== CLOSE && code !== OPEN) code = text.charCodeAt(++i);
  if (i >= end || code === OPEN) return false;
  const idEnd = i;
  s.position = null;
  s.hasPosition = code === SPACE;
  if (s.hasPosition) {
    if (!text.startsWith(" pos=<", i)) return false;
    i = s.vector(i + 6, 2);
    if (i < 0 || text.charCodeAt(i + 1) !== CLOSE) return false;
    i++;
  }
  if (i >= end) return false;
  s.id = s.slice(at + 4, idEnd);
  s.blockEnd = i + 1;
  return true;
}

/** The last whole identity block that opens at or after `from`: nothing that a player can write follows it. */
export function lastBlock(s: Scan, from: number): number {
  for (let i = s.end - 4; i >= from; i--) {
    if (s.text.charCodeAt(i) === OPEN && isBlock(s, i) && readBlock(s, i)) return i;
  }
  return -1;
}

/** The first whole identity block in `[from, to)`, or -1. */
export function nextBlock(s: Scan, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    if (s.text.charCodeAt(i) === OPEN && isBlock(s, i) && readBlock(s, i)) return i;
  }
  return -1;
}

/**
 * The player whose block opens at `block` and whose name starts at `from`, right after `Player `:
 * in double quotes, in single quotes (emotes until 1.25), or in none (corpses, 1.22 to 1.25).
 */
export function playerAt(s: Scan, from: number, block: number): AdmPlayer | null {
  const text = s.text;
  let end = block;
  let dead = false;
  if (text.charCodeAt(end - 1) === SPACE) {
    end--;
    if (text.charCodeAt(end - 1) === CLOSE && text.startsWith(" (DEAD)", end - 7)) {
      dead = true;
      end -= 7;
    }
  }
  const open = text.charCodeAt(from);
  const close = text.charCodeAt(end - 1);
  if (open === QUOTE || open === APOSTROPHE) {
    if (close !== open || end - 2 < from) return null;
    return { name: s.slice(from + 1, end - 1), id: s.id, dead, position: s.position };
  }
  if (end <= from || end === block) return null;
  return { name: s.slice(from, end), id: s.id, dead, position: s.position };
}

/** The player of `Player "name" is connected (id=…)`, as written until 1.25; null if the line is not that. */
export function connectedAt(s: Scan, from: number, block: number): AdmPlayer | null {
  const end = block - 1 - CONNECTED.length;
  if (s.hasPosition || end <= from || s.text.charCodeAt(from) !== QUOTE) return null;
  if (!s.text.startsWith(`${CONNECTED} `, end)) return null;
  return { name: s.slice(from + 1, end), id: s.id, dead: false, position: null };
}
