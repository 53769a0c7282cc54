import { decodeBytes } from "./decode";
import type { AdmPosition } from "./events";

const POWERS = Array.from({ length: 16 }, (_, n) => 10 ** n);
/** Beyond any map. The game writes the largest float, in full, for "no position". */
const NO_POSITION = 1e9;
const SPACE = 32;
/** What can follow a number in a line. */
const ENDS = new Set(Buffer.from(" ,>]})"));

/**
 * The line under the reader's eye, twice: as bytes, which are fast to look at, and as `text` of one
 * char per byte, from which fields are cut and then decoded. An index is the same place in both.
 */
export class Scan {
  bytes: Uint8Array = new Uint8Array(0);
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

  set(bytes: Uint8Array, text: string, from: number, to: number, plain: boolean): void {
    this.bytes = bytes;
    this.text = text;
    this.rawEnd = to;
    this.plain = plain;
    let end = to;
    while (end > from && (bytes[end - 1] ?? SPACE) <= SPACE) end--;
    this.end = end;
  }

  slice(from: number, to: number): string {
    if (to <= from) return "";
    const { bytes, text } = this;
    if (this.plain) return text.slice(from, to);
    for (let i = from; i < to; i++) {
      const byte = bytes[i] ?? 0;
      if (byte > 127 || byte === 0) return decodeBytes(text.slice(from, to));
    }
    return text.slice(from, to);
  }

  /** The text from an index to the last visible char. */
  rest(from: number): string {
    return this.slice(from, this.end);
  }

  /** Whether an ASCII word stands at an index. Words hold no line feed, so it cannot run into the next line. */
  is(word: string, at: number): boolean {
    const { bytes } = this;
    for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word.charCodeAt(i)) return false;
    return true;
  }

  /** Whether the line ends, but for blanks, with exactly this word. */
  ends(word: string, at: number): boolean {
    return at + word.length === this.end && this.is(word, at);
  }

  /** First index of a word at or after `at` that ends within the line, or -1. */
  find(word: string, at: number): number {
    const { bytes } = this;
    const first = word.charCodeAt(0);
    const last = this.rawEnd - word.length;
    for (let i = at; i <= last; i++) if (bytes[i] === first && this.is(word, i)) return i;
    return -1;
  }

  /** Last index of a word that starts at or after `at`, or -1. */
  findLast(word: string, at: number): number {
    const { bytes } = this;
    const first = word.charCodeAt(0);
    for (let i = this.rawEnd - word.length; i >= at; i--)
      if (bytes[i] === first && this.is(word, i)) return i;
    return -1;
  }

  /** Reads a number into `value`; gives the index after it, or -1. */
  number(at: number): number {
    const { bytes } = this;
    let i = at;
    let byte = bytes[i] ?? 0;
    const negative = byte === 45;
    if (negative) byte = bytes[++i] ?? 0;
    let digits = 0;
    let fraction = 0;
    let n = 0;
    while (byte >= 48 && byte <= 57) {
      n = n * 10 + (byte - 48);
      digits++;
      byte = bytes[++i] ?? 0;
    }
    if (byte === 46) {
      byte = bytes[++i] ?? 0;
      while (byte >= 48 && byte <= 57) {
        n = n * 10 + (byte - 48);
        digits++;
        fraction++;
        byte = bytes[++i] ?? 0;
      }
    }
    // Up to 15 digits the division is the nearest double, as Number() would give it.
    if (digits === 0 || digits > 15 || byte === 101 || byte === 69 || byte === 35) return this.oddNumber(at);
    const size = fraction === 0 ? n : n / (POWERS[fraction] ?? 1);
    this.value = negative && n !== 0 ? -size : size;
    return i;
  }

  private oddNumber(at: number): number {
    let end = at;
    while (end < this.rawEnd && end - at < 80 && !ENDS.has(this.bytes[end] ?? 0)) end++;
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
    const { bytes } = this;
    let i = this.number(at);
    if (i < 0 || bytes[i] !== 44) return -1;
    const a = this.value;
    if (bytes[++i] === SPACE) i++;
    i = this.number(i);
    if (i < 0 || bytes[i] !== 44) return -1;
    const b = this.value;
    if (bytes[++i] === SPACE) i++;
    i = this.number(i);
    if (i < 0 || bytes[i] !== 62) return -1;
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
