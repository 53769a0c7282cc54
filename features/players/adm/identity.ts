import type { AdmPlayer } from "./events";
import type { Scan } from "./scan";

const OPEN = 40;
const CLOSE = 41;
const SPACE = 32;
const QUOTE = 34;
const APOSTROPHE = 39;
const CONNECTED = '" is connected ';

function isBlock(s: Scan, at: number): boolean {
  return s.bytes[at] === OPEN && s.is("id=", at + 1);
}

/** Reads `(id=…)` or `(id=… pos=<…>)` at an opening parenthesis into the scan; false if it is not whole. */
function readBlock(s: Scan, at: number): boolean {
  const { bytes } = s;
  const end = s.rawEnd;
  let i = at + 4;
  let byte = bytes[i];
  // An id holds no parenthesis: so a row of openings stays linear.
  while (i < end && byte !== SPACE && byte !== CLOSE && byte !== OPEN) byte = bytes[++i];
  if (i >= end || byte === OPEN) return false;
  const idEnd = i;
  s.position = null;
  s.hasPosition = byte === SPACE;
  if (s.hasPosition) {
    if (!s.is(" pos=<", i)) return false;
    i = s.vector(i + 6, 2);
    if (i < 0 || bytes[i + 1] !== CLOSE) return false;
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
    if (s.bytes[i] === OPEN && isBlock(s, i) && readBlock(s, i)) return i;
  }
  return -1;
}

/** The first whole identity block in `[from, to)`, or -1. */
export function nextBlock(s: Scan, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    if (s.bytes[i] === OPEN && isBlock(s, i) && readBlock(s, i)) return i;
  }
  return -1;
}

/**
 * The player whose block opens at `block` and whose name starts at `from`, right after `Player `:
 * in double quotes, in single quotes (emotes until 1.25), or in none (corpses, 1.22 to 1.25).
 */
export function playerAt(s: Scan, from: number, block: number): AdmPlayer | null {
  const { bytes } = s;
  let end = block;
  let dead = false;
  if (bytes[end - 1] === SPACE) {
    end--;
    if (bytes[end - 1] === CLOSE && s.is(" (DEAD)", end - 7)) {
      dead = true;
      end -= 7;
    }
  }
  const open = bytes[from];
  const close = bytes[end - 1];
  if (open === QUOTE || open === APOSTROPHE) {
    if (close !== open || end - 2 < from) return null;
    return { name: s.slice(from + 1, end - 1), id: s.id, dead, position: s.position };
  }
  if (end <= from || end === block) return null;
  return { name: s.slice(from, end), id: s.id, dead, position: s.position };
}

/** The player of `Player "name" is connected (id=…)`, as written until 1.25; null if the line is not that. */
export function connectedAt(s: Scan, from: number, block: number): AdmPlayer | null {
  const end = block - CONNECTED.length;
  if (s.hasPosition || end <= from || s.bytes[from] !== QUOTE) return null;
  if (!s.is(CONNECTED, end)) return null;
  return { name: s.slice(from + 1, end), id: s.id, dead: false, position: null };
}

/**
 * The player whose quoted name opens at `open`, taken to end at the first quote: right for every name
 * without a quote in it, which the caller checks. The rest of the line starts at `s.blockEnd`.
 */
export function plainPlayerAt(s: Scan, open: number): AdmPlayer | null {
  const { bytes } = s;
  if (bytes[open] !== QUOTE) return null;
  let close = open + 1;
  while (close < s.rawEnd && bytes[close] !== QUOTE) close++;
  let block = close + 1;
  let dead = false;
  if (bytes[block] === SPACE) {
    block++;
    if (bytes[block + 1] === 68 && s.is("(DEAD) ", block)) {
      dead = true;
      block += 7;
    }
  }
  if (!isBlock(s, block) || !readBlock(s, block)) return null;
  return { name: s.slice(open + 1, close), id: s.id, dead, position: s.position };
}
