import { isAscii } from "node:buffer";

const CR = 13;
/** Large chunks are cut so that a string of them stays near the cache and under the engine's limit. */
const WINDOW = 256 * 1024;
/** Of a longer line only this much is kept; its length still counts every byte. */
export const MAX_LINE_BYTES = 64 * 1024;

/** One char per byte: an index is a byte offset. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

/**
 * Called for each line: `text.slice(from, to)` is its content without `\r\n`, one char per byte;
 * `offset` and `length` are its bytes in the file, terminator left out; `plain` says that all of
 * `text` is ASCII without NUL.
 */
export type LineVisitor = (
  text: string,
  from: number,
  to: number,
  offset: number,
  length: number,
  plain: boolean,
) => void;

/** Splits chunks of bytes into lines at `\n` or `\r\n` and keeps absolute byte offsets, whatever the bytes are. */
export class AdmLines {
  private readonly parts: string[] = [];
  private kept = 0;
  private pending = 0;
  private lastCode = 0;

  /** `offset` is the byte of the file at which the first chunk starts. */
  constructor(private lineStart = 0) {}

  /** Where the first line that is not yet complete starts: resume reading here. */
  get offset(): number {
    return this.lineStart;
  }

  push(chunk: Uint8Array, visit: LineVisitor): void {
    for (let at = 0; at < chunk.length; at += WINDOW) this.window(chunk.subarray(at, at + WINDOW), visit);
  }

  /** Hands over a last line that has no terminator, if there is one. */
  end(visit: LineVisitor): void {
    if (this.pending === 0) return;
    const bytes = this.pending;
    this.flush("", this.lastCode, visit);
    this.lineStart += bytes;
  }

  private window(bytes: Uint8Array, visit: LineVisitor): void {
    const text = latin1(bytes);
    const first = text.indexOf("\n");
    if (first < 0) {
      this.keep(text);
      return;
    }
    let from = 0;
    if (this.pending > 0) {
      const bytes = this.pending + first;
      this.pending = bytes;
      this.flush(text.slice(0, first), first > 0 ? text.charCodeAt(first - 1) : this.lastCode, visit);
      this.lineStart += bytes + 1;
      from = first + 1;
    }
    const base = this.lineStart - from;
    const plain = isAscii(bytes) && !bytes.includes(0);
    for (let to = text.indexOf("\n", from); to >= 0; to = text.indexOf("\n", from)) {
      let end = to;
      if (end > from && text.charCodeAt(end - 1) === CR) end--;
      const length = end - from;
      visit(text, from, length > MAX_LINE_BYTES ? from + MAX_LINE_BYTES : end, base + from, length, plain);
      from = to + 1;
    }
    this.lineStart = base + from;
    if (from < text.length) this.keep(text.slice(from));
  }

  private keep(text: string): void {
    const room = MAX_LINE_BYTES - this.kept;
    if (room > 0) {
      this.parts.push(text.slice(0, room));
      this.kept += Math.min(text.length, room);
    }
    this.pending += text.length;
    this.lastCode = text.charCodeAt(text.length - 1);
  }

  private flush(tail: string, lastCode: number, visit: LineVisitor): void {
    const line = this.parts.join("") + tail;
    const length = lastCode === CR ? this.pending - 1 : this.pending;
    this.parts.length = 0;
    this.kept = 0;
    this.pending = 0;
    visit(line, 0, Math.min(length, MAX_LINE_BYTES), this.lineStart, length, false);
  }
}
