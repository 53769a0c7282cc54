import type { AdmPosition } from "./events";

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
const POWERS = Array.from({ length: 16 }, (_, n) => 10 ** n);
/** Beyond any map. The game writes the largest float, in full, for "no position". */
const NO_POSITION = 1e9;
const SPACE = 32;

/** Turns one char per byte into text: UTF-8, with U+FFFD for what is not, and for NUL, which no database column takes. */
export function decodeBytes(bytes: string): string {
  for (let i = 0; i < bytes.length; i++) {
    const code = bytes.charCodeAt(i);
    if (code > 127 || code === 0) {
      return utf8.decode(Buffer.from(bytes, "latin1")).replaceAll("\u0000", "\uFFFD");
    }
  }
  return bytes;
}

/**
 * The line under the reader's eye. `text` holds one char per byte, so that an index is a byte
 * offset; fields are decoded when they are cut out. Words never contain a line feed, so
 * `startsWith` cannot run over the end of the line.
 */
export class Scan {
  text = "";
  /** First index after the line, without trailing blanks. */
  end = 0;
  /** First index after the line. */
  rawEnd = 0;
  /** True when the whole of `text` is ASCII without NUL. */
  plain = true;
  /** The last number that was read; NaN for the game's nan and inf. */
  value = 0;
  /** The last vector that was read. */
  position: AdmPosition | null = null;
  id = "";
  hasPosition = false;
  blockEnd = 0;

  set(text: string, from: number, to: number, plain: boolean): void {
    this.text = text;
    this.rawEnd = to;
    this.plain = plain;
    let end = to;
    while (end > from && text.charCodeAt(end - 1) <= SPACE) end--;
    this.end = end;
  }

  slice(from: number, to: number): string {
    if (to <= from) return "";
    const part = this.text.slice(from, to);
    return this.plain ? part : decodeBytes(part);
  }

  /** The text from an index to the last visible char. */
  rest(from: number): string {
    return this.slice(from, this.end);
  }

  is(word: string, at: number): boolean {
    return this.text.startsWith(word, at);
  }

  /** Whether the line ends, but for blanks, with exactly this word. */
  ends(word: string, at: number): boolean {
    return at + word.length === this.end && this.text.startsWith(word, at);
  }

  /** First index of a word at or after `at` that ends within the line, or -1. */
  find(word: string, at: number): number {
    const first = word.charCodeAt(0);
    const last = this.rawEnd - word.length;
    for (let i = at; i <= last; i++) {
      if (this.text.charCodeAt(i) === first && this.text.startsWith(word, i)) return i;
    }
    return -1;
  }

  /** Last index of a word that starts at or after `at`, or -1. */
  findLast(word: string, at: number): number {
    const first = word.charCodeAt(0);
    for (let i = this.rawEnd - word.length; i >= at; i--) {
      if (this.text.charCodeAt(i) === first && this.text.startsWith(word, i)) return i;
    }
    return -1;
  }

  /** Reads a number into `value`; gives the index after it, or -1. */
  number(at: number): number {
    const text = this.text;
    let i = at;
    let code = text.charCodeAt(i);
    const negative = code === 45;
    if (negative) code = text.charCodeAt(++i);
    let digits = 0;
    let fraction = 0;
    let n = 0;
    while (code >= 48 && code <= 57) {
      n = n * 10 + (code - 48);
      digits++;
      code = text.charCodeAt(++i);
    }
    if (code === 46) {
      code = text.charCodeAt(++i);
      while (code >= 48 && code <= 57) {
        n = n * 10 + (code - 48);
        digits++;
        fraction++;
        code = text.charCodeAt(++i);
      }
    }
    // Up to 15 digits the division is the nearest double, as Number() would give it.
    if (digits === 0 || digits > 15 || code === 101 || code === 69 || code === 35) return this.oddNumber(at);
    const size = fraction === 0 ? n : n / (POWERS[fraction] ?? 1);
    this.value = negative && n !== 0 ? -size : size;
    return i;
  }

  private oddNumber(at: number): number {
    let end = at;
    while (end < this.rawEnd && end - at < 80 && !" ,>]})".includes(this.text.charAt(end))) end++;
    const token = this.text.slice(at, end);
    const value = token === "" ? Number.NaN : Number(token);
    const odd = Number.isNaN(value) && /^[+-]?(?:nan|inf|1\.#)/i.test(token);
    if (Number.isNaN(value) && !odd) return -1;
    this.value = Number.isFinite(value) ? value : Number.NaN;
    // MSVC's `nan(ind)` brings its own parenthesis.
    return odd && this.text.charAt(end) === ")" && token.includes("(") ? end + 1 : end;
  }

  /** Reads `a, b, c` up to and without `>` into `position`; `altitudeAt` is the slot (1 or 2) of the altitude. */
  vector(at: number, altitudeAt: 1 | 2): number {
    const text = this.text;
    let i = this.number(at);
    if (i < 0 || text.charCodeAt(i) !== 44) return -1;
    const a = this.value;
    if (text.charCodeAt(++i) === SPACE) i++;
    i = this.number(i);
    if (i < 0 || text.charCodeAt(i) !== 44) return -1;
    const b = this.value;
    if (text.charCodeAt(++i) === SPACE) i++;
    i = this.number(i);
    if (i < 0 || text.charCodeAt(i) !== 62) return -1;
    const c = this.value;
    const real = Math.abs(a) < NO_POSITION && Math.abs(b) < NO_POSITION && Math.abs(c) < NO_POSITION;
    if (!real) this.position = null;
    else if (altitudeAt === 2) this.position = { east: a, north: b, altitude: c };
    else this.position = { east: a, north: c, altitude: b };
    return i;
  }
}

/** A finite number or null. */
export function finite(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
